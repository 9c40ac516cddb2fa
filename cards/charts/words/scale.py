"""The scale that a trend is drawn on: 1 to 5 where answers are, from zero for all that is counted.

A scale that began at the lowest value would make any rise look steep.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

from cards.charts.words.wording import decimal
from domain.rounding import rounded, whole

MOST_STEPS = 5
_STEPS = (1, 2, 2.5, 5, 10)


def scale(language: str, unit: str, values: Sequence[float]) -> dict[str, object]:
    """The lowest and the highest value of the scale, and the steps between with their numbers."""
    if unit == "mean":
        return _between(language, 1, 5, 1)
    high = max(*values, 0.0) or 1.0
    size = 10.0 ** floor(log10(high / MOST_STEPS))
    step = next(size * each for each in _STEPS if high / (size * each) <= MOST_STEPS)
    return _between(language, 0, step * ceil(rounded(high / step, 9)), step)


def _between(language: str, low: float, high: float, step: float) -> dict[str, object]:
    places = [low + step * at for at in range(whole((high - low) / step) + 1)]
    decimals = max(0, -floor(log10(step))) if not float(step).is_integer() else 0
    return {"low": low, "high": high, "steps": [[place, decimal(language, place, decimals)] for place in places]}
