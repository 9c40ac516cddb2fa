"""What is deleted after its time.

Deleting follows the foreign keys. What was deleted must leave no bytes in an SQLite file: ``secure_delete`` overwrites
the pages, and ``scrub`` has the log carried over and cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Table, and_, bindparam, delete, func, or_, select, update

from domain.delivery.notices import NoticeKind
from domain.measures.measure import OVER
from domain.meetings.meeting import GOES
from domain.people.school import Member, School
from domain.personal_data.deletion import Deletion
from domain.shown import of_levels, of_meeting
from store.charts import ChartRows
from store.database.columns import metadata
from store.database.types import UtcDateTime
from store.database.work import Work
from store.delivery.posts import posts
from store.delivery.tables import notices
from store.groups import groups
from store.ideas import ideas
from store.measures import measures
from store.meetings.meetings import meetings
from store.owners import owners
from store.people.people import members
from store.people.schools import SCHOOL, schools
from store.personal_data.deletions import DeletionRows
from store.personal_data.gone import Gone
from store.personal_data.left_out import LeftOut
from store.personal_data.taking_out import TakingOut
from store.personal_data.traces import Traces
from store.placing.private_notes import private_notes
from store.practice import practices
from store.votes.rounds import rounds

TOLD = {"meetings", "minutes", "measures", "practices", "figures"}  # of a school's tables, those the log counts
AT_ONCE = 500  # ids in one statement

_BEFORE = bindparam("before", type_=UtcDateTime())
_IDS: Any = bindparam("ids", expanding=True)
_SCHOOLS = select(SCHOOL.table.c.id).order_by(schools.c.id)
_THEIR_PEOPLE = (
    select(members.c.person_id)
    .where(members.c.school_id == bindparam("school"))
    .union(select(owners.c.person_id).where(owners.c.school_id == bindparam("school")))
)
_ELSEWHERE = (
    select(members.c.person_id)
    .where(members.c.person_id.in_(_IDS))
    .union(select(owners.c.person_id).where(owners.c.person_id.in_(_IDS)))
)
_FORGET_SCHOOL = delete(schools).where(schools.c.id == bindparam("school"))
_FORGET_NOTES = delete(private_notes).where(private_notes.c.name.in_(bindparam("names", expanding=True)))

_OLD_MEETINGS = select(meetings.c.id).where(
    meetings.c.school_id == bindparam("school"),
    meetings.c.state.in_(GOES),
    func.coalesce(meetings.c.started_at, meetings.c.starts_at, meetings.c.created_at) < _BEFORE,
)
_WITHOUT_MEETING = (
    update(measures).where(measures.c.meeting_id.in_(_IDS)).values(meeting_id=None, version=measures.c.version + 1)
)
_DROP_MEETINGS = delete(meetings).where(meetings.c.id.in_(_IDS))

_LAST_TOUCHED = func.coalesce(measures.c.answered_at, measures.c.created_at)
_OLD_MEASURES = select(measures.c.id).where(
    measures.c.school_id == bindparam("school"),
    measures.c.progress.in_(sorted(OVER)),
    or_(_LAST_TOUCHED < _BEFORE, and_(_LAST_TOUCHED.is_(None), measures.c.due < bindparam("day"))),
)
_IDEAS_WITHOUT = update(ideas).where(ideas.c.measure_id.in_(_IDS)).values(measure_id="", version=ideas.c.version + 1)
_PRACTICES_WITHOUT = (
    update(practices).where(practices.c.measure_id.in_(_IDS)).values(measure_id="", version=practices.c.version + 1)
)
_ABOUT = [delete(table).where(table.c.subject_id.in_(_IDS)) for table in (notices, posts)]
_DROP_MEASURES = delete(measures).where(measures.c.id.in_(_IDS))

# The one greeting of a channel is remembered for good, and what was asked about a measure while it is under way: by
# their keys they are not said again.
_OLD_NOTICES = delete(notices).where(
    notices.c.finished_at < _BEFORE,
    notices.c.kind != NoticeKind.WELCOME_CHANNEL,
    notices.c.subject_id.not_in(select(measures.c.id).where(measures.c.progress.not_in(sorted(OVER)))),
)


class KeepingRows:
    """``domain.personal_data.ports.Keeping``."""

    __slots__ = ("_deletions", "_gone", "_left_out", "_taking_out", "_work")

    def __init__(self, work: Work) -> None:
        self._work = work
        self._deletions = DeletionRows(work)
        self._gone = Gone(work)
        self._left_out = LeftOut(work)
        self._taking_out = TakingOut(work)

    async def log(self, deletion: Deletion) -> None:
        """Add a line to the log."""
        await self._deletions.log(deletion)

    async def deletions(self, school_id: str, most: int = 50) -> list[Deletion]:
        """Newest first."""
        return await self._deletions.newest(school_id, most)

    async def schools(self) -> list[str]:
        """The ids of all schools, those that the bot was removed from too."""
        return [row[0] for row in await self._work.all(_SCHOOLS)]

    async def mark_gone(self, now: datetime) -> None:
        """Note since when a school has rested and a person has been in no school; take back what no longer holds."""
        await self._gone.mark(now)

    async def schools_gone(self, before: datetime) -> list[School]:
        """Schools that have rested since before, and of which nothing has been told yet."""
        return await self._gone.schools(before)

    async def tell_of_school(self, school_id: str, now: datetime) -> None:
        """Note that it has been told that the school goes."""
        await self._gone.tell(school_id, now)

    async def schools_told_of(self, before: datetime) -> list[School]:
        """Schools that rest, and of which that was told before."""
        return await self._gone.told(before)

    async def forget_school(self, school_id: str) -> dict[str, int]:
        """All rows of the school; how many by what. People who are in no other school go too."""
        people = [row[0] for row in await self._work.all(_THEIR_PEOPLE, {"school": school_id})]
        names = [name for person in people for name in await self._taking_out.private_notes_about(person, school_id)]
        if names:
            await self._work.run(_FORGET_NOTES, {"names": names})
        await self._gone.unmark([school_id])
        await ChartRows(self._work).forget_school(school_id)
        counts: dict[str, int] = {}
        for table in reversed(metadata.sorted_tables):
            if _points_at_schools(table):
                count = await self._work.run(_of_school(table), {"school": school_id})
                if count > 0 and table.name in TOLD:
                    counts[table.name] = count
        counts["school"] = await self._work.run(_FORGET_SCHOOL, {"school": school_id})
        remaining = await self._work.all(_ELSEWHERE, {"ids": people}) if people else []
        alone = set(people).difference(row[0] for row in remaining)
        for person in sorted(alone):
            await self._taking_out.take_out(person)
        self._work.scrub = True
        return {what: count for what, count in (counts | {"people": len(alone)}).items() if count}

    async def forget_meetings(self, school_id: str, before: datetime) -> int:
        """Meetings that are over or never were (``GOES``), of before, with all that was theirs. Their measures stay."""
        rows = await self._work.all(_OLD_MEETINGS, {"school": school_id, "before": before})
        for ids in _parts([row[0] for row in rows]):
            for table in (notices, posts):
                await self._work.run(_about_meetings(table), {"ids": ids})
            await self._work.run(_WITHOUT_MEETING, {"ids": ids})
            await self._work.run(_DROP_MEETINGS, {"ids": ids})
            self._work.scrub = True
        if rows:
            gone = [of_levels(school_id), *(of_meeting(school_id, row[0]) for row in rows)]
            await ChartRows(self._work).forget(gone)
        return len(rows)

    async def forget_measures(self, school_id: str, before: datetime) -> int:
        """Those that are over (done or dropped) and were last answered before."""
        values = {"school": school_id, "before": before, "day": before.date()}
        rows = await self._work.all(_OLD_MEASURES, values)
        for ids in _parts([row[0] for row in rows]):
            for about in _ABOUT:
                await self._work.run(about, {"ids": ids})
            for statement in (_IDEAS_WITHOUT, _PRACTICES_WITHOUT, _DROP_MEASURES):
                await self._work.run(statement, {"ids": ids})
            self._work.scrub = True
        return len(rows)

    async def forget_people(self, before: datetime) -> int:
        """People who are in no school any more since before, and whom nothing names but counts."""
        found = [person for person in await self._gone.people(before) if not await self._taking_out.is_named(person)]
        for person in found:
            await self._taking_out.take_out(person)
        return len(found)

    async def forget_notices(self, before: datetime) -> int:
        """Those that were finished before."""
        return await self._work.run(_OLD_NOTICES, {"before": before})

    async def take_out_person(self, person_id: str) -> dict[str, int]:
        """Delete what concerns the person and take their name from what a group agreed; how many by what."""
        return await self._taking_out.take_out(person_id)

    async def leave_out(self, tenant_id: str, aad_id: str, now: datetime) -> None:
        """Rosters do not bring this person back until they write again."""
        await self._left_out.put(tenant_id, aad_id, now)

    async def left_out(self, tenant_id: str, aad_ids: Iterable[str]) -> frozenset[str]:
        """Those of them whom rosters are not to bring back."""
        return await self._left_out.of(tenant_id, aad_ids)

    async def let_in(self, tenant_id: str, aad_id: str) -> bool:
        """The person writes again; False where they were not left out."""
        return await self._left_out.drop(tenant_id, aad_id)

    async def parts(self, person_id: str) -> list[tuple[School, Member]]:
        """The person's parts in schools, by the schools' names; those that they or the bot have left too."""
        return await Traces(self._work).parts(person_id)

    async def traces(self, person_id: str) -> dict[str, int]:
        """How many messages were planned or sent to the person, and how many thanks they have given."""
        return await Traces(self._work).counts(person_id)


def _points_at_schools(table: Table) -> bool:
    return any(key.column is schools.c.id for key in table.foreign_keys)


@cache
def _of_school(table: Table) -> Any:
    return delete(table).where(table.c.school_id == bindparam("school"))


@cache
def _about_meetings(table: Table) -> Any:
    """About meetings, their rounds or their groups."""
    parts = [select(part.c.id).where(part.c.meeting_id.in_(_IDS)) for part in (rounds, groups)]
    return delete(table).where(or_(table.c.subject_id.in_(_IDS), *(table.c.subject_id.in_(part) for part in parts)))


def _parts(ids: list[str]) -> list[list[str]]:
    return [ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE)]
