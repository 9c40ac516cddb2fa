"""What placing needs from storage: notes that are sealed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol


class Notes(Protocol):
    """Sealed notes: what one person keeps about one meeting, each a row of its own that goes with the meeting's key.

    A row is named by HMAC(meeting's key, kind and person), so it says neither whose nor what. Kinds: "placement" (see
    ``domain/placing/placement.py``), "ideas" (ids of one's own ideas).
    """

    async def get(self, meeting_id: str, kind: str, person_id: str, *, lock: bool = False) -> str:
        """The text; "" where there is none, or where the meeting's key is gone."""

    async def put(self, meeting_id: str, kind: str, person_id: str, text: str) -> None:
        """Seal a text in place of an earlier one; "" deletes. Raises ``Conflict`` where the meeting's key is gone."""

    async def of(self, meeting_id: str, kind: str, person_ids: Sequence[str]) -> dict[str, str]:
        """The texts of several people, in one statement; those without one are left out."""

    async def of_meetings(self, kind: str, wanted: Mapping[str, Iterable[str]]) -> Mapping[str, Mapping[str, str]]:
        """The texts of people in several meetings, by meeting and person, in one statement once their boxes are open.

        Those without a text are left out, and so are meetings whose key is gone.
        """


class PrivateNotes(Protocol):
    """What one person keeps for themselves outside any meeting, sealed with the service's secret.

    ``kind`` "placement", ``subject`` the characteristic. Deleted by the person, or when it goes into a meeting.
    """

    async def get(self, person_id: str, school_id: str, kind: str, subject: str, *, lock: bool = False) -> str: ...
    async def put(self, person_id: str, school_id: str, kind: str, subject: str, text: str, now: datetime) -> None:
        """Keep a text in place of an earlier one; "" deletes."""

    async def of_person(self, person_id: str) -> list[tuple[str, str, str, str]]:
        """(school, kind, subject, text) of all that the person keeps."""

    async def forget_before(self, before: datetime) -> int:
        """Those that were not touched since; returns how many."""
