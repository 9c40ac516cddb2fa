"""Which messages were handled, and which are under way, in their table. No vote passes here, and none has a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Boolean, Column, Index, Table, bindparam, delete, false, select, update

from domain.receipts import LEASE, Receipt, Taken
from store.database.columns import metadata
from store.database.types import Plain, UtcDateTime
from store.database.work import Work

inbox = Table(
    "inbox",
    metadata,
    Column("conversation_id", Plain, primary_key=True),
    Column("activity_id", Plain, primary_key=True),
    Column("seen_at", UtcDateTime, nullable=False),
    Column("holder", Plain),  # the process that works on it
    Column("until", UtcDateTime),  # its lease; NULL: done
    Column("kept", Boolean, nullable=False, server_default=false()),  # what it asked for is done, and perhaps not said
    Index(None, "seen_at"),
)

_OLD = delete(inbox).where(inbox.c.seen_at < bindparam("before"))
_WHERE = (inbox.c.conversation_id == bindparam("conversation")) & (inbox.c.activity_id == bindparam("activity"))
_STATE = select(inbox.c.until, inbox.c.kept).where(_WHERE)
_TAKE_OVER = (
    update(inbox)
    .where(_WHERE, inbox.c.until == bindparam("was"))
    .values(holder=bindparam("by"), until=bindparam("lease"))
)
_RENEW = (
    update(inbox)
    .where(_WHERE, inbox.c.holder == bindparam("by"), inbox.c.until.is_not(None))
    .values(until=bindparam("lease"))
)
_KEPT = update(inbox).where(_WHERE, inbox.c.until.is_not(None)).values(kept=True)
_DONE = update(inbox).where(_WHERE).values(holder=None, until=None)


class InboxRows:
    """``domain.unit_of_work.Inbox``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def take(self, receipt: Receipt, holder: str, now: datetime, dead: datetime | None = None) -> Taken:
        """Begin to work on a message, or say why not; ``dead`` is a lease that nobody has renewed for its whole length.

        A lease that ends later than one can from now is from a clock that was put back: it is as good as over.
        """
        conversation_id, activity_id = receipt
        until = now + LEASE
        fresh = {"conversation_id": conversation_id, "activity_id": activity_id, "seen_at": now}
        if await self._work.insert_new(inbox, {**fresh, "holder": holder, "until": until, "kept": False}):
            return Taken(True)
        row = await self._work.first(_STATE, _key(receipt))
        if row is None or row.until is None:
            return Taken(False)
        if row.until != dead and now < row.until <= until:
            return Taken(False, lease=row.until)
        changed = await self._work.run(_TAKE_OVER, {**_key(receipt), "was": row.until, "by": holder, "lease": until})
        return Taken(True, kept=row.kept) if changed else Taken(False, lease=until)  # somebody else took it over

    async def renew(self, receipts: Sequence[Receipt], holder: str, now: datetime) -> None:
        """Work on messages goes on."""
        await self._work.run(_RENEW, [{**_key(each), "by": holder, "lease": now + LEASE} for each in receipts])

    async def keep(self, receipt: Receipt) -> None:
        """What the message asked for is kept with this unit, and not to be done again; it is still to be said."""
        await self._work.run(_KEPT, _key(receipt))

    async def finish(self, receipt: Receipt) -> None:
        """The message is answered."""
        await self._work.run(_DONE, _key(receipt))

    async def forget_before(self, before: datetime) -> None:
        """Forget messages so old that they are not delivered again."""
        await self._work.run(_OLD, {"before": before})


def _key(receipt: Receipt) -> dict[str, str]:
    return {"conversation": receipt[0], "activity": receipt[1]}
