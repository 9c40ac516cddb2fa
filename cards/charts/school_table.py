"""Schools by characteristic in steps of blue: the level agreed on last, and a triangle where it moved."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Polygon

from cards.charts.level_table import ON_LEVELS
from cards.charts.palette import HAIRLINE, INK, LEVELS, MUTED, PAPER
from cards.charts.style import MARGIN, SMALL_SIZE, TITLE_SIZE, WIDTH, heading, sheet, shorten, wrap

NAME = 104.0  # what a school's name has room for
GAP = 3.0
HIGH = 21.0
ROW = HIGH + GAP
WIDEST = 40.0


def figure(data: Mapping[str, Any]) -> Figure:
    """At most ten schools by six characteristics."""
    title = wrap(data["title"], WIDTH - 2 * MARGIN, TITLE_SIZE, "bold")
    foot = [line for words in data["foot"] for line in wrap(words, WIDTH - 2 * MARGIN, SMALL_SIZE)]
    top = 20 + 16 * len(title) + 6
    fig, ax = sheet(top + 12 + len(data["rows"]) * ROW + 13 * len(foot) + 16)
    heading(ax, title, [])
    wide = min(WIDEST, (WIDTH - 2 * MARGIN - NAME) / len(data["columns"]) - GAP)
    lefts = [MARGIN + NAME + place * (wide + GAP) for place in range(len(data["columns"]))]
    for left, number in zip(lefts, data["columns"], strict=True):
        ax.text(left + wide / 2, top, number, fontsize=SMALL_SIZE, color=MUTED, ha="center", va="center")
    y = top + 12.0
    for row in data["rows"]:
        name = shorten(row["name"], NAME - 6, SMALL_SIZE)
        ax.text(MARGIN, y + HIGH / 2, name, fontsize=SMALL_SIZE, va="center")
        for left, told in zip(lefts, row["cells"], strict=True):
            _cell(ax, told, left, y, wide)
        y += ROW
    y += 10
    for line in foot:
        ax.text(MARGIN, y, line, fontsize=SMALL_SIZE, color=MUTED, va="center")
        y += 13
    return fig


def _cell(ax: Axes, told: Sequence[Any] | None, left: float, y: float, wide: float) -> None:
    """``[level, move]``; level 0: talked about without agreeing; None: nothing is released."""
    x, middle = left + wide / 2, y + HIGH / 2
    if told is None:
        ax.text(x, middle, "–", color=MUTED, ha="center", va="center")
        return
    level, move = told
    fill, ink = (LEVELS[level - 1], ON_LEVELS[level - 1]) if level else (PAPER, INK)
    box = FancyBboxPatch(
        (left + 0.5, y + 0.5),
        wide - 1,
        HIGH - 1,
        boxstyle="round,pad=0,rounding_size=4",
        fc=fill,
        ec="none" if level else HAIRLINE,
        lw=0 if level else 1,
    )
    ax.add_patch(box)
    at = x - 5 if move else x
    words = ax.text(at, middle, str(level or "?"), fontsize=12, fontweight="bold", color=ink, ha="center", va="center")
    words.set_gid(fill)
    if move:
        tip = -4 if move == "up" else 4
        corners = [(x + 3, middle - tip / 2 - 0.5), (x + 10, middle - tip / 2 - 0.5), (x + 6.5, middle + tip)]
        ax.add_patch(Polygon(corners, fc=ink, ec="none"))
