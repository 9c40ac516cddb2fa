"""Indicators by year: colour, number and symbol in each cell, the name above its row so that five years fit a phone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from cards.charts import cells
from cards.charts.level_table import wedge
from cards.charts.palette import INK, MUTED
from cards.charts.status import FILLS, ON_FILLS, ON_PAPER, RIMS, symbol
from cards.charts.style import LINE, MARGIN, SMALL_SIZE, TITLE_SIZE, WIDTH, heading, sheet, width_of, wrap

VALUE_SIZE = 11.5
SYMBOL_ROOM = 15.0


def figure(data: Mapping[str, Any]) -> Figure:
    """At most five rows; the oldest years give way where the numbers are long."""
    title = wrap(data["title"], WIDTH - 2 * MARGIN, TITLE_SIZE, "bold")
    second = wrap(data["second"], WIDTH - 2 * MARGIN) if data["second"] else []
    count = _years_that_fit(data)
    years = data["years"][-count:]
    top = 20 + LINE * (len(title) + len(second)) + 7
    legend = _legend_lines(data["legend"])
    rows = data["rows"]
    fig, ax = sheet(top + 11 + len(rows) * cells.ROW + (LINE * len(legend) + 12 if legend else 4))
    heading(ax, title, second)
    cells.years(ax, [str(year) for year in years], top)
    y = top + 19
    for row in rows:
        cells.name(ax, row["name"], y)
        _row(ax, row["cells"][-count:], y + 12)
        for place, year in enumerate(years):
            if place and year in row.get("breaks", ()):
                wedge(ax, cells.Columns(count).left(place) - cells.GAP / 2, y + 12)
        y += cells.ROW
    for line in legend:
        _legend(ax, line, y + 2)
        y += LINE
    return fig


def _years_that_fit(data: Mapping[str, Any]) -> int:
    for count in range(len(data["years"]), 1, -1):
        wide = cells.Columns(count).wide - 8
        shown = [cell for row in data["rows"] for cell in row["cells"][-count:] if cell]
        if all(_wide(cell) <= wide for cell in shown):
            return count
    return 1


def _wide(cell: Sequence[str]) -> float:
    status, value = cell
    return width_of(value, VALUE_SIZE, "bold") + (SYMBOL_ROOM if status in ON_PAPER else 0)


def _row(ax: Axes, row: Sequence[Sequence[str] | None], y: float) -> None:
    columns = cells.Columns(len(row))
    middle = y + cells.HIGH / 2
    for place, told in enumerate(row):
        x = columns.middle(place)
        if told is None:
            cells.nothing(ax, x, middle)
            continue
        told_cell(ax, told, columns.left(place), y, columns.wide)


def told_cell(ax: Axes, told: Sequence[str], left: float, y: float, wide: float) -> None:
    """A status and a value in a cell; a withheld one has the symbol alone."""
    status, value = told
    x, middle = left + wide / 2, y + cells.HIGH / 2
    cells.cell(ax, left, y, wide, FILLS[status], RIMS.get(status))
    if not value:
        symbol(ax, x, middle, status, ON_FILLS[status])
        return
    start = x - _wide(told) / 2
    words = ax.text(start, middle, value, fontsize=VALUE_SIZE, fontweight="bold", color=ON_FILLS[status], va="center")
    words.set_gid(FILLS[status])
    symbol(ax, x + _wide(told) / 2 - 5.4, middle, status, ON_FILLS[status])


def _legend_lines(legend: Sequence[Sequence[str]]) -> list[list[Sequence[str]]]:
    """The words for the symbols, as many on a line as there is room for."""
    lines: list[list[Sequence[str]]] = []
    room = 0.0
    for entry in legend:
        wide = _entry_width(entry)
        if not lines or wide > room:
            lines.append([])
            room = WIDTH - 2 * MARGIN
        lines[-1].append(entry)
        room -= wide
    return lines


def _entry_width(entry: Sequence[str]) -> float:
    status, word = entry
    return width_of(word, SMALL_SIZE) + (14 if status in ON_PAPER else 0) + 9


def _legend(ax: Axes, line: Sequence[Sequence[str]], y: float) -> None:
    x: float = MARGIN
    for entry in line:
        status, word = entry
        marked = status in ON_PAPER
        if marked:
            symbol(ax, x + 5, y, status, ON_PAPER[status], 5.0)
        colour = INK if marked else MUTED
        ax.text(x + (14 if marked else 0), y, word, fontsize=SMALL_SIZE, color=colour, va="center")
        x += _entry_width(entry)
