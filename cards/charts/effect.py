"""Then and now: the level and the figures in one picture, with what became of each between the two cells.

The line between is drawn from the number: rising, falling, level. Where nothing can be said, it is dotted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Polygon

from cards.charts import cells, colour_table, level_table
from cards.charts.palette import INK, MUTED
from cards.charts.style import (
    BODY_SIZE,
    LINE,
    MARGIN,
    SMALL_SIZE,
    TITLE_SIZE,
    WIDTH,
    heading,
    sheet,
    shorten,
    width_of,
    wrap,
)

WIDE = 78.0  # of a cell
ROW = cells.NAME_LINE + cells.HIGH + 10
RISE = 4.0  # how much the line of a change climbs or falls
DOTTED = frozenset({"few", "other", "hidden", "open", "changed"})
NOTHING = frozenset({"not_yet", "no_before"})


def figure(data: Mapping[str, Any]) -> Figure:
    """The level and at most four figures."""
    title = wrap(data["title"], WIDTH - 2 * MARGIN, TITLE_SIZE, "bold")
    foot = [line for words in data["foot"] for line in wrap(words, WIDTH - 2 * MARGIN, SMALL_SIZE)]
    top = 20 + LINE * len(title) + 7
    rows = data["rows"]
    fig, ax = sheet(top + 11 + len(rows) * ROW + 13 * len(foot) + (10 if foot else 2))
    heading(ax, title, [])
    for word, x, weight, colour in zip(
        data["columns"], (_middle(0), _middle(1)), ("normal", "bold"), (MUTED, INK), strict=True
    ):
        ax.text(x, top, word, fontsize=10.5, fontweight=weight, color=colour, ha="center", va="center")
    y = top + 19
    for row in rows:
        _row(ax, row, y)
        y += ROW
    for line in foot:
        ax.text(MARGIN, y, line, fontsize=SMALL_SIZE, color=MUTED, va="center")
        y += 13
    return fig


def _left(place: int) -> float:
    return cells.RIGHT - WIDE if place else cells.LEFT


def _middle(place: int) -> float:
    return _left(place) + WIDE / 2


def _row(ax: Axes, row: Mapping[str, Any], y: float) -> None:
    when = width_of(row["when"], SMALL_SIZE)
    name = shorten(row["name"], WIDTH - 2 * MARGIN - when - 10, BODY_SIZE)
    ax.text(MARGIN, y, name, va="center")
    ax.text(WIDTH - MARGIN, y, row["when"], fontsize=SMALL_SIZE, color=MUTED, ha="right", va="center")
    upper = y + 12
    for place, told in enumerate((row["before"], row["after"])):
        if told is None:
            cells.nothing(ax, _middle(place), upper + cells.HIGH / 2)
        elif row["kind"] == "level":
            level_table.level_cell(ax, told, _left(place), upper, WIDE)
        else:
            colour_table.told_cell(ax, told, _left(place), upper, WIDE)
    _between(ax, row["way"], row["word"], upper)


def _between(ax: Axes, way: str, word: str, y: float) -> None:
    """The line from then to now, and the word above it."""
    left, right = cells.LEFT + WIDE + 9, cells.RIGHT - WIDE - 9
    middle = (left + right) / 2
    if way in NOTHING:
        ax.text(middle, y + cells.HIGH / 2, word, fontsize=SMALL_SIZE, color=MUTED, ha="center", va="center")
        return
    ax.text(middle, y + 3, word, fontsize=SMALL_SIZE, color=INK, ha="center", va="center")
    foot = y + 18
    if way in DOTTED:
        ax.plot([left, right], [foot, foot], color=MUTED, lw=2, ls=(0, (0.1, 2.4)), dash_capstyle="round")
        if way == "changed":
            level_table.wedge(ax, middle, foot - 1, 4)
        return
    climb = {"up": -RISE, "down": RISE}.get(way, 0.0)
    ax.plot([left, right - (5 if climb else 0)], [foot - climb, foot + climb], color=INK, lw=2)
    if climb:  # an arrow is for change over time, and for nothing else
        tip, end = foot + climb * 1.15, right + 1
        ax.add_patch(Polygon([(end, tip), (end - 8, tip - 4.6), (end - 8, tip + 3.4)], fc=INK, ec="none"))
