"""How figures have moved: at most three lines, each with its first and last value and its name at its end.

The scale is that of the answers, or begins at zero: a rise is as steep as it is. A missing year is bridged by a dotted
line; nothing joins figures that do not compare. A suppressed year has a dotted ring at the foot of the picture and no
height: the spec does not even hold its value. Behind a single line, the municipality, the KOSTRA group or the country
may stand, thin and grey.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import cos, pi, sin
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from cards.charts import trend_labels
from cards.charts.palette import HAIRLINE, LIMIT, LINES, MUTED, PAPER
from cards.charts.style import LINE, MARGIN, SMALL_SIZE, TITLE_SIZE, WIDTH, heading, sheet, width_of, wrap

LOOKS: Sequence[tuple[str, Any]] = (
    ("o", "-"),
    ("s", (0, (4.5, 2))),
    ("D", (0, (7, 1.6, 1.4, 1.6))),
)  # marker and dashes
BEHIND: Sequence[Any] = ("-", (0, (3, 2)))
YEAR_SIZE = 10.5
LEAST = 150.0  # from foot to top
NUMBER_ROOM = 12.0


def figure(data: Mapping[str, Any]) -> Figure:
    """The trend of one to three indicators of the same unit."""
    title = wrap(data["title"], WIDTH - 2 * MARGIN, TITLE_SIZE, "bold")
    second = wrap(data["second"], WIDTH - 2 * MARGIN)
    foot_words = wrap(data.get("foot", ""), WIDTH - 2 * MARGIN, SMALL_SIZE, most=3) if data.get("foot") else []
    ends = trend_labels.ends(data)
    top = 20 + LINE * (len(title) + len(second)) + 18
    plot = max(LEAST, sum(end.high for end in ends) + 1.6 * trend_labels.GAP * (len(ends) - 1))
    hidden = any(line["hidden"] for line in data["lines"])
    foot = top + plot
    fig, ax = sheet(foot + (22 if hidden else 8) + 30 + NUMBER_ROOM * len(foot_words))
    heading(ax, title, second)
    upwards = _upwards(data, top + 8, foot - 8)
    left = _numbers(ax, data, upwards)
    firsts = max((width_of(line.get("first", ""), SMALL_SIZE) for line in data["lines"]), default=0.0)
    across = _Scale(data["years"], left + firsts + 14, WIDTH - MARGIN - max(end.wide for end in ends) - 14)
    _steps(ax, data, upwards, left, across)
    for dashes, line in zip(BEHIND, data.get("compared", ()), strict=False):
        _line(ax, line, MUTED, "", dashes, across, upwards, foot + 12)
    for colour, (marker, dashes), line in zip(LINES, LOOKS, data["lines"], strict=False):
        _line(ax, line, colour, marker, dashes, across, upwards, foot + 12)
    trend_labels.first_values(ax, data["lines"], across, upwards)
    trend_labels.last_values(ax, ends, across, upwards, (top - 6, foot + 6))
    years_at = foot + (38 if hidden else 24)
    _years(ax, data["years"], across, years_at)
    for step, words in enumerate(foot_words):
        ax.text(MARGIN, years_at + 15 + NUMBER_ROOM * step, words, fontsize=SMALL_SIZE, color=MUTED, va="center")
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
    values += [value for line in data["lines"] for piece in line.get("others", ()) for _, value in piece]
    values += [limit["at"] for limit in data["limits"]]
    if "scale" in data:  # what was stored before pictures had one has none
        values += [data["scale"]["low"], data["scale"]["high"]]
    low, high = min(values), max(values)
    if high == low:  # one flat line runs through the middle
        low, high = low - 1, high + 1
    return _Upwards(low, high, top, foot)


def _numbers(ax: Axes, data: Mapping[str, Any], upwards: _Upwards) -> float:
    """The numbers of the scale at the left, with what the limits mean; returns where they end."""
    told = [(limit["at"], limit["number"]) for limit in data["limits"] if "number" in limit]
    texts = [(upwards(at), number) for at, number in told]
    for limit in data["limits"]:
        step = -NUMBER_ROOM if limit.get("side", "over") == "over" else NUMBER_ROOM
        texts.append((upwards(limit["at"]) + (step if "number" in limit else 0), limit["words"][0]))
    for at, number in data.get("scale", {}).get("steps", ()):
        if all(abs(upwards(at) - y) >= NUMBER_ROOM - 0.5 for y, _ in texts):
            texts.append((upwards(at), number))
    right = MARGIN + max((width_of(words, SMALL_SIZE) for _, words in texts), default=0.0)
    last = float("-inf")
    for y, words in sorted(texts):
        last = max(y, last + NUMBER_ROOM) if y - last < NUMBER_ROOM else y
        ax.text(right, last, words, fontsize=SMALL_SIZE, color=MUTED, ha="right", va="center")
    return right


def _steps(ax: Axes, data: Mapping[str, Any], upwards: _Upwards, left: float, across: _Scale) -> None:
    """A hairline at each step of the scale, and dashes at the limits of the colours."""
    limits = [limit["at"] for limit in data["limits"]]
    for at, _ in data.get("scale", {}).get("steps", ()):
        if at not in limits:
            y = upwards(at)
            ax.plot([left + 5, across.right + 6], [y, y], color=HAIRLINE, lw=0.7, zorder=1)
    for at in limits:
        y = upwards(at)
        ax.plot([left + 5, across.right + 6], [y, y], color=LIMIT, lw=1, dashes=(2, 2), zorder=1)


def _line(
    ax: Axes,
    line: Mapping[str, Any],
    colour: str,
    marker: str,
    dashes: Any,
    across: _Scale,
    upwards: _Upwards,
    foot: float,
) -> None:
    newest = line["points"][-1][0]
    for points in (line["points"], *line.get("others", ())):
        for (year, value), (next_year, next_value) in pairwise(points):
            bridged = next_year - year > 1
            ax.plot(
                [across(year), across(next_year)],
                [upwards(value), upwards(next_value)],
                color=colour,
                lw=2.4 if marker else 1.2,
                ls=(0, (0.1, 2)) if bridged else dashes,
                dash_capstyle="round" if bridged else "butt",
                zorder=2,
            )
        for year, value in points:
            size = (8.5 if year == newest else 6.5) if marker else 4.0  # what it is compared with stands back
            size -= 1.2 if marker == "D" else 0  # a diamond of the same size looks larger
            ax.plot(across(year), upwards(value), marker or "o", ms=size, mfc=colour, mec=PAPER, mew=1, zorder=3)
    for year in line["hidden"]:
        for step in range(8):
            turn = step * pi / 4
            ax.add_patch(Circle((across(year) + 4.4 * cos(turn), foot + 4.4 * sin(turn)), 0.9, fc=MUTED, ec="none"))


def _years(ax: Axes, years: list[int], across: _Scale, y: float) -> None:
    """The years that have room, the newest always."""
    every = 1
    while across.pitch * every < width_of("2000", YEAR_SIZE) + 5:
        every += 1
    for year in years:
        if (years[-1] - year) % every == 0:
            ax.text(across(year), y, str(year), fontsize=YEAR_SIZE, color=MUTED, ha="center", va="center")
