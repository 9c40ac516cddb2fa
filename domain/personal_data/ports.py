"""What keeping and deleting need from storage."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from domain.people.school import Member, School
from domain.personal_data.deletion import Deletion


class Keeping(Protocol):
    """What is deleted, and the log of it. Deleting follows foreign keys; nothing of another school is touched."""

    async def log(self, deletion: Deletion) -> None: ...
    async def deletions(self, school_id: str, most: int = 50) -> list[Deletion]:
        """Newest first."""

    async def schools(self) -> list[str]:
        """The ids of all schools, those that the bot was removed from too."""

    async def mark_gone(self, now: datetime) -> None:
        """Note since when a school has rested and a person has been in no school; take back what no longer holds."""

    async def schools_gone(self, before: datetime) -> list[School]:
        """Schools that have rested since before, and of which nothing has been told yet."""

    async def tell_of_school(self, school_id: str, now: datetime) -> None:
        """Note that it has been told that the school goes; forgotten where the school comes back."""

    async def schools_told_of(self, before: datetime) -> list[School]:
        """Schools that rest, and of which that was told before."""

    async def forget_school(self, school_id: str) -> dict[str, int]:
        """All rows of the school; how many by what. People who are in no other school go too."""

    async def forget_meetings(self, school_id: str, before: datetime) -> int:
        """Ended or cancelled meetings that began before, with rounds, groups, ideas, minutes, posts and notices.

        Their measures stay, without their meeting.
        """

    async def forget_measures(self, school_id: str, before: datetime) -> int:
        """Those that are over (done or dropped) and were last answered before."""

    async def forget_people(self, before: datetime) -> int:
        """People who are in no school any more since before, and whom nothing names but counts."""

    async def forget_notices(self, before: datetime) -> int:
        """Those that were finished before."""

    async def take_out_person(self, person_id: str) -> dict[str, int]:
        """Delete what concerns the person: memberships, rhythm, notes, ballots in meetings that are not over,
        attendances, presences, seats, dialogs, posts, personal notices, thanks, ownerships, and the person; take their
        name from what a group agreed (measures, history, remarks, frozen minutes). How many by what, nothing of
        ballots; empty where nobody has this id any more.
        """

    async def leave_out(self, tenant_id: str, aad_id: str, now: datetime) -> None:
        """Rosters do not bring this person back until they write again."""

    async def left_out(self, tenant_id: str, aad_ids: Iterable[str]) -> frozenset[str]:
        """Those of them whom rosters are not to bring back."""

    async def let_in(self, tenant_id: str, aad_id: str) -> bool:
        """The person writes again; False where they were not left out."""

    async def parts(self, person_id: str) -> list[tuple[School, Member]]:
        """The person's parts in schools, by the schools' names; those that they or the bot have left too."""

    async def traces(self, person_id: str) -> dict[str, int]:
        """How many messages were planned or sent to the person, and how many thanks they have given."""
