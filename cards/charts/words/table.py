"""From readings to the spec of the colour table."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cards.charts.spec import ChartSpec
from cards.charts.words.wording import (
    STATUS_WORDS,
    UNITS,
    above,
    decimal,
    drawn_names,
    full_value,
    left_out,
    names,
    status_word,
)
from domain.catalogue.areas import said
from domain.figures.figure import Figure
from domain.figures.instruments import comparable
from domain.figures.reading import Reading, Status
from domain.rounding import decimals_of
from locales import tr

MOST_ROWS = 5  # what 1024 px hold
MOST_YEARS = 5
_ORDER = (Status.GOOD, Status.WATCH, Status.LIFT, Status.SUPPRESSED)


def table_spec(language: str, readings: Sequence[Reading], title: str) -> ChartSpec | None:
    """The first five figures of the last five years; None where there is nothing to show."""
    told = [one for one in readings if one.history][:MOST_ROWS]
    if not told:
        return None
    called, (drawn, owner) = names(language, told), drawn_names(language, told)
    newest = max(one.history[-1].year for one in told)
    first = max(min(one.history[0].year for one in told), newest - MOST_YEARS + 1)
    years = list(range(first, newest + 1))
    units = {one.indicator.unit for one in told}
    seen = [[_cell(one, year) for year in years] for one in told]
    used = {status for row in seen for cell in row if cell for status in [cell[0]]}
    legend = [[status.value, tr(language, STATUS_WORDS[status])] for status in _ORDER if status in used]
    if any(cell is None for row in seen for cell in row):
        legend.append(["", tr(language, "–: no figure")])
    unit = next(iter(units)) if len(units) == 1 else ""
    breaks = [_breaks(one) for one in told]
    if any(set(row) & set(years[1:]) for row in breaks):
        legend.append(["", tr(language, "▾: another survey, or other age groups")])
    data = {
        "title": title,
        "second": above(owner, tr(language, UNITS.get(unit, unit)) if unit else ""),
        "years": years,
        "rows": [
            {
                "name": _name(language, reading, drawn[reading.indicator.id], alone=len(units) == 1),
                "cells": _shown(language, reading, row),
                "breaks": broken,
            }
            for reading, row, broken in zip(told, seen, breaks, strict=True)
        ],
        "legend": legend,
    }
    lines = [
        _sentence(language, reading, called[reading.indicator.id], years, row)
        for reading, row in zip(told, seen, strict=True)
    ]
    rest = left_out(language, [one for one in readings if one.history], told)
    return ChartSpec("table", language, data, "\n".join(lines), rest)


def _breaks(reading: Reading) -> list[int]:
    """The years from which figures do not compare with those before: another survey, or other age groups."""
    shown = [figure for figure in reading.history if not figure.suppressed]
    return [one.year for before, one in pairwise(shown) if not comparable(before, one)]


_Cell = tuple[Status, float] | None  # a withheld value is 0: the real one never comes this far


def _cell(reading: Reading, year: int) -> _Cell:
    found: Figure | None = next((figure for figure in reading.history if figure.year == year), None)
    if found is None:
        return None
    if found.suppressed:
        return Status.SUPPRESSED, 0.0
    status = reading.status_in(found)
    return status, 0.0 if status is Status.SUPPRESSED else found.value


def _shown(language: str, reading: Reading, row: Sequence[_Cell]) -> list[list[str] | None]:
    """The row's numbers with equally many decimals, so that they can be read across."""
    told = [value for cell in row if cell for status, value in [cell] if status is not Status.SUPPRESSED]
    unit = reading.indicator.unit
    decimals = decimals_of(unit, told)
    return [
        [cell[0].value, "" if cell[0] is Status.SUPPRESSED else decimal(language, cell[1], decimals)] if cell else None
        for cell in row
    ]


def _name(language: str, reading: Reading, name: str, *, alone: bool) -> str:
    """The name of a row; with what is counted, where the rows are not counted in the same."""
    unit = reading.indicator.unit
    if alone or unit == "mean":
        return name
    counted = said(reading.indicator.counted, language) if unit == "count" else tr(language, UNITS.get(unit, unit))
    if not counted or counted.casefold() in name.casefold():
        return name
    return f"{name} ({counted[:1].lower() + counted[1:]})"


def _sentence(language: str, reading: Reading, name: str, years: Sequence[int], row: Sequence[_Cell]) -> str:
    parts = []
    for year, cell in zip(years, row, strict=True):
        if cell is None:
            parts.append(tr(language, "{year} no figure", year=year))
            continue
        status, value = cell
        if year in _breaks(reading):
            parts.append(tr(language, "then another survey, or other age groups"))
        words = [] if status is Status.SUPPRESSED else [full_value(language, reading.indicator.unit, value)]
        parts.append(" ".join([str(year), *words, status_word(language, status)]).rstrip())
    return f"{name}: {', '.join(parts)}."
