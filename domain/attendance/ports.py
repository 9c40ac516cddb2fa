"""What coming to meetings needs from storage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol


class Attendances(Protocol):
    """Who has said that they are coming to a meeting, or not. No time and no order."""

    async def of_meeting(self, meeting_id: str) -> Mapping[str, bool]:
        """Whether they are coming, by person id; who has said nothing is not there."""

    async def absent(self, meeting_ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Who has said that they are not coming, by meeting, in one read; a meeting without any is left out."""

    async def of_person(self, person_id: str) -> Mapping[str, bool]:
        """Whether the person is coming, by meeting id."""

    async def put(self, meeting_id: str, person_id: str, coming: bool) -> None: ...
    async def drop(self, meeting_id: str, person_id: str = "") -> None:
        """Forget what one person has said, or where none is named, what anybody has."""
