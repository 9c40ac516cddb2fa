"""Votes: a dot each while one can count them, bars from zero where there are many; two rounds face each other.

Dots and bars stand for counts only. Nothing is drawn between two rounds: an arrow would claim who moved.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Rectangle

from cards.charts.palette import BLUE, HAIRLINE, INK, MUTED
from cards.charts.style import BODY_SIZE, LINE, MARGIN, TITLE_SIZE, WIDTH, heading, sheet, staircase, width_of, wrap

MOST_DOTS = 20
ROW = 34.0
ROW_BOTH = 40.0
BASE = 92.0  # where the votes of one round begin
ROOM = WIDTH - 2 * MARGIN


def figure(data: Mapping[str, Any]) -> Figure:
    """The distribution of one round, or of two beside each other."""
    title = wrap(data["title"], ROOM, TITLE_SIZE, "bold", most=1)
    second = wrap(data["second"], ROOM)
    top = 20 + LINE * (len(title) + len(second)) + 4
    draw = _two if len(data["rounds"]) == 2 else _one
    return draw(data, title, second, top)


def _one(data: Mapping[str, Any], title: list[str], second: list[str], top: float) -> Figure:
    (votes,) = data["rounds"]
    counts, unsure = votes["counts"], votes["unsure"]
    fig, ax = sheet(top + 4 * ROW + (38 if unsure else 6))
    heading(ax, title, second)
    bars = sum(counts) > MOST_DOTS
    for place, level in enumerate((4, 3, 2, 1)):
        y = top + ROW * (place + 0.5)
        staircase(ax, MARGIN, y + 7, level)
        ax.text(44, y, data["levels"][level - 1], va="center")
        ax.plot([BASE, BASE], [y - 13, y + 13], color=HAIRLINE, lw=1)
        end = _bar(ax, y, counts, level) if bars else _dots(ax, y, counts, level)
        _count(ax, end + 9, y, counts[level - 1], counts, "left")
    if unsure:
        y = top + 4 * ROW + 5
        ax.plot([MARGIN, WIDTH - MARGIN], [y, y], color=HAIRLINE, lw=1)
        ax.text(44, y + 15, data["unsure"], color=MUTED, va="center")
        ax.text(44 + width_of(data["unsure"]) + 12, y + 15, str(unsure), fontsize=12, color=MUTED, va="center")
    return fig


def _count(ax: Axes, x: float, y: float, count: int, counts: list[int], side: str) -> None:
    largest = count and count == max(counts)
    ax.text(
        x,
        y,
        str(count),
        fontsize=12,
        va="center",
        ha=side,
        color=INK if count else MUTED,
        fontweight="bold" if largest else "normal",
    )


def _bar(ax: Axes, y: float, counts: list[int], level: int) -> float:
    length = 136 * counts[level - 1] / max(counts)
    ax.add_patch(Rectangle((BASE + 1, y - 9), length, 18, fc=BLUE, ec="none"))
    return BASE + 1 + length


def _dots(ax: Axes, y: float, counts: list[int], level: int) -> float:
    """One dot a vote, in two lines where a single one would make them too small to count."""
    lines = 1 if max(counts) <= 10 else 2
    longest = ceil(max(*counts, 1) / lines)
    pitch = min(18.5 if lines == 1 else 15.0, (WIDTH - MARGIN - 30 - BASE) / longest)
    for dx, dy in _places(counts[level - 1], longest, pitch):
        ax.add_patch(Circle((BASE + 4 + dx, y + dy), 0.4 * pitch, fc=BLUE, ec="none"))
    shown = min(counts[level - 1], longest)
    return BASE + (2 + pitch * shown if shown else 0)


def _places(count: int, longest: int, pitch: float) -> list[tuple[float, float]]:
    """Where the dots are, from the beginning of the row, in lines of at most ``longest``."""
    lines = ceil(count / longest) if count else 0
    return [
        (pitch * (number % longest + 0.5), pitch * (number // longest - (lines - 1) / 2)) for number in range(count)
    ]


MIDDLE = WIDTH / 2
LEFT, RIGHT = MIDDLE - 32, MIDDLE + 32  # where the votes of each round begin
ARM = LEFT - MARGIN - 24  # room for the votes of one round, its number left out


def _two(data: Mapping[str, Any], title: list[str], second: list[str], top: float) -> Figure:
    first, last = data["rounds"]
    top += 22
    unsure = first["unsure"] or last["unsure"]
    fig, ax = sheet(top + 4 * ROW_BOTH + (38 if unsure else 6))
    heading(ax, title, second)
    ax.text(LEFT, top - 14, first["name"], color=MUTED, fontweight="bold", ha="right", va="center")
    ax.text(RIGHT, top - 14, last["name"], color=BLUE, fontweight="bold", va="center")
    most = max(*first["counts"], *last["counts"], 1)
    bars = max(sum(first["counts"]), sum(last["counts"])) > MOST_DOTS
    for place, level in enumerate((4, 3, 2, 1)):
        y = top + ROW_BOTH * (place + 0.5)
        staircase(ax, MIDDLE - 10.5, y + 1, level, step=4.1, rise=3.2)
        ax.text(MIDDLE, y + 11, data["levels"][level - 1], ha="center", va="center")
        for votes, side in ((first, -1), (last, 1)):
            _arm(ax, y + 2, votes["counts"], level, most, side=side, bars=bars)
    if unsure:
        y = top + 4 * ROW_BOTH + 5
        ax.plot([MARGIN, WIDTH - MARGIN], [y, y], color=HAIRLINE, lw=1)
        ax.text(MIDDLE, y + 15, data["unsure"], color=MUTED, ha="center", va="center")
        gap = max(32, width_of(data["unsure"], BODY_SIZE) / 2 + 10)
        ax.text(MIDDLE - gap, y + 15, str(first["unsure"]), fontsize=12, color=MUTED, ha="right", va="center")
        ax.text(MIDDLE + gap, y + 15, str(last["unsure"]), fontsize=12, color=MUTED, va="center")
    return fig


def _arm(ax: Axes, y: float, counts: list[int], level: int, most: int, *, side: int, bars: bool) -> None:
    """The votes for one level in one round: hollow to the left for the first, full to the right for the second."""
    count, start = counts[level - 1], MIDDLE + side * 32
    fill, rim = (BLUE, BLUE) if side > 0 else ("none", MUTED)
    if bars:
        length = ARM * count / most
        left = start if side > 0 else start - length
        ax.add_patch(Rectangle((left, y - 8), length, 16, fc=fill, ec=rim, lw=1.6 if count else 0))
    else:
        lines = 1 if most <= 7 else 2 if most <= 14 else 3
        longest = ceil(most / lines)
        pitch = min((17.0, 15.0, 11.5)[lines - 1], ARM / longest)
        length = pitch * min(count, longest)
        for dx, dy in _places(count, longest, pitch):
            ax.add_patch(Circle((start + side * dx, y + dy), 0.365 * pitch, fc=fill, ec=rim, lw=max(1.0, 0.1 * pitch)))
    _count(ax, start + side * (length + (7 if count else 6)), y, count, counts, "left" if side > 0 else "right")
