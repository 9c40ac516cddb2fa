"""What pupils, guardians and staff say about the same: one row a construct, a letter and a shape for each voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil, floor
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, Polygon, Rectangle

from cards.charts.palette import HAIRLINE, INK, MUTED, PAPER, VOICES, WHITE
from cards.charts.style import BODY_SIZE, LINE, MARGIN, SMALL_SIZE, TITLE_SIZE, WIDTH, heading, sheet, width_of, wrap

ROW = 52.0
HALF = 7.4  # of a mark
APART = 16.0  # from one mark to the next
OVERHANG = 6.0  # how far a mark that gave way may stand outside the scale
LEFT = MARGIN + 8.0
ROOM = WIDTH - 2 * MARGIN


def figure(data: Mapping[str, Any]) -> Figure:
    """At most five rows on one scale."""
    title = wrap(data["title"], ROOM, TITLE_SIZE, "bold")
    second = wrap(data["second"], ROOM)
    foot = wrap(data["hidden"], ROOM, SMALL_SIZE) if data["hidden"] else []
    rows = data["rows"]
    top = 20 + LINE * (len(title) + len(second)) + 8
    fig, ax = sheet(top + 26 + ROW * len(rows) + 22 + 13 * len(foot))
    heading(ax, title, second)
    _legend(ax, data["voices"], top)
    words = [data["distance"], data["widest"], *(row["distance"] for row in rows)]
    right = WIDTH - MARGIN - max(width_of(word, SMALL_SIZE) for word in words) - 16
    scale = _Scale(rows, right)
    y = top + 26
    for row in rows:
        _row(ax, data, row, scale, y)
        y += ROW
    for value in range(scale.low, scale.high + 1):
        ax.text(scale(value), y + 4, str(value), fontsize=SMALL_SIZE, color=MUTED, ha="center", va="center")
    for step, line in enumerate(foot):
        ax.text(MARGIN, y + 22 + 13 * step, line, fontsize=SMALL_SIZE, color=MUTED, va="center")
    return fig


class _Scale:
    """From the worst to the best answer that is shown, in whole steps."""

    def __init__(self, rows: Sequence[Mapping[str, Any]], right: float) -> None:
        values = [voice["value"] for row in rows for voice in row["voices"]]
        self.low, self.high = floor(min(values)), ceil(max(values))
        if self.high - self.low < 2:
            self.low = max(1, min(self.low, 3))
            self.high = self.low + 2
        self.left, self.right = LEFT, right

    def __call__(self, value: float) -> float:
        share: float = (value - self.low) / (self.high - self.low)
        return self.left + (self.right - self.left) * share


def _legend(ax: Axes, voices: Sequence[Sequence[str]], y: float) -> None:
    x = MARGIN + HALF
    for who, letter, word in voices:
        _mark(ax, x, y, who, letter)
        ax.text(x + 13, y, word, va="center")
        x += 13 + width_of(word, BODY_SIZE) + 22


def _row(ax: Axes, data: Mapping[str, Any], row: Mapping[str, Any], scale: _Scale, y: float) -> None:
    weight = "bold" if row["widest"] else "normal"
    name = wrap(row["name"], WIDTH - 2 * MARGIN - 50, BODY_SIZE, weight, most=1)[0]
    ax.text(MARGIN, y, name, fontweight=weight, va="center")
    line = y + 23
    ax.plot([scale.left, scale.right], [line, line], color=HAIRLINE, lw=1)
    voices = sorted(row["voices"], key=lambda voice: voice["value"])
    places = _apart([scale(voice["value"]) for voice in voices], scale)
    thick, colour = (3.2, INK) if row["widest"] else (2.2, MUTED)
    ax.plot([places[0], places[-1]], [line, line], color=colour, lw=thick, solid_capstyle="butt")
    for voice, x in zip(voices, places, strict=True):
        _mark(ax, x, line, voice["who"], voice["letter"])
    edge = WIDTH - MARGIN
    ax.text(edge, line - 8, row["distance"], fontsize=13, fontweight=weight, ha="right", va="center")
    words = data["widest"] if row["widest"] else data["distance"]
    ax.text(edge, line + 6, words, fontsize=SMALL_SIZE, color=MUTED, ha="right", va="center")


def _apart(places: Sequence[float], scale: _Scale) -> list[float]:
    """Marks that would cover each other moved apart evenly; the true distance stands at the right."""
    moved = list(places)
    for _ in range(len(moved)):
        for at in range(1, len(moved)):
            short = APART - (moved[at] - moved[at - 1])
            if short > 0:
                moved[at - 1] -= short / 2
                moved[at] += short / 2
    left = max(0.0, scale.left - OVERHANG - moved[0])
    moved = [x + left for x in moved]
    over = max(0.0, moved[-1] - scale.right - OVERHANG)
    return [x - over for x in moved]


def _mark(ax: Axes, x: float, y: float, who: str, letter: str) -> None:
    colour = VOICES[who]
    looks: dict[str, Any] = {"fc": colour, "ec": PAPER, "lw": 1.2, "zorder": 3}
    if who == "pupils":
        ax.add_patch(Circle((x, y), HALF, **looks))
    elif who == "guardians":
        ax.add_patch(Rectangle((x - HALF, y - HALF), 2 * HALF, 2 * HALF, **looks))
    else:
        reach = HALF + 2
        ax.add_patch(Polygon([(x, y - reach), (x + reach, y), (x, y + reach), (x - reach, y)], **looks))
    words = ax.text(
        x, y + 0.3, letter, fontsize=SMALL_SIZE, fontweight="bold", color=WHITE, ha="center", va="center", zorder=4
    )
    words.set_gid(colour)
