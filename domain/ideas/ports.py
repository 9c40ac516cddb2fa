"""What ideas need from storage."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from domain.ideas.idea import Idea


class Ideas(Protocol):
    """Ideas of meetings, by their random ids."""

    async def get(self, idea_id: str, *, lock: bool = False) -> Idea | None: ...
    async def of_meeting(self, meeting_id: str) -> list[Idea]:
        """By id, which says nothing of who or when."""

    async def add(self, ideas: Iterable[Idea]) -> None: ...
    async def save(self, idea: Idea) -> Idea: ...
    async def drop(self, idea_id: str) -> None:
        """Withdrawn. Ideas that were joined to it stand for themselves again."""
