"""What owners need from storage."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting
from domain.owners.releases import Release
from domain.people.school import Member, Person, School
from domain.practice.practice import Practice


class Owners(Protocol):
    """Who owns for a school (the municipality), and what is released to them."""

    async def owners(self, school_id: str) -> list[Person]:
        """By name."""

    async def put_owner(self, school_id: str, person_id: str) -> None: ...
    async def drop_owner(self, school_id: str, person_id: str) -> None: ...
    async def schools_owned(self, person_id: str) -> list[School]:
        """Active ones, by name."""

    async def get_release(self, release_id: str, *, lock: bool = False) -> Release | None: ...
    async def releases(self, school_ids: Sequence[str]) -> list[Release]:
        """Those that are not revoked, by school and characteristic."""

    async def add_release(self, release: Release) -> bool:
        """False where the school has one for this characteristic that is not revoked."""

    async def save_release(self, release: Release) -> Release: ...
    async def may_own(self, tenant_id: str, school_id: str) -> list[tuple[Person, bool]]:
        """People of the tenant who are in the school or have written to the bot, by name.

        True beside those who are near: in this school, in none at all, or owning for some school already.
        """

    async def held(self, school_ids: Sequence[str]) -> list[Meeting]:
        """Meetings of these schools that have ended, oldest first."""

    async def measures(self, school_ids: Sequence[str]) -> list[Measure]:
        """All measures of these schools, by due date."""

    async def practices(self, school_ids: Sequence[str]) -> list[Practice]:
        """All good practice of these schools, newest first."""

    async def everybody(self, school_ids: Sequence[str]) -> list[Member]:
        """All who are or were in these schools."""
