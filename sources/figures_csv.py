"""A tidy table of indicator values, one figure a line, as lines for ``domain.figures.take_figures``.

Columns: indicator, year, value, answers, source, counted_on, who; in any order, named in bokmål, nynorsk or English.
The first three are needed.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence

from domain.errors import Problem
from domain.figures.instruments import group_said, instrument_said
from domain.figures.take_figures import Line, Refusal
from sources.headings import Names, columns, is_staff, passed_over, plain, unknown, who_in
from sources.parted import Parted
from sources.table_text import MOST_BYTES, MOST_ROWS, Row, UnreadableError

NEEDED = ("indicator", "year", "value")
_TELLS_APART = ("indicator", "year", "who")


def unreadable(why: UnreadableError, number: int = 0) -> Refusal:
    """What to say where a file cannot be read, or not further than this line."""
    return Refusal(number, Problem(why.key, {"rows": MOST_ROWS, "kilobytes": MOST_BYTES // 1000}))


def tidy(
    header: Sequence[str],
    table: Iterable[Row],
    names: Names | None = None,
    about: str = "",
    *,
    notes: list[Problem] | None = None,
    strict: bool = True,
) -> Iterator[Line | Refusal]:
    """The lines under a heading. ``about`` is the survey that the file or the sheet names itself after; ``strict``: a
    cell beyond the headings means that cells are shifted. What was passed over is added to ``notes``.
    """
    where, width = columns(header), len(header)
    strange = unknown(header, where.values())

    def alike(cells: Sequence[str]) -> Hashable:
        told = tuple(plain(_at(cells, where.get(name))) for name in _TELLS_APART)
        return told, instrument_said(_at(cells, where.get("source")))

    parted = Parted(strange, alike)
    for row in parted.rows(table):
        if isinstance(row, Refusal):
            yield row
            continue
        number, cells = row
        if strict and any(cell.strip() for cell in cells[width:]):
            # Most often a decimal comma in a file whose cells are parted by commas: reading on would shift every cell.
            yield Refusal(number, Problem("figures_cells", {"cells": len(cells), "width": width}))
            continue
        texts = {name: _at(cells, place) for name, place in where.items()}
        indicator = texts.get("indicator", "")
        if names is not None:
            survey = who_in(texts.get("who", "")) or about
            meant = names.meant(indicator, survey)
            if is_staff(texts.get("who", "")) and not names.of_staff(meant):
                yield Refusal(number, Problem("figure_who", {"who": texts["who"].strip()[:40]}))
                continue
            indicator = meant[0] if len(meant) == 1 else indicator
        yield Line(number, indicator, texts.get("year", ""), texts.get("value", ""), texts.get("answers", ""),
                   texts.get("source", ""), texts.get("counted_on", ""),
                   group=group_said(texts.get("who", "")))  # fmt: skip
    if notes is not None:
        notes += [*passed_over(strange.values(), names.not_used if names else ()), *parted.notes()]


def _at(cells: Sequence[str], place: int | None) -> str:
    return cells[place] if place is not None and place < len(cells) else ""
