"""Courses of running meetings in their table."""

from __future__ import annotations

from sqlalchemy import Column, Integer, Table, bindparam, delete

from domain.agenda.agenda import Agenda, IdeasState
from store.database.columns import metadata, of, version
from store.database.mapping import Mapping
from store.database.types import UtcDateTime, Word
from store.database.work import Work, values_of

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

    async def drop(self, meeting_id: str) -> None:
        """The meeting has ended."""
        await self._work.run(_DROP, {"meeting": meeting_id})
