"""What measures need from storage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from domain.measures.measure import Event, Measure


class Measures(Protocol):
    """Measures of a school, with their history."""

    async def get(self, measure_id: str, *, lock: bool = False) -> Measure | None: ...
    async def add(self, measure: Measure) -> bool:
        """False where a measure with this id exists (the same form sent twice)."""

    async def save(self, measure: Measure) -> Measure: ...
    async def of_school(self, school_id: str, *, owner_id: str | None = None) -> list[Measure]:
        """By due date."""

    async def of_meeting(self, meeting_id: str) -> list[Measure]: ...
    async def of_characteristic(self, school_id: str, characteristic_id: str) -> list[Measure]:
        """By due date."""

    async def many(self, measure_ids: Iterable[str]) -> dict[str, Measure]: ...
    async def of_person(self, person_id: str) -> list[Measure]:
        """Owned or helped with, in whatever school, by due date."""

    async def record(self, events: Iterable[Event]) -> None:
        """Add to the history."""

    async def history(self, measure_id: str) -> list[Event]:
        """Oldest first."""
