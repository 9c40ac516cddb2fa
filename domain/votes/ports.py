"""What voting needs from storage: rounds and their sealed boxes."""

from __future__ import annotations

from typing import Protocol

from domain.meetings.meeting import Meeting
from domain.people.school import School
from domain.votes.box import Box
from domain.votes.rounds import Round


class Rounds(Protocol):
    """Rounds of voting."""

    async def get(self, round_id: str, *, lock: bool = False) -> Round | None: ...
    async def add(self, round_: Round) -> bool:
        """False where the meeting already has a round with this number."""

    async def save(self, round_: Round) -> Round: ...
    async def of_meeting(self, meeting_id: str) -> list[Round]:
        """By number."""

    async def whole(self, round_id: str, *, lock: bool = False) -> tuple[Round, Meeting, School] | None:
        """The round with its meeting and school in one statement; ``lock`` takes the round's row."""


class Boxes(Protocol):
    """Sealed boxes, by meeting and name ("round-1", "round-2", "consent"). The store seals and opens them."""

    async def open(self, meeting_id: str, name: str, *, lock: bool = False) -> Box | None:
        """The opened box (an empty one where nothing was put in yet); None once the meeting's key is destroyed."""

    async def seal(self, meeting_id: str, name: str, box: Box) -> None:
        """Write the box, padded and encrypted anew."""

    async def create_key(self, meeting_id: str) -> None:
        """Make the meeting's key; does nothing where there is one."""

    async def destroy(self, meeting_id: str) -> None:
        """Delete the boxes, the notes and the key. After the commit the store also scrubs what the file still holds."""
