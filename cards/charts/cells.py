"""A row of cells with its name above it and years over the columns: what both tables are made of."""

from __future__ import annotations

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from cards.charts.palette import INK, MUTED
from cards.charts.style import BODY_SIZE, MARGIN, WIDTH, shorten

LEFT, RIGHT = MARGIN + 2, WIDTH - MARGIN - 2
GAP = 4.0
HIGH = 24.0
WIDEST = 84.0
NAME_LINE = 20.0
ROW = NAME_LINE + HIGH + 8


class Columns:
    """Where the columns of a table are."""

    def __init__(self, count: int) -> None:
        self.wide = min(WIDEST, (RIGHT - LEFT - GAP * (count - 1)) / count)

    def left(self, place: int) -> float:
        """Where a column begins."""
        return LEFT + place * (self.wide + GAP)

    def middle(self, place: int) -> float:
        """The middle of a column."""
        return self.left(place) + self.wide / 2


def years(ax: Axes, shown: Sequence[str], y: float) -> None:
    """The years over the columns, the newest in ink."""
    columns = Columns(len(shown))
    for place, year in enumerate(shown):
        newest = place == len(shown) - 1
        weight, colour = ("bold", INK) if newest else ("normal", MUTED)
        middle = columns.middle(place)
        ax.text(middle, y, year, fontsize=10.5, fontweight=weight, color=colour, ha="center", va="center")


def name(ax: Axes, text: str, y: float) -> None:
    """The name of a row on one line."""
    ax.text(MARGIN, y, shorten(text, WIDTH - 2 * MARGIN, BODY_SIZE), va="center")


def cell(ax: Axes, x: float, y: float, wide: float, fill: str, rim: str | None = None) -> None:
    """One coloured cell; ``y`` is its upper edge."""
    inset = 0.5 if rim else 0.0
    ax.add_patch(
        FancyBboxPatch(
            (x + inset, y + inset),
            wide - 2 * inset,
            HIGH - 2 * inset,
            boxstyle="round,pad=0,rounding_size=4",
            fc=fill,
            ec=rim or "none",
            lw=1 if rim else 0,
        )
    )


def nothing(ax: Axes, x: float, y: float) -> None:
    """A dash where a row has nothing in a year."""
    ax.text(x, y, "–", color=MUTED, ha="center", va="center")
