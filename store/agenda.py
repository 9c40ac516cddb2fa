"""Courses of running meetings in their table, and who is there."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select

from domain.agenda.agenda import Course
from store.database.mapping import Mapping
from store.database.tables import courses, presences
from store.database.work import Work, values_of

COURSE = Mapping(Course, courses)

_DROP = delete(courses).where(courses.c.id == bindparam("meeting"))
_HERE = select(presences.c.person_id).where(presences.c.meeting_id == bindparam("meeting"))
_EMPTY = delete(presences).where(presences.c.meeting_id == bindparam("meeting"))
_ONE = _EMPTY.where(presences.c.person_id == bindparam("person"))


class CourseRows:
    """``domain.meetings.ports.Courses``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, meeting_id: str, *, lock: bool = False) -> Course | None:
        """The course of a meeting, or None where it has none (any more)."""
        return await self._work.get(COURSE, meeting_id, lock=lock)

    async def add(self, course: Course) -> bool:
        """False where the meeting has one."""
        return await self._work.insert_new(courses, COURSE.row(course))

    async def save(self, course: Course) -> Course:
        """Write the course where nobody else did since."""
        return await self._work.save(COURSE, course, values_of(COURSE, course))

    async def drop(self, meeting_id: str) -> None:
        """The meeting has ended."""
        await self._work.run(_DROP, {"meeting": meeting_id})


class PresenceRows:
    """``domain.meetings.ports.Presences``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def of_meeting(self, meeting_id: str) -> frozenset[str]:
        """Person ids."""
        rows = await self._work.all(_HERE, {"meeting": meeting_id})
        return frozenset(row[0] for row in rows)

    async def put(self, meeting_id: str, person_id: str) -> bool:
        """False where the person is there already."""
        return await self._work.insert_new(presences, {"meeting_id": meeting_id, "person_id": person_id})

    async def drop(self, meeting_id: str, person_id: str = "") -> None:
        """One person's, or all of the meeting."""
        where = {"meeting": meeting_id}
        await (self._work.run(_ONE, {**where, "person": person_id}) if person_id else self._work.run(_EMPTY, where))
