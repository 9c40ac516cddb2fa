"""The dialogue map: preconditions, processes and results below each other, and which question asks about which figure.

Without the questions' text it is as high as a card shows it; with them it is a page for minutes and reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch, Polygon

from cards.charts.palette import BLUE, HAIRLINE, INK, MUTED, PAPER, WHITE
from cards.charts.status import EDGES, ON_PAPER, symbol
from cards.charts.style import BODY_SIZE, LINE, MARGIN, SMALL_SIZE, TALLEST, TITLE_SIZE, WIDTH, sheet, width_of, wrap

ROOM = WIDTH - 2 * MARGIN
GAP = 8.0
HALF = (ROOM - GAP) / 2
NAME_SIZE, NAME_LINE, WHO_LINE, VALUE_LINE = 10.5, 13.0, 12.5, 15.0
BADGE = 8.6
BETWEEN = 15.0  # for the arrow from one band to the next


@dataclass
class _Box:
    """One figure, measured for the width that it gets."""

    told: Mapping[str, Any]
    width: float
    name: list[str]
    who: list[str]
    values: list[str]

    @property
    def height(self) -> float:
        lines = NAME_LINE * len(self.name) + WHO_LINE * len(self.who)
        return 10 + lines + VALUE_LINE * len(self.values) + 4


def figure(data: Mapping[str, Any]) -> Figure:
    """The map; figures for which a card has no room are counted at their band."""
    whole = bool(data["questions"])
    problem = wrap(data["problem"], ROOM, TITLE_SIZE, "bold", most=4 if whole else 2)
    shown = [len(band["figures"]) for band in data["bands"]]
    while True:
        rows = [_rows(band["figures"][:count], whole) for band, count in zip(data["bands"], shown, strict=True)]
        height = _top(problem) + sum(_band_height(one) for one in rows) + BETWEEN * (len(rows) - 1) + 2
        if whole or height <= TALLEST or max(shown) <= 1:
            break
        largest = max(range(len(shown)), key=lambda at: (len(rows[at]), shown[at], at))
        shown[largest] -= 1
    questions = [wrap(one, ROOM - 26, most=6) for one in data["questions"]]
    fig, ax = sheet(height + (sum(LINE * len(one) + 8 for one in questions) + 20 if questions else 0))
    y = _heading(ax, data, problem)
    for place, (band, boxes) in enumerate(zip(data["bands"], rows, strict=True)):
        if place:
            _arrow(ax, y - 6)
            y += BETWEEN
        y = _band(ax, band, boxes, y, left_out=len(band["figures"]) - shown[place])
    if questions:
        _questions(ax, questions, y + 4)
    return fig


def _top(problem: Sequence[str]) -> float:
    return 20 + 15 * len(problem) + 20


def _heading(ax: Axes, data: Mapping[str, Any], problem: list[str]) -> float:
    ax.text(MARGIN, 20, data["label"], color=MUTED, va="center")
    for step, line in enumerate(problem):
        ax.text(MARGIN, 37 + 15 * step, line, fontsize=TITLE_SIZE, fontweight="bold", va="center")
    _badges(ax, data["whole"], WIDTH - MARGIN - BADGE + 2, 19)
    return _top(problem)


def _rows(figures: Sequence[Mapping[str, Any]], whole: bool) -> list[list[_Box]]:
    """Two figures a row; one that is alone gets the whole width."""
    pairs = [figures[at : at + 2] for at in range(0, len(figures), 2)]
    return [[_box(told, ROOM if len(pair) == 1 else HALF, 3 if whole else 2) for told in pair] for pair in pairs]


def _box(told: Mapping[str, Any], width: float, most: int) -> _Box:
    room = width - 16
    one_line = f"{told['value']}  {told['word']}".rstrip()
    fits = width_of(one_line, BODY_SIZE, "bold") <= room - 17
    values = [one_line] if fits else [told["value"], told["word"]]
    name = wrap(told["name"], room, NAME_SIZE, "bold", most=most)
    return _Box(told, width, name, wrap(told["who"], room, SMALL_SIZE), values)


def _band_height(rows: list[list[_Box]]) -> float:
    boxes = sum(max(box.height for box in row) + GAP for row in rows)
    return 16 + (boxes if rows else 16) + 2


def _band(ax: Axes, band: Mapping[str, Any], rows: list[list[_Box]], y: float, *, left_out: int) -> float:
    label = band["label"] + (f" (+{left_out})" if left_out else "")
    ax.text(MARGIN, y + 4, label, color=MUTED, va="center")
    _badges(ax, band["questions"], WIDTH - MARGIN - BADGE + 2, y + 3)
    y += 16
    if not rows:
        ax.text(MARGIN, y + 5, band["none"], fontsize=SMALL_SIZE, color=MUTED, va="center")
        return y + 18
    for row in rows:
        high = max(box.height for box in row)
        for place, box in enumerate(row):
            _draw_box(ax, box, MARGIN + place * (HALF + GAP), y, high)
        y += high + GAP
    return y + 2


def _draw_box(ax: Axes, box: _Box, x: float, y: float, high: float) -> None:
    told, status = box.told, box.told["status"]
    for left, width, colour, rim in ((x, box.width, WHITE, HAIRLINE), (x, 5, EDGES[status], EDGES[status])):
        corner = 4 if width > 5 else 2
        shape = f"round,pad=0,rounding_size={corner}"
        ax.add_patch(FancyBboxPatch((left, y), width, high, boxstyle=shape, fc=colour, ec=rim, lw=0.8, zorder=2))
    text, at = x + 11, y + 11
    for line in box.name:
        ax.text(text, at, line, fontsize=NAME_SIZE, fontweight="bold", va="center", zorder=3)
        at += NAME_LINE
    for line in box.who:
        ax.text(text, at, line, fontsize=SMALL_SIZE, color=MUTED, va="center", zorder=3)
        at += WHO_LINE
    at = y + high - VALUE_LINE * len(box.values) + 1  # values of a row stand at the same height
    marked = status in ON_PAPER
    if marked:
        symbol(ax, text + 6, at, status, ON_PAPER[status])
    for line in box.values:
        colour = MUTED if status == "suppressed" else INK
        indent = 17 if marked else 0
        ax.text(text + indent, at, line, fontweight="bold", color=colour, va="center", zorder=3)
        at += VALUE_LINE
    _badges(ax, told["questions"], x + box.width - 2, y + high - 2)


def _badges(ax: Axes, numbers: Sequence[int], x: float, y: float) -> None:
    """Numbers of questions, the last one at the right."""
    for place, number in enumerate(reversed(numbers)):
        middle = x - place * (2 * BADGE + 2)
        ax.add_patch(Circle((middle, y), BADGE, fc=BLUE, ec=PAPER, lw=1.6, zorder=4))
        badge = ax.text(
            middle, y + 0.3, str(number), fontsize=SMALL_SIZE, fontweight="bold", color=WHITE, ha="center", va="center"
        )
        badge.set_zorder(5)
        badge.set_gid(BLUE)  # what the number stands on; contrast is measured against it


def _arrow(ax: Axes, y: float) -> None:
    middle = WIDTH / 2
    ax.plot([middle, middle], [y, y + 5], color=MUTED, lw=2)
    ax.add_patch(Polygon([(middle - 3.4, y + 5), (middle + 3.4, y + 5), (middle, y + 10)], fc=MUTED, ec="none"))


def _questions(ax: Axes, questions: list[list[str]], y: float) -> None:
    ax.plot([MARGIN, WIDTH - MARGIN], [y, y], color=HAIRLINE, lw=1)
    y += 18
    for number, lines in enumerate(questions, 1):
        _badges(ax, [number], MARGIN + BADGE, y)
        for line in lines:
            ax.text(MARGIN + 26, y, line, va="center")
            y += LINE
        y += 8
