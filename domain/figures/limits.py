"""Colour limits of a school, and what a figure is compared with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits that a school has set for one indicator, in place of the catalogue's suggestion.

    ``yardstick`` is what the figure is held against: "" for the two numbers, else a scope ("municipality", "group",
    "country") whose figure of the same year is the limit: better than it is good, worse by more than ``margin``
    (a share, 0.1 is ten per cent) needs lifting.
    """

    school_id: str
    indicator_id: str
    good_from: float | None
    lift_below: float | None
    yardstick: str = ""
    margin: float = 0.1
    set_by: str = ""  # Person.id
    set_at: datetime | None = None
