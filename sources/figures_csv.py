"""A CSV file of indicator values, as lines for ``domain.take_figures``.

Columns: indicator, year, value, answers, source, counted_on; in any order, named in bokmål, nynorsk or English. The
first three are needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.errors import Problem
from domain.ports import Units
from domain.take_figures import Line, Refusal, Report, school_meant, take
from sources.table_text import MOST_BYTES, MOST_ROWS, UnreadableError, decoded, rows

_NEEDED = ("indicator", "year", "value")
_COLUMNS = {
    "indicator": "indicator indikator id mål",
    "year": "year år aar skoleår skuleår",
    "value": "value verdi snitt",
    "answers": "answers svar n antall_svar antal_svar number_of_answers",
    "source": "source kilde kjelde",
    "counted_on": "counted_on telt telt_dato telledato teljedato dato date talt",
}
_NAMES = {name: column for column, names in _COLUMNS.items() for name in names.split()}


async def import_figures(units: Units, school: str, data: bytes, now: datetime) -> Report:
    """Keep what is good in a file. ``school`` is a name or an id; the report says what became of each line."""
    found = await school_meant(units, school)
    if isinstance(found, Problem):
        return Report(None, refused=(Refusal(0, found),))
    return await take(units, found, lines_of(data), now)


def lines_of(data: bytes) -> Iterator[Line | Refusal]:
    """Each line of the file; a refusal where a line has too many cells or the file cannot be read further."""
    columns: dict[str, int] = {}
    width = 0
    number = 0
    try:
        for number, cells in rows(decoded(data)):
            if columns:
                yield _line(number, cells, columns, width)
                continue
            columns, width = _header(cells), len(cells)
            missing = [name for name in _NEEDED if name not in columns]
            if missing:
                yield Refusal(number, Problem("figures_header", {"names": ", ".join(missing)}))
                return
    except UnreadableError as why:
        limits = {"rows": MOST_ROWS, "kilobytes": MOST_BYTES // 1000}
        yield Refusal(number, Problem(why.key, limits))
        return
    if not columns:
        yield Refusal(0, Problem("figures_file_empty"))


def _header(cells: Sequence[str]) -> dict[str, int]:
    """Which column is where; the first where a name comes twice, names that are not known are passed over."""
    columns: dict[str, int] = {}
    for place, cell in enumerate(cells):
        name = _NAMES.get("_".join(cell.casefold().replace("-", " ").split()))
        if name:
            columns.setdefault(name, place)
    return columns


def _line(number: int, cells: Sequence[str], columns: dict[str, int], width: int) -> Line | Refusal:
    if any(cell.strip() for cell in cells[width:]):
        # Most often a decimal comma in a file whose cells are parted by commas: reading on would shift every cell.
        return Refusal(number, Problem("figures_cells", {"cells": len(cells), "width": width}))
    texts = {name: cells[place] for name, place in columns.items() if place < len(cells)}
    return Line(number, texts.get("indicator", ""), texts.get("year", ""), texts.get("value", ""),
                texts.get("answers", ""), texts.get("source", ""), texts.get("counted_on", ""))  # fmt: skip
