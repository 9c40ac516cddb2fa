"""What the calendar needs from storage."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from domain.calendar.school_year import SchoolDays


class Calendars(Protocol):
    """Skoleruta of schools."""

    async def days(self, school_id: str) -> list[SchoolDays]:
        """By first day."""

    async def days_many(self, school_ids: Iterable[str]) -> dict[str, list[SchoolDays]]:
        """Of each, by first day; an empty list where a school has entered none."""

    async def put_days(self, school_id: str, days: Sequence[SchoolDays]) -> None:
        """Replace all of the school's days."""
