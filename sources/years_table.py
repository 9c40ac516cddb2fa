"""Results with a row for each construct and a column for each year, as people set them up to see how it goes.

The number of answers stands in a column beside each year ("2025 antall svar", or a second heading row with "Snitt" and
"Antall" under each year), in a row of its own, or, where there is one year only, in one column.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.errors import Problem
from domain.figures.take_figures import Line, Refusal
from sources.headings import Names, column, columns, is_staff, passed_over, plain, unknown, who_in
from sources.parted import Parted
from sources.table_text import Row

_YEAR = re.compile(r"(?:år\s+)?((?:19|20)\d\d(?:\s?[/-]\s?(?:(?:19|20)?\d\d))?)\b[\s,(-]*(?P<rest>.*?)[)\s]*$")
_BEFORE = re.compile(r"(?P<rest>.+?)[\s,(-]*\b((?:19|20)\d\d(?:\s?[/-]\s?(?:(?:19|20)?\d\d))?)\)?$")


@dataclass(frozen=True, slots=True)
class Years:
    """Where things are: the constructs, and the value and the number of answers of each year."""

    label: int
    values: dict[str, int]
    counts: dict[str, int]
    common: dict[str, int]  # answers, who, source, counted_on
    width: int
    strange: dict[int, str]


def years_heading(cells: Sequence[str], below: Sequence[str], names: Names) -> tuple[Years, int] | None:
    """The heading of such a table and how many rows it takes, or None."""
    known = columns(cells)
    label = known.get("indicator", 0)
    named = "indicator" in known or any(names.meant(row[label]) for row in (below,) if label < len(row))
    two_rows = _joined(cells, below)
    for heading, height in ((two_rows, 2), (cells, 1)):
        if heading is None:
            continue
        values, counts = _years(heading)
        if values and (named or height == 2) and "year" not in known:
            common = {
                key: at for key, at in columns(heading).items() if key in ("answers", "who", "source", "counted_on")
            }
            used = {label, *values.values(), *counts.values(), *common.values()}
            return Years(label, values, counts, common, len(heading), unknown(heading, used)), height
    return None


def _joined(above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """Two heading rows as one: a year, in a merged cell, over "Snitt" and "Antall". None where they are not that."""
    if not any(_YEAR.match(plain(cell)) for cell in above) or not any(
        column(cell) in ("value", "answers") for cell in below
    ):
        return None
    cells: list[str] = []
    over = ""
    for place in range(max(len(above), len(below))):
        upper = above[place].strip() if place < len(above) else ""
        lower = below[place].strip() if place < len(below) else ""
        over = upper or (over if column(lower) in ("value", "answers") else "")
        cells.append(f"{over} {lower}".strip())
    return cells


def _years(cells: Sequence[str]) -> tuple[dict[str, int], dict[str, int]]:
    values: dict[str, int] = {}
    counts: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = plain(cell)
        found = _YEAR.match(name) or _BEFORE.match(name)
        if found is None:
            continue
        year = next(part for part in found.groups() if part and re.match(r"(19|20)\d\d", part))
        kind = column(found["rest"].strip("() ")) if found["rest"] else "value"
        if kind in ("value", "answers"):
            (values if kind == "value" else counts).setdefault(year, place)
    return values, counts


def years_lines(
    heading: Years, table: Iterable[Row], names: Names, about: str, *, notes: list[Problem], strict: bool = True
) -> Iterator[Line | Refusal]:
    """A line a construct and year."""
    told = [heading.label, *([heading.common["who"]] if "who" in heading.common else [])]
    parted = Parted(heading.strange, lambda cells: tuple(plain(_at(cells, place)) for place in told))
    kept = list(parted.rows(table))
    rows = [row for row in kept if not isinstance(row, Refusal)]
    answers = {
        year: _at(cells, place)
        for _, cells in rows
        if column(_at(cells, heading.label)) == "answers"
        for year, place in heading.values.items()
    }
    about = about or names.survey_of(names.meant(_at(cells, heading.label)) for _, cells in rows)
    for row in kept:
        if isinstance(row, Refusal):
            yield row
        elif strict and any(cell.strip() for cell in row[1][heading.width :]):
            yield Refusal(row[0], Problem("figures_cells", {"cells": len(row[1]), "width": heading.width}))
        elif column(_at(row[1], heading.label)) != "answers":
            yield from _of_row(heading, row, names, about, answers)
    notes += [*passed_over(heading.strange.values(), names.not_used), *parted.notes()]


def _of_row(heading: Years, row: Row, names: Names, about: str, answers: dict[str, str]) -> Iterator[Line | Refusal]:
    number, cells = row
    texts = {key: _at(cells, place) for key, place in heading.common.items()}
    name = _at(cells, heading.label)
    meant = names.meant(name, who_in(texts.get("who", "")) or about)
    if is_staff(texts.get("who", "")) and not names.of_staff(meant):
        yield Refusal(number, Problem("figure_who", {"who": texts["who"].strip()[:40]}))
        return
    for year, place in heading.values.items():
        value = _at(cells, place)
        count = _at(cells, heading.counts[year]) if year in heading.counts else answers.get(year, "")
        if len(heading.values) == 1:
            count = count or texts.get("answers", "")
        if value.strip() or (year in heading.counts and count.strip()):
            yield Line(number, meant[0] if len(meant) == 1 else name, year, value, count, texts.get("source", ""),
                       texts.get("counted_on", ""))  # fmt: skip


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
