"""Which messages were handled, in their table. A vote never passes here: no receipt of one exists."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, Table, bindparam, delete

from store.database.columns import metadata
from store.database.types import Plain, UtcDateTime
from store.database.work import Work

inbox = Table(
    "inbox",
    metadata,
    Column("conversation_id", Plain, primary_key=True),
    Column("activity_id", Plain, primary_key=True),
    Column("seen_at", UtcDateTime, nullable=False),
    Index(None, "seen_at"),
)

_OLD = delete(inbox).where(inbox.c.seen_at < bindparam("before"))


class InboxRows:
    """``domain.unit_of_work.Inbox``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def first_time(self, conversation_id: str, activity_id: str, now: datetime) -> bool:
        """Whether this message is new; it is not from here on, once the unit is committed."""
        values = {"conversation_id": conversation_id, "activity_id": activity_id, "seen_at": now}
        return await self._work.insert_new(inbox, values)

    async def forget_before(self, before: datetime) -> None:
        """Forget messages so old that they are not delivered again."""
        await self._work.run(_OLD, {"before": before})
