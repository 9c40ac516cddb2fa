"""What a running meeting needs from storage."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from domain.agenda.agenda import Agenda


class Agendas(Protocol):
    """Courses of running meetings; a row goes with its meeting."""

    async def get(self, meeting_id: str, *, lock: bool = False) -> Agenda | None: ...
    async def add(self, agenda: Agenda) -> bool:
        """False where the meeting has one."""

    async def save(self, agenda: Agenda) -> Agenda: ...
    async def of_ended(self, before: datetime) -> list[str]:
        """The ids of meetings that had ended by then and still have an agenda."""

    async def drop(self, meeting_id: str) -> None:
        """The meeting has ended."""
