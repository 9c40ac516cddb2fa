"""What good practice needs from storage."""

from __future__ import annotations

from typing import Protocol

from domain.practice.practice import Practice


class Practices(Protocol):
    """Good practice of schools."""

    async def get(self, practice_id: str, *, lock: bool = False) -> Practice | None: ...
    async def add(self, practice: Practice) -> bool:
        """False where one with this id exists."""

    async def save(self, practice: Practice) -> Practice: ...
    async def drop(self, practice_id: str) -> None: ...
    async def of_school(self, school_id: str) -> list[Practice]:
        """Newest first."""

    async def seen_from(self, school_id: str, tenant_id: str) -> list[Practice]:
        """The school's own and what other active schools of the tenant share, most thanked first, then newest."""

    async def thank(self, practice_id: str, person_id: str) -> bool:
        """False where the person has thanked already; counts it in ``thanks``."""
