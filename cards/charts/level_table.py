"""Characteristics by year in steps of blue: the level agreed on and the aim. Never the colours of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from cards.charts import cells
from cards.charts.palette import HAIRLINE, INK, INK_DEEP, LEVELS, MUTED, PAPER, WHITE
from cards.charts.style import LINE, MARGIN, SMALL_SIZE, TITLE_SIZE, WIDTH, heading, sheet, width_of, wrap

ON_LEVELS = (INK, INK, INK_DEEP, WHITE)
LEVEL_SIZE = 13.0
AIM_GAP = 4.0


def figure(data: Mapping[str, Any]) -> Figure:
    """At most five rows of at most six years."""
    title = wrap(data["title"], WIDTH - 2 * MARGIN, TITLE_SIZE, "bold")
    foot = [line for words in data["foot"] for line in wrap(words, WIDTH - 2 * MARGIN - 12, SMALL_SIZE)]
    top = 20 + LINE * len(title) + 7
    rows = data["rows"]
    fig, ax = sheet(top + 11 + len(rows) * cells.ROW + 13 * len(foot) + 14)
    heading(ax, title, [])
    cells.years(ax, [str(year) for year in data["years"]], top)
    y = top + 19
    for row in rows:
        cells.name(ax, row["name"], y)
        _row(ax, row["cells"], y + 12, data["open"])
        y += cells.ROW
    _foot(ax, data, y + 2)
    return fig


def _row(ax: Axes, row: Sequence[Mapping[str, Any] | None], y: float, open_word: str) -> None:
    columns = cells.Columns(len(row))
    middle = y + cells.HIGH / 2
    for place, told in enumerate(row):
        x, left = columns.middle(place), columns.left(place)
        if told is None:
            cells.nothing(ax, x, middle)
            continue
        if told["level"] is None:
            cells.cell(ax, left, y, columns.wide, PAPER, HAIRLINE)
            ax.text(x, middle, open_word, fontsize=SMALL_SIZE, color=MUTED, ha="center", va="center")
        else:
            level_cell(ax, told, left, y, columns.wide)
        if told["changed"]:
            wedge(ax, left - cells.GAP / 2 if place else left + 1, y)


def level_cell(ax: Axes, told: Mapping[str, Any], left: float, y: float, wide: float) -> None:
    """A level in its blue, and the aim where there is one."""
    fill, ink = LEVELS[told["level"] - 1], ON_LEVELS[told["level"] - 1]
    cells.cell(ax, left, y, wide, fill)
    aim = f"→ {told['aim']}" if told["aim"] else ""
    level = str(told["level"])
    long = width_of(level, LEVEL_SIZE, "bold") + (AIM_GAP + width_of(aim) if aim else 0)
    x, middle = left + (wide - long) / 2, y + cells.HIGH / 2
    words = ax.text(x, middle, level, fontsize=LEVEL_SIZE, fontweight="bold", color=ink, va="center")
    words.set_gid(fill)
    if aim:
        x += width_of(level, LEVEL_SIZE, "bold") + AIM_GAP
        ax.text(x, middle, aim, color=ink, va="center").set_gid(fill)


def wedge(ax: Axes, x: float, y: float, high: float = cells.HIGH) -> None:
    """A wedge on a line: from here on there were other criteria."""
    ax.plot([x, x], [y - 2, y + high + 2], color=INK, lw=1.6)
    ax.add_patch(Polygon([(x - 3.4, y - 6), (x + 3.4, y - 6), (x, y - 0.5)], fc=INK, ec="none"))


def _foot(ax: Axes, data: Mapping[str, Any], y: float) -> None:
    for words in data["foot"]:
        wedge = words == data["changed"]
        if wedge:
            ax.add_patch(Polygon([(MARGIN, y - 3), (MARGIN + 7, y - 3), (MARGIN + 3.5, y + 3)], fc=INK, ec="none"))
        for line in wrap(words, WIDTH - 2 * MARGIN - 12, SMALL_SIZE):
            ax.text(MARGIN + (12 if wedge else 0), y, line, fontsize=SMALL_SIZE, color=MUTED, va="center")
            y += 13
