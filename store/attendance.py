"""Who is coming to meetings, in their table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Boolean, Column, Index, Table, bindparam, delete, select

from store.database.columns import metadata, of
from store.database.types import Plain
from store.database.work import Work, evened

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
_ABSENT = select(attendances.c.meeting_id, attendances.c.person_id).where(
    attendances.c.meeting_id.in_(bindparam("meetings", expanding=True)), attendances.c.coming.is_(False)
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

    async def absent(self, meeting_ids: Iterable[str]) -> Mapping[str, frozenset[str]]:
        """Who has said that they are not coming, by meeting, in one read; a meeting without any is left out."""
        found: dict[str, set[str]] = {}
        for meeting_id, person_id in await self._work.all(_ABSENT, {"meetings": evened(meeting_ids)}):
            found.setdefault(meeting_id, set()).add(person_id)
        return {meeting_id: frozenset(those) for meeting_id, those in found.items()}

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
