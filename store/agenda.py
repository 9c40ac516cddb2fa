"""Courses of running meetings in their table."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Integer, Table, bindparam, delete, select

from domain.agenda.agenda import Agenda, IdeasState
from domain.meetings.meeting import MeetingState
from store.database.columns import metadata, of, version
from store.database.mapping import Mapping
from store.database.types import UtcDateTime, Word
from store.database.work import Work, values_of
from store.meetings.meetings import meetings

agendas = Table(
    "courses",
    metadata,
    of("id", "meetings.id", cascade=True, primary_key=True),
    Column("phase", Integer, nullable=False),
    Column("began_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("paused_at", UtcDateTime),
    Column("ideas", Word(IdeasState), nullable=False),
    version(),
)

AGENDA = Mapping(Agenda, agendas)

_OF_ENDED = (
    select(agendas.c.id)
    .join(meetings, meetings.c.id == agendas.c.id)
    .where(meetings.c.state == MeetingState.ENDED, meetings.c.ended_at <= bindparam("before", type_=UtcDateTime()))
    .order_by(agendas.c.id)
)
_DROP = delete(agendas).where(agendas.c.id == bindparam("meeting"))


class AgendaRows:
    """``domain.agenda.ports.Agendas``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, meeting_id: str, *, lock: bool = False) -> Agenda | None:
        """The agenda of a meeting, or None where it has none (any more)."""
        return await self._work.get(AGENDA, meeting_id, lock=lock)

    async def add(self, agenda: Agenda) -> bool:
        """False where the meeting has one."""
        return await self._work.insert_new(agendas, AGENDA.row(agenda))

    async def save(self, agenda: Agenda) -> Agenda:
        """Write the agenda where nobody else did since."""
        return await self._work.save(AGENDA, agenda, values_of(AGENDA, agenda))

    async def of_ended(self, before: datetime) -> list[str]:
        """The ids of meetings that had ended by then and still have an agenda."""
        return [row[0] for row in await self._work.all(_OF_ENDED, {"before": before})]

    async def drop(self, meeting_id: str) -> None:
        """The meeting has ended."""
        await self._work.run(_DROP, {"meeting": meeting_id})
