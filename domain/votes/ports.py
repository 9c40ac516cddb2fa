"""What voting needs from storage: rounds and their sealed boxes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from domain.meetings.meeting import Meeting
from domain.people.school import School
from domain.votes.box import Box, Opened
from domain.votes.rounds import Round

Whole = tuple[Round, Meeting, School]
BoxName = tuple[str, str]  # of a meeting's box: the meeting's id, and the box's own name


class Rounds(Protocol):
    """Rounds of voting."""

    async def get(self, round_id: str, *, lock: bool = False) -> Round | None: ...
    async def add(self, round_: Round) -> bool:
        """False where the meeting already has a round with this number."""

    async def save(self, round_: Round) -> Round: ...
    async def of_meeting(self, meeting_id: str) -> list[Round]:
        """By number."""

    async def how_many_open(self) -> int:
        """Rounds that are being voted in, of all schools."""

    async def whole(self, round_id: str) -> Whole | None:
        """The round with its meeting and school in one statement."""

    async def wholes(self, round_ids: Iterable[str], known: Mapping[str, Whole]) -> Mapping[str, Whole]:
        """The rounds with their meetings and schools, under the locks of the rounds' rows, taken in order of id.

        Of those that are ``known`` only the versions are read, and the rest where one differs. Rounds that are gone
        are left out.
        """


class Boxes(Protocol):
    """Sealed boxes, by meeting and name ("round-1", "round-2", "consent"). The store seals and opens them."""

    async def open(self, meeting_id: str, name: str, *, lock: bool = False) -> Box | None:
        """The opened box (an empty one where nothing was put in yet); None once the meeting's key is destroyed."""

    async def open_all(self, wanted: Iterable[BoxName], known: Mapping[BoxName, Opened]) -> Mapping[BoxName, Opened]:
        """Several boxes under the locks of their meetings' keys, taken in order; each as ``open`` has it.

        Of those that are ``known`` nothing is opened where the row has the same bytes. Boxes whose meeting's key is
        destroyed are left out.
        """

    async def seal_all(self, boxes: Mapping[BoxName, Box]) -> Mapping[BoxName, Opened]:
        """Write several boxes that this unit has opened, in one statement; returns them as they lie there now."""

    async def seal(self, meeting_id: str, name: str, box: Box) -> None:
        """Write the box, padded and encrypted anew."""

    async def create_key(self, meeting_id: str) -> None:
        """Make the meeting's key; does nothing where there is one."""

    async def destroy(self, meeting_id: str) -> None:
        """Delete the boxes, the notes and the key. After the commit the store also scrubs what the file still holds."""
