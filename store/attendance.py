"""Who is coming to meetings, in their table."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Boolean, Column, Index, Table, bindparam, delete, select

from store.database.columns import metadata, of
from store.database.types import Plain
from store.database.work import Work

# As with presences nobody may know from the file in which order people answered: on SQLite rows lie by primary key.
attendances = Table(
    "attendances",
    metadata,
    of("meeting_id", "meetings.id", cascade=True, primary_key=True),
    Column("person_id", Plain, primary_key=True),
    Column("coming", Boolean, nullable=False),
    Index(None, "person_id"),
    sqlite_with_rowid=False,
)

_OF_MEETING = select(attendances.c.person_id, attendances.c.coming).where(
    attendances.c.meeting_id == bindparam("meeting")
)
_OF_PERSON = select(attendances.c.meeting_id, attendances.c.coming).where(
    attendances.c.person_id == bindparam("person")
)
_EMPTY = delete(attendances).where(attendances.c.meeting_id == bindparam("meeting"))
_ONE = _EMPTY.where(attendances.c.person_id == bindparam("person"))


class AttendanceRows:
    """``domain.attendance.ports.Attendances``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def of_meeting(self, meeting_id: str) -> Mapping[str, bool]:
        """Whether they are coming, by person id; who has said nothing is not there."""
        rows = await self._work.all(_OF_MEETING, {"meeting": meeting_id})
        return {row.person_id: row.coming for row in rows}

    async def of_person(self, person_id: str) -> Mapping[str, bool]:
        """Whether the person is coming, by meeting id."""
        rows = await self._work.all(_OF_PERSON, {"person": person_id})
        return {row.meeting_id: row.coming for row in rows}

    async def put(self, meeting_id: str, person_id: str, coming: bool) -> None:
        """Note what one person says in the place of what they said before."""
        values = {"meeting_id": meeting_id, "person_id": person_id, "coming": coming}
        await self._work.put(attendances, values)

    async def drop(self, meeting_id: str, person_id: str = "") -> None:
        """Forget what one person has said, or where none is named, what anybody has."""
        where = {"meeting": meeting_id}
        await (self._work.run(_ONE, {**where, "person": person_id}) if person_id else self._work.run(_EMPTY, where))
