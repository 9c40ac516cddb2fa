"""What groups need from storage: who is there, and who sits together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from domain.groups.groups import Group


class Presences(Protocol):
    """Who has said that they are here. No time and no order."""

    async def of_meeting(self, meeting_id: str) -> frozenset[str]:
        """Person ids."""

    async def put(self, meeting_id: str, person_id: str) -> bool:
        """False where the person is there already."""

    async def drop(self, meeting_id: str, person_id: str = "") -> None:
        """One person's, or all of the meeting."""


class Groups(Protocol):
    """Groups of meetings."""

    async def get(self, group_id: str, *, lock: bool = False) -> Group | None: ...
    async def of_meeting(self, meeting_id: str) -> list[Group]:
        """By number."""

    async def replace(self, meeting_id: str, groups: Sequence[Group]) -> None:
        """Draw anew: all earlier groups of the meeting go."""

    async def save(self, group: Group) -> Group: ...
    async def forget_seats(self, meeting_id: str) -> None:
        """Who was in which group is forgotten; what was found stays."""
