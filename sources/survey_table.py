"""Survey results with one column a construct: the mean of each, and how many answered, by year.

The number of answers is a column for all constructs, or one beside each ("Trivsel antall svar", or a second heading row
with "Snitt" and "Antall" under each construct).
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from domain.errors import Problem
from domain.figures.instruments import group_said, instrument_said
from domain.figures.take_figures import Line, Refusal
from sources.headings import Names, column, columns, is_staff, passed_over, plain, unknown, who_in
from sources.parted import Parted
from sources.table_text import Row

_COUNT = re.compile(
    r"\s*[-,(]?\s*\(?(?:antall svar|antal svar|antall|antal|svar|n|answers|number of answers|respondenter)\)?$"
    r"|^(?:antall svar|antal svar|antall|antal|number of answers)[\s:,-]+"
)
_MEAN = re.compile(r"\s*[-,(]?\s*\(?(?:snitt|gjennomsnitt|mean|verdi|value)\)?$|^(?:snitt|gjennomsnitt|mean)[\s:,-]+")
_FEWEST = 2  # constructs that a heading names, where the year and the number of answers do not stand beside one


@dataclass(frozen=True, slots=True)
class Wide:
    """Where things are: the place of each construct's mean and of its number of answers."""

    places: dict[str, int]  # name of the construct as written -> place of its mean
    counts: dict[str, int]  # name of the construct as written -> place of its number of answers
    common: dict[str, int]  # year, answers, who, source, counted_on
    width: int
    strange: dict[int, str]  # headings that are not known, by their places


def wide_heading(cells: Sequence[str], names: Names) -> Wide | None:
    """The heading of such a table, or None."""
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = plain(cell)
        if names.meant(name):
            places.setdefault(name, place)
        elif (counted := _COUNT.sub("", name)) != name and names.meant(counted):
            counts.setdefault(counted, place)
        elif (mean := _MEAN.sub("", name)) != name and names.meant(mean):
            places.setdefault(mean, place)
    common = {key: at for key, at in columns(cells).items() if key not in ("indicator", "value")}
    alone = len(places) == 1 and "year" in common and ("answers" in common or counts)
    if len(places) < _FEWEST and not alone:
        return None
    known = {*places.values(), *counts.values(), *common.values()}
    return Wide(places, counts, common, len(cells), unknown(cells, known))


def joined(above: Sequence[str], below: Sequence[str], names: Names) -> list[str] | None:
    """Two heading rows as one: a construct over "Snitt" and "Antall". None where they are not that."""
    if sum(bool(names.meant(cell)) for cell in above) < _FEWEST or not any(map(column, below)):
        return None
    cells: list[str] = []
    over = ""
    for place in range(max(len(above), len(below))):
        upper = above[place].strip() if place < len(above) else ""
        lower = below[place].strip() if place < len(below) else ""
        over = upper or (over if column(lower) in ("value", "answers") else "")
        cells.append(f"{over} {lower}".strip() if names.meant(over) else lower or over)
    return cells


def under_merged(above: Sequence[str], below: Sequence[str], names: Names) -> list[str] | None:
    """Two heading rows as one: the constructs under a merged "Konstrukt", what stands beside them above or below. None
    where they are not that.
    """
    if any(map(names.meant, above)) or not any(map(names.meant, below)):
        return None
    alone = wide_heading(below, names)
    if alone is not None and "year" in alone.common and (alone.counts or "answers" in alone.common):
        return None  # what stands above is a title
    width = max(len(above), len(below))
    return [_at(below, place).strip() or _at(above, place) for place in range(width)]


def survey_lines(
    wide: Wide, table: Iterable[Row], names: Names, about: str, *, notes: list[Problem], strict: bool = True
) -> Iterator[Line | Refusal]:
    """A line a construct and year. Which survey it is: by the row, the sheet or file, else by the other constructs."""
    about = about or names.survey_of(names.meant(name) for name in wide.places)
    told = [wide.common[key] for key in ("year", "who") if key in wide.common]
    source = wide.common.get("source")

    def alike(cells: Sequence[str]) -> Hashable:
        asked = instrument_said(_at(cells, source)) if source is not None else ""
        return tuple(plain(_at(cells, place)) for place in told), asked

    parted = Parted(wide.strange, alike)
    for row in parted.rows(table):
        if isinstance(row, Refusal):
            yield row
            continue
        number, cells = row
        if strict and any(cell.strip() for cell in cells[wide.width :]):
            yield Refusal(number, Problem("figures_cells", {"cells": len(cells), "width": wide.width}))
            continue
        texts = {key: _at(cells, place) for key, place in wide.common.items()}
        survey = who_in(texts.get("who", "")) or about
        staff = is_staff(texts.get("who", ""))
        for name, place in wide.places.items():
            value = _at(cells, place)
            answers = _at(cells, wide.counts[name]) if name in wide.counts else texts.get("answers", "")
            if not value.strip() and not (name in wide.counts and answers.strip()):
                continue  # a construct that was not asked about this year
            meant = names.meant(name, survey)
            if staff and not names.of_staff(meant):
                yield Refusal(number, Problem("figure_who", {"who": texts["who"].strip()[:40]}))
                continue
            indicator = meant[0] if len(meant) == 1 else name
            yield Line(number, indicator, texts.get("year", ""), value, answers, texts.get("source", ""),
                       texts.get("counted_on", ""), group=group_said(texts.get("who", "")))  # fmt: skip
    notes += [*passed_over(wide.strange.values(), names.not_used), *parted.notes()]


def _at(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""
