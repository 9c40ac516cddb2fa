"""Rounding, in one place: figures are rounded once, when they are shown, and half away from zero as Excel does."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

_CONTEXT = Context(prec=40)  # of our own: libraries change the one that all share
_DIGITS = 15  # as many as Excel shows: what lies behind them is noise of binary fractions


def rounded(value: float, decimals: int = 0) -> float:
    """The value as it is written: 3.25 is 3.3 and 2.5 is 3, and never "−0"."""
    if not abs(value) < 10**_DIGITS:
        return value
    exact = Decimal(f"{value:.{_DIGITS}g}")
    return float(exact.quantize(Decimal(f"1e-{decimals}"), ROUND_HALF_UP, _CONTEXT)) + 0.0


def whole(value: float) -> int:
    """The nearest whole number."""
    return int(rounded(value))


def decimals_of(unit: str, values: Iterable[float]) -> int:
    """How many decimals figures of a unit are shown with: means have one, money and counts none, the rest one where
    any of the values has one.
    """
    if unit == "mean":
        return 1
    if unit == "count" or unit.startswith("nok"):
        return 0
    return 0 if all(rounded(value, 1).is_integer() for value in values) else 1


def exactly(value: float) -> str:
    """The value as a text that loses nothing people could see: "3.652", "42"."""
    if value.is_integer():
        return str(int(value))
    return format(Decimal(f"{value:.{_DIGITS}g}"), "f")


def beyond_doubt(value: float) -> str:
    """As ``exactly``, for a reader of tables: "5.1250", since 5.125 could be five thousand."""
    text = exactly(value)
    return f"{text}0" if len(text.partition(".")[2]) == 3 else text
