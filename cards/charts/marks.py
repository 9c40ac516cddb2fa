"""The small marks that stand before words: colour, and a shape of its own for those who do not see the colour.

Each mark carries a disc (or sheet) of paper, so that it looks the same in light, dark and high contrast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import cos, pi, sin
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Polygon, Wedge
from matplotlib.path import Path

from cards.charts.palette import AMBER, AMBER_DARK, BLUE, MUTED, PAPER, RUST, TEAL, WHITE
from cards.charts.style import sheet, staircase

ROUND = 32.0  # points; 80 px, shown at a width of 20
MIDDLE = ROUND / 2


def _good(ax: Axes) -> None:
    ax.add_patch(Circle((MIDDLE, MIDDLE), 12, fc=TEAL, ec="none"))


def _watch(ax: Axes) -> None:
    ax.add_patch(Wedge((MIDDLE, MIDDLE), 11, 90, 270, fc=AMBER, ec="none"))
    ax.add_patch(Circle((MIDDLE, MIDDLE), 11, fc="none", ec=AMBER_DARK, lw=2.4))


def _lift(ax: Axes) -> None:
    ax.add_patch(Circle((MIDDLE, MIDDLE), 9.8, fc="none", ec=RUST, lw=4.6))


def _suppressed(ax: Axes) -> None:
    for step in range(8):
        turn = step * pi / 4
        ax.add_patch(Circle((MIDDLE + 9.8 * cos(turn), MIDDLE + 9.8 * sin(turn)), 1.8, fc=MUTED, ec="none"))


def _done(ax: Axes) -> None:
    ax.add_patch(Circle((MIDDLE, MIDDLE), 12.6, fc=TEAL, ec="none"))
    ax.plot([10.4, 14.4, 21.6], [16.6, 20.6, 12.0], color=WHITE, lw=3.2, solid_joinstyle="round")


def _dropped(ax: Axes) -> None:
    ax.add_patch(Circle((MIDDLE, MIDDLE), 11, fc="none", ec=MUTED, lw=2.4))
    ax.plot([10.4, 21.6], [MIDDLE, MIDDLE], color=MUTED, lw=3.2, solid_capstyle="round")


def _waiting(ax: Axes) -> None:
    for x in (9.4, MIDDLE, 22.6):
        ax.add_patch(Circle((x, MIDDLE), 2.4, fc=MUTED, ec="none"))


def _now(ax: Axes) -> None:
    ax.add_patch(Polygon([(11.2, 8.0), (24.4, 16.0), (11.2, 24.0)], fc=BLUE, ec=BLUE, lw=1.6, joinstyle="round"))


def _fix(ax: Axes) -> None:
    ax.add_patch(Polygon([(16, 5.6), (26.4, 24.2), (5.6, 24.2)], fc=RUST, ec=RUST, lw=2.2, joinstyle="round"))
    ax.plot([16, 16], [12.4, 17.4], color=WHITE, lw=2.6)
    ax.add_patch(Circle((16, 21.2), 1.5, fc=WHITE, ec="none"))


def _eye(ax: Axes) -> None:
    lids = Path(
        [(4.8, 16), (10.6, 7.4), (21.4, 7.4), (27.2, 16), (21.4, 24.6), (10.6, 24.6), (4.8, 16)],
        [Path.MOVETO, *[Path.CURVE4] * 6],
    )
    ax.add_patch(PathPatch(lids, fc="none", ec=MUTED, lw=2.4, joinstyle="round"))
    ax.add_patch(Circle((MIDDLE, MIDDLE), 4.0, fc=MUTED, ec="none"))


ROUND_MARKS: Mapping[str, Callable[[Axes], None]] = {
    "god": _good,
    "folg-med": _watch,
    "bor-loftes": _lift,
    "skjermet": _suppressed,
    "ferdig": _done,
    "bortfalt": _dropped,
    "venter": _waiting,
    "na": _now,
    "rett-opp": _fix,
    "hvem": _eye,
}
LEVEL_MARKS = {f"niva-{level}": level for level in range(5)}


def figure(data: Mapping[str, Any]) -> Figure:
    """The figure of one mark; ``KeyError`` for a name that is not one."""
    name = data["name"]
    if name in LEVEL_MARKS:
        fig, ax = sheet(48, 57.6, corner=5)
        staircase(ax, 7.8, 40, LEVEL_MARKS[name], step=8.4, rise=8.0)
        return fig
    drawing = ROUND_MARKS[name]
    fig, ax = sheet(ROUND, ROUND, corner=None)
    ax.add_patch(Circle((MIDDLE, MIDDLE), MIDDLE - 0.4, fc=PAPER, ec="none"))
    drawing(ax)
    return fig
