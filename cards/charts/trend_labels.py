"""What stands at the lines of a trend: the first value before each, the last value and the name after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes

from cards.charts.palette import LINES, MUTED, PAPER, STATUS_LINES
from cards.charts.status import ON_PAPER, symbol
from cards.charts.style import SMALL_SIZE, width_of, wrap

VALUE_SIZE = 13.0
NAME_LINE = 12.5
END_ROOM = 92.0  # for the value and the name of a line
GAP = 7.0  # between the labels of two lines
SMALL_LINE = 11.5
SIGN = 15.0  # a status symbol beside a value


@dataclass(frozen=True, slots=True)
class End:
    """The label at the end of a line."""

    last: tuple[int, float]
    value: str
    name: list[str]
    colour: str
    status: str

    @property
    def high(self) -> float:
        """How much room it takes downwards."""
        return VALUE_SIZE + 4 + NAME_LINE * len(self.name)

    @property
    def wide(self) -> float:
        """How much room it takes to the right."""
        sign = SIGN if self.status in ON_PAPER else 0
        return max(width_of(self.value, VALUE_SIZE, "bold") + sign, *(width_of(part, SMALL_SIZE) for part in self.name))


Place = Callable[[Any], float]


def ends(data: Mapping[str, Any]) -> list[End]:
    """The labels of the lines, then of what stands behind them."""
    own = zip(LINES, data["lines"], strict=False)
    return [_end(line, colour) for colour, line in (*own, *((MUTED, one) for one in data.get("compared", ())))]


def _end(line: Mapping[str, Any], colour: str) -> End:
    year, value = line["points"][-1]
    name = wrap(line["name"], END_ROOM, SMALL_SIZE, most=3)
    return End((year, value), line["value"], name, colour, line["status"])


def first_values(ax: Axes, lines: Sequence[Mapping[str, Any]], across: Place, upwards: Place) -> None:
    """The value that each line begins with, at its left; those that would meet are moved apart, the highest on top."""
    by_year: dict[int, list[tuple[float, str, str]]] = {}
    for colour, line in zip(LINES, lines, strict=False):
        if line.get("first"):
            year, value = line["points"][0]
            by_year.setdefault(year, []).append((upwards(value), line["first"], colour))
    for year, told in by_year.items():
        told.sort(key=lambda one: one[0])
        places = _apart([y for y, _, _ in told], SMALL_LINE)
        for y, (_, words, colour) in zip(places, told, strict=True):
            box = {"fc": PAPER, "ec": "none", "pad": 0.6}
            x = across(year) - 8
            ax.text(x, y, words, fontsize=SMALL_SIZE, color=colour, ha="right", va="center", zorder=2.5, bbox=box)


def _apart(places: Sequence[float], room: float) -> list[float]:
    """Places, the topmost first, moved apart evenly until each has its room."""
    moved = list(places)
    for _ in range(4 * len(moved)):
        for at in range(1, len(moved)):
            short = room - (moved[at] - moved[at - 1])
            if short > 1e-6:
                moved[at - 1] -= short / 2
                moved[at] += short / 2
    return moved


def last_values(ax: Axes, told: Sequence[End], across: Any, upwards: Place, room: tuple[float, float]) -> None:
    """Value and name of each line beside its end, the highest on top; a thin line leads to one that had to move.

    None leads to a withheld one: it would look like a value.
    """
    order = sorted(told, key=lambda end: upwards(end.last[1]))
    tops: list[float] = []
    for place, end in enumerate(order):
        wanted = upwards(end.last[1]) - VALUE_SIZE / 2
        tops.append(max(wanted, tops[-1] + order[place - 1].high + GAP) if tops else max(wanted, room[0]))
    limit = room[1]
    for place in reversed(range(len(order))):  # what was pushed out below is pulled up again, and pushes in its turn
        tops[place] = min(tops[place], limit - order[place].high)
        limit = tops[place] - GAP
    x = across.right + 14
    for top, end in zip(tops, order, strict=True):
        _last_value(ax, end, x, top)
        at, middle = (across(end.last[0]), upwards(end.last[1])), top + VALUE_SIZE / 2
        if end.status != "suppressed" and (abs(at[1] - middle) > 3 or at[0] < across.right):
            ax.plot([at[0] + 5, x - 3], [at[1], middle], color=end.colour, lw=0.7, zorder=1.5)


def _last_value(ax: Axes, end: End, x: float, y: float) -> None:
    middle = y + VALUE_SIZE / 2
    weight = "normal" if end.status == "compared" else "bold"
    colour = STATUS_LINES[end.status]
    ax.text(x, middle, end.value, fontsize=VALUE_SIZE, fontweight=weight, color=colour, va="center")
    if end.status in ON_PAPER:
        symbol(ax, x + width_of(end.value, VALUE_SIZE, weight) + 9, middle, end.status, ON_PAPER[end.status], 4.6)
    for step, part in enumerate(end.name):
        at = y + VALUE_SIZE + 4 + NAME_LINE * (step + 0.5)
        ax.text(x, at, part, fontsize=SMALL_SIZE, color=end.colour, va="center")
