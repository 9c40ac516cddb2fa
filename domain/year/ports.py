"""What planning a year needs from storage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from domain.year.slot import YearSlot


class SchoolYears(Protocol):
    """Meetings that were proposed for school years."""

    async def slots(self, school_id: str, school_year: int) -> list[YearSlot]:
        """By day."""

    async def put_slots(self, slots: Iterable[YearSlot]) -> None:
        """Insert or replace by id."""

    async def drop_slots(self, school_id: str, school_year: int) -> None:
        """Those still proposed."""
