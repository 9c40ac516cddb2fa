"""The four statuses as drawn symbols: disc, half disc, ring, dotted ring. Told apart without colour."""

from __future__ import annotations

from math import cos, pi, sin

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Wedge

from cards.charts.palette import AMBER, AMBER_DARK, HAIRLINE, INK, MUTED, RUST, SLATE, SUPPRESSED, TEAL, WHITE

# What fills a cell or an edge, what stands on it, and the rim of a cell.
FILLS = {"good": TEAL, "watch": AMBER, "lift": RUST, "suppressed": SUPPRESSED, "plain": WHITE}
ON_FILLS = {"good": WHITE, "watch": INK, "lift": WHITE, "suppressed": MUTED, "plain": INK}
RIMS = {"watch": AMBER_DARK, "plain": HAIRLINE}
EDGES = {**FILLS, "plain": SLATE}
# The symbol on paper.
ON_PAPER = {"good": TEAL, "watch": AMBER_DARK, "lift": RUST, "suppressed": MUTED}
RADIUS = 5.4


def symbol(ax: Axes, x: float, y: float, status: str, colour: str, radius: float = RADIUS) -> None:
    """The symbol of a status; nothing for a figure that is never coloured."""
    if status == "good":
        ax.add_patch(Circle((x, y), radius, fc=colour, ec="none", zorder=3))
    elif status == "watch":
        ax.add_patch(Wedge((x, y), radius - 0.6, 90, 270, fc=colour, ec="none", zorder=3))
        ax.add_patch(Circle((x, y), radius - 0.6, fc="none", ec=colour, lw=1.2, zorder=3))
    elif status == "lift":
        ax.add_patch(Circle((x, y), radius - 0.9, fc="none", ec=colour, lw=1.8, zorder=3))
    elif status == "suppressed":
        for step in range(8):
            turn = step * pi / 4
            dot = x + (radius + 0.4) * cos(turn), y + (radius + 0.4) * sin(turn)
            ax.add_patch(Circle(dot, 0.9, fc=colour, ec="none", zorder=3))
