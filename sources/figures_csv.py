"""A tidy table of indicator values, one figure a line, as lines for ``domain.figures.take_figures``.

Columns: indicator, year, value, answers, source, counted_on, who; in any order, named in bokmål, nynorsk or English.
The first three are needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from domain.errors import Problem
from domain.figures.instruments import group_said
from domain.figures.take_figures import Line, Refusal
from sources.headings import Names, columns, who_in
from sources.table_text import MOST_BYTES, MOST_ROWS, Row, UnreadableError

NEEDED = ("indicator", "year", "value")


def unreadable(why: UnreadableError, number: int = 0) -> Refusal:
    """What to say where a file cannot be read, or not further than this line."""
    return Refusal(number, Problem(why.key, {"rows": MOST_ROWS, "kilobytes": MOST_BYTES // 1000}))


def tidy(
    header: Sequence[str], table: Iterable[Row], names: Names | None = None, about: str = ""
) -> Iterator[Line | Refusal]:
    """The lines under a heading. ``about`` is the survey that the file or the sheet names itself after."""
    where, width = columns(header), len(header)
    for number, cells in table:
        if any(cell.strip() for cell in cells[width:]):
            # Most often a decimal comma in a file whose cells are parted by commas: reading on would shift every cell.
            yield Refusal(number, Problem("figures_cells", {"cells": len(cells), "width": width}))
            continue
        texts = {name: cells[place] for name, place in where.items() if place < len(cells)}
        indicator = texts.get("indicator", "")
        if names is not None:
            survey = who_in(texts.get("who", "")) or about
            meant = names.meant(indicator, survey)
            indicator = meant[0] if len(meant) == 1 else indicator
        yield Line(number, indicator, texts.get("year", ""), texts.get("value", ""), texts.get("answers", ""),
                   texts.get("source", ""), _day(texts.get("counted_on", "")),
                   group=group_said(texts.get("who", "")))  # fmt: skip


def _day(text: str) -> str:
    """A spreadsheet's moment is a day."""
    return text[:10] if len(text) == 19 and text[4] == text[7] == "-" else text
