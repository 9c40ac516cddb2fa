"""How figures have moved: at most three lines, each with its value and name at the end.

A missing year is bridged by a dotted line. A suppressed year has a dotted ring at the foot of the picture and no
height: the spec does not even hold its value. Behind a single line, the municipality, the KOSTRA group or the
country may stand, thin and grey.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from cards.charts.palette import LIMIT, MUTED, PAPER, STATUS_LINES
from cards.charts.style import LINE, MARGIN, SMALL_SIZE, TITLE_SIZE, WIDTH, heading, sheet, width_of, wrap

MARKERS = ("o", "s", "D")
VALUE_SIZE = 13.0
NAME_LINE = 12.5
YEAR_SIZE = 10.5
END_ROOM = 96.0  # for the value and the name of a line
GAP = 8.0  # between the labels of two lines


def figure(data: Mapping[str, Any]) -> Figure:
    """The trend of one to three indicators of the same unit."""
    title = wrap(data["title"], WIDTH - 2 * MARGIN, TITLE_SIZE, "bold")
    second = wrap(data["second"], WIDTH - 2 * MARGIN)
    lines = [*data["lines"], *data.get("compared", ())]
    names = [wrap(line["name"], END_ROOM, SMALL_SIZE, most=3) for line in lines]
    highs = [VALUE_SIZE + 4 + NAME_LINE * len(name) for name in names]
    top = 20 + LINE * (len(title) + len(second)) + 18
    ends = max(
        *(width_of(part, SMALL_SIZE) for name in names for part in name),
        *(width_of(line["value"], VALUE_SIZE, "bold") for line in lines),
    )
    plot = max(130.0, sum(highs) + 1.6 * GAP * (len(highs) - 1))
    hidden = any(line["hidden"] for line in lines)
    foot = top + plot
    fig, ax = sheet(foot + (22 if hidden else 8) + 30)
    heading(ax, title, second)
    left = _limits_width(data["limits"])
    across = _Scale(data["years"], left, WIDTH - MARGIN - ends - 12)
    upwards = _upwards(data, top + 8, foot - 8)
    _limits(ax, data["limits"], upwards, left, across)
    for line in data.get("compared", ()):
        _line(ax, line, "", across, upwards, foot + 12)
    for marker, line in zip(MARKERS, data["lines"], strict=False):
        _line(ax, line, marker, across, upwards, foot + 12)
    _ends(ax, lines, names, highs, upwards, (top - 6, foot + 6), across.right + 12)
    _years(ax, data["years"], across, foot + (38 if hidden else 24))
    return fig


class _Scale:
    """Years from left to right."""

    def __init__(self, years: list[int], left: float, right: float) -> None:
        self.first, self.span = years[0], max(1, years[-1] - years[0])
        self.left, self.right = left, right

    def __call__(self, year: int) -> float:
        return self.left + (self.right - self.left) * (year - self.first) / self.span

    @property
    def pitch(self) -> float:
        """How far one year is."""
        return (self.right - self.left) / self.span


class _Upwards:
    """Values from the foot upwards."""

    def __init__(self, low: float, high: float, top: float, foot: float) -> None:
        self.low, self.span, self.top, self.foot = low, high - low, top, foot

    def __call__(self, value: float) -> float:
        return self.foot - (self.foot - self.top) * (value - self.low) / self.span


def _upwards(data: Mapping[str, Any], top: float, foot: float) -> _Upwards:
    values = [value for line in [*data["lines"], *data.get("compared", ())] for _, value in line["points"]]
    values += [limit["at"] for limit in data["limits"]]
    low, high = min(values), max(values)
    if high == low:  # one flat line runs through the middle
        low, high = low - 1, high + 1
    return _Upwards(low, high, top, foot)


def _limits_width(limits: list[Mapping[str, Any]]) -> float:
    widest = max((width_of(word, SMALL_SIZE) for limit in limits for word in limit["words"]), default=0.0)
    return MARGIN + widest + 12 if limits else MARGIN + 16


def _limits(ax: Axes, limits: list[Mapping[str, Any]], upwards: _Upwards, left: float, across: _Scale) -> None:
    """Dashed limits with their words; two that lie close are kept apart."""
    room = 2 * NAME_LINE + 2
    middles: list[float] = []
    for limit in sorted(limits, key=lambda one: -one["at"]):
        y = upwards(limit["at"])
        middle = max(y, middles[-1] + room) if middles else y
        middles.append(middle)
        ax.plot([left - 6, across.right + 6], [y, y], color=LIMIT, lw=1, dashes=(2, 2), zorder=1)
        for step, word in zip((-0.5, 0.5), limit["words"], strict=True):
            at = middle + step * NAME_LINE
            ax.text(left - 9, at, word, fontsize=SMALL_SIZE, color=MUTED, ha="right", va="center")


def _line(ax: Axes, line: Mapping[str, Any], marker: str, across: _Scale, upwards: _Upwards, foot: float) -> None:
    colour = STATUS_LINES[line["status"]]
    points = line["points"]
    for (year, value), (next_year, next_value) in pairwise(points):
        bridged = next_year - year > 1
        ax.plot(
            [across(year), across(next_year)],
            [upwards(value), upwards(next_value)],
            color=colour,
            lw=2.4 if marker else 1.2,
            ls=(0, (0.1, 2)) if bridged else "-",
            dash_capstyle="round",
            zorder=2,
        )
    newest = points[-1][0]
    for year, value in points:
        size = (8.5 if year == newest else 6.5) if marker else 4.0  # what it is compared with stands back
        size -= 1.2 if marker == "D" else 0  # a diamond of the same size looks larger
        ax.plot(across(year), upwards(value), marker or "o", ms=size, mfc=colour, mec=PAPER, mew=1, zorder=3)
    for year in line["hidden"]:
        for step in range(8):
            turn = step * pi / 4
            ax.add_patch(Circle((across(year) + 4.4 * cos(turn), foot + 4.4 * sin(turn)), 0.9, fc=MUTED, ec="none"))


def _ends(
    ax: Axes,
    lines: list[Mapping[str, Any]],
    names: list[list[str]],
    highs: list[float],
    upwards: _Upwards,
    room: tuple[float, float],
    x: float,
) -> None:
    """Value and name of each line beside its end, moved apart where they would meet."""
    order = sorted(range(len(lines)), key=lambda n: upwards(lines[n]["points"][-1][1]))
    tops: list[float] = []
    for n in order:
        wanted = upwards(lines[n]["points"][-1][1]) - VALUE_SIZE / 2
        tops.append(max(wanted, tops[-1] + highs[order[len(tops) - 1]] + GAP) if tops else max(wanted, room[0]))
    limit = room[1]
    for place in reversed(range(len(order))):  # what was pushed out below is pulled up again, and pushes in its turn
        tops[place] = min(tops[place], limit - highs[order[place]])
        limit = tops[place] - GAP
    for place, n in enumerate(order):
        colour, y = STATUS_LINES[lines[n]["status"]], tops[place]
        middle = y + VALUE_SIZE / 2
        weight = "normal" if lines[n]["status"] == "compared" else "bold"
        ax.text(x, middle, lines[n]["value"], fontsize=VALUE_SIZE, fontweight=weight, color=colour, va="center")
        for step, part in enumerate(names[n]):
            at = y + VALUE_SIZE + 4 + NAME_LINE * (step + 0.5)
            ax.text(x, at, part, fontsize=SMALL_SIZE, color=colour, va="center")


def _years(ax: Axes, years: list[int], across: _Scale, y: float) -> None:
    """The years that have room, the newest always."""
    every = 1
    while across.pitch * every < width_of("2000", YEAR_SIZE) + 5:
        every += 1
    for year in years:
        if (years[-1] - year) % every == 0:
            ax.text(across(year), y, str(year), fontsize=YEAR_SIZE, color=MUTED, ha="center", va="center")
