"""Where people are in dialogs, in their table."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Table, bindparam, delete, func, select

from store.database.columns import metadata
from store.database.types import Plain, UtcDateTime
from store.database.work import Work

dialogs = Table(
    "dialogs",
    metadata,
    Column("conversation_id", Plain, primary_key=True),
    Column("person_id", Plain, primary_key=True),
    Column("state", Plain, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

MOST_BYTES = 32 * 1024

_WHERE = (dialogs.c.conversation_id == bindparam("conversation")) & (dialogs.c.person_id == bindparam("person"))
_GET = select(dialogs.c.state).where(_WHERE)
_DELETE = delete(dialogs).where(_WHERE)
_LOCK = select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("who", type_=Plain()), 20)))


class DialogRows:
    """``domain.unit_of_work.DialogStates``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, conversation_id: str, person_id: str, *, lock: bool = False) -> str | None:
        """The state as it was put, or None. ``lock``: who asks next waits, in another process too, until it is put.

        There may be no row yet, so what is locked is the person's name in this conversation. On SQLite who writes has
        locked the file already.
        """
        if lock and not self._work.on_sqlite:
            await self._work.first(_LOCK, {"who": f"{conversation_id} {person_id}"})
        row = await self._work.first(_GET, {"conversation": conversation_id, "person": person_id})
        return row[0] if row else None

    async def put(self, conversation_id: str, person_id: str, state: str | None, now: datetime) -> None:
        """None deletes. More than 32 KB is a mistake of the dialog's, and refused."""
        if state is None:
            await self._work.run(_DELETE, {"conversation": conversation_id, "person": person_id})
            return
        if len(state.encode()) > MOST_BYTES:
            raise ValueError("a dialog's state is larger than 32 KB")
        values = {"conversation_id": conversation_id, "person_id": person_id, "state": state, "changed_at": now}
        await self._work.put(dialogs, values)
