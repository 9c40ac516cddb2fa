"""Meetings in their table; what was agreed lies in five columns of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, bindparam, delete, false, insert, select

from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.shown import about_meeting
from store.charts import ChartRows
from store.database.columns import identity, metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime, Word, Words
from store.database.work import Work, values_of

meetings = Table(
    "meetings",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("characteristic_id", Plain, nullable=False),
    Column("state", Word(MeetingState), nullable=False),
    Column("created_by", Plain, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("starts_at", UtcDateTime),
    Column("minutes", Integer, nullable=False),
    written("place"),
    Column("form", Plain, nullable=False),
    written("problem"),
    written("unseen"),
    written("comment"),
    Column("indicators", Words, nullable=False),
    Column("questions", Words, nullable=False),
    Column("catalogue_version", Integer, nullable=False),
    written("eyes"),
    written("picture"),
    written("picture_alt"),
    Column("chart", Plain, nullable=False, server_default="trend"),
    Column("invite_at", UtcDateTime),
    Column("prepare_at", UtcDateTime),
    Column("nudge_at", UtcDateTime),
    Column("vote_at", UtcDateTime),
    written("series"),
    Column("sequence", Integer, nullable=False),
    Column("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    version(),
    Column("agreed", Boolean, nullable=False, server_default=false()),  # whether the next four say anything
    Column("agreed_level", Integer),
    Column("agreed_aim", Integer),
    Column("agreed_review_on", Date),
    written("agreed_reasons"),
    Index(None, "school_id", "starts_at"),
)


class _MeetingMapping(Mapping[Meeting]):
    def __init__(self) -> None:
        super().__init__(Meeting, meetings)
        table = meetings.c
        self._plain = len(self.columns)
        self.columns += (
            table.agreed,
            table.agreed_level,
            table.agreed_aim,
            table.agreed_review_on,
            table.agreed_reasons,
        )

    def of(self, row: Sequence[Any], **more: object) -> Meeting:
        agreed, *rest = row[self._plain : self._plain + 5]
        return super().of(row, agreement=Agreement(*rest) if agreed else None)

    def row(self, thing: Meeting) -> dict[str, Any]:
        what = thing.agreement
        return super().row(thing) | {
            "agreed": what is not None,
            "agreed_level": what and what.level,
            "agreed_aim": what and what.aim,
            "agreed_review_on": what and what.review_on,
            "agreed_reasons": what.reasons if what else "",
        }


MEETING = _MeetingMapping()

_OF_SCHOOL = (
    select(*MEETING.columns)
    .where(meetings.c.school_id == bindparam("school"))
    .order_by(meetings.c.starts_at.is_(None), meetings.c.starts_at, meetings.c.created_at, meetings.c.id)
)
_IN_STATES = _OF_SCHOOL.where(meetings.c.state.in_(bindparam("states", expanding=True)))
_DELETE = delete(meetings).where(meetings.c.id == bindparam("meeting"))
_ADD = insert(meetings)


class MeetingRows:
    """``domain.meetings.ports.Meetings``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, meeting_id: str, *, lock: bool = False) -> Meeting | None:
        """A meeting by id."""
        return await self._work.get(MEETING, meeting_id, lock=lock)

    async def add(self, meeting: Meeting) -> None:
        """A new meeting."""
        await self._work.run(_ADD, MEETING.row(meeting))

    async def save(self, meeting: Meeting) -> Meeting:
        """Write the meeting where nobody else did since."""
        return await self._work.save(MEETING, meeting, values_of(MEETING, meeting))

    async def delete(self, meeting_id: str) -> None:
        """Delete a discarded draft, and its pictures."""
        await ChartRows(self._work).forget_about([about_meeting(meeting_id)])
        await self._work.run(_DELETE, {"meeting": meeting_id})

    async def of_school(self, school_id: str, *, states: Sequence[MeetingState] = ()) -> list[Meeting]:
        """By start, drafts without a time last; all states where none are given."""
        if states:
            rows = await self._work.all(_IN_STATES, {"school": school_id, "states": list(states)})
        else:
            rows = await self._work.all(_OF_SCHOOL, {"school": school_id})
        return [MEETING.of(row) for row in rows]
