"""Ports for what follows a meeting: history of measures, rhythms, good practice, releases to owners, deletions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from domain.measures.measure import Event, Measure
from domain.meetings.meeting import Meeting
from domain.owners.releases import Deletion, Release
from domain.people.school import Member, Person, School
from domain.practice.practice import Practice
from domain.reminders.rhythms import ReminderPlan, Rhythm


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


class Rhythms(Protocol):
    """When people may be reminded, and schools' plans."""

    async def of(self, person_id: str, *, lock: bool = False) -> Rhythm:
        """The person's, or the usual one (version 0, not stored)."""

    async def many(self, person_ids: Iterable[str]) -> dict[str, Rhythm]:
        """Of each, the usual one where nothing is stored."""

    async def save(self, rhythm: Rhythm) -> Rhythm:
        """Insert (version 0) or save; raises ``Conflict``."""

    async def remind(self, rhythms: Sequence[Rhythm]) -> None:
        """Note ``reminded_on`` and ``reminded_by`` of several, in one statement, whatever their versions are."""

    async def plan(self, school_id: str) -> ReminderPlan:
        """The school's plan, or the usual one."""

    async def plans(self, school_ids: Iterable[str]) -> dict[str, ReminderPlan]: ...
    async def save_plan(self, plan: ReminderPlan) -> ReminderPlan: ...


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
        """Schools that have rested since before."""

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
        presences, seats, dialogs, posts, personal notices, thanks, ownerships, and the person; take their name from
        what a group agreed (measures, history, remarks, frozen minutes). How many by what, nothing of ballots; empty
        where nobody has this id any more.
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
