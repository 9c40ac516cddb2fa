"""Which limits give a figure its colour: Samklang's suggestion, the school's own, or another group's figure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from domain.catalogue.areas import Better, Catalogue, Indicator
from domain.figures.comparison import of_year
from domain.figures.figure import Figure
from domain.figures.limits import Limits
from domain.rounding import rounded

BY_SCHOOL = "school"


def in_force(catalogue: Catalogue, limits: Mapping[str, Limits]) -> Catalogue:
    """The catalogue with a school's limits in the place of the suggested ones."""
    if not limits:
        return catalogue
    return replace(catalogue, indicators=tuple(limited(one, limits.get(one.id)) for one in catalogue.indicators))


def limited(indicator: Indicator, limits: Limits | None) -> Indicator:
    """The indicator with the school's limits; as it is where the school has set none."""
    if limits is None:
        return indicator
    numbers = (None, None) if limits.yardstick else (limits.good_from, limits.lift_below)
    return replace(
        indicator,
        good_from=numbers[0],
        lift_below=numbers[1],
        yardstick=limits.yardstick,
        margin=limits.margin,
        limits_by=BY_SCHOOL,
    )


def bounds(indicator: Indicator, year: int, compared: Iterable[Figure] = ()) -> tuple[float, float] | None:
    """From where a figure of this year is good and where it needs lifting; None where nothing gives it a colour."""
    if indicator.better is Better.NONE:
        return None
    if indicator.yardstick:
        other = of_year(compared, indicator.yardstick, year)
        if other is None or other.suppressed:
            return None
        limit = as_shown(indicator, other.value)
        apart = abs(limit) * indicator.margin
        return limit, limit + apart if indicator.better is Better.DOWN else limit - apart
    if indicator.good_from is None or indicator.lift_below is None:
        return None
    return indicator.good_from, indicator.lift_below


def as_shown(indicator: Indicator, value: float) -> float:
    """The value as people read it: a 3,96 that is shown as 4,0 has the colour of 4,0."""
    return rounded(value, 0 if indicator.unit.startswith("nok") else 1)
