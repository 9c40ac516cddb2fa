"""The keys of meetings in their table: what is sealed in a meeting goes when its key does."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, bindparam, delete, select

from store.database.columns import metadata, of
from store.database.sealing import MeetingKey
from store.database.types import Plain
from store.database.work import Work

box_keys = Table(
    "box_keys",
    metadata,
    of("meeting_id", "meetings.id", cascade=True, primary_key=True),
    Column("key", LargeBinary(32), nullable=False),
    Column("mark", Plain, nullable=False),  # which of the service's secrets the boxes are sealed with
)

_KEY = select(box_keys.c.key, box_keys.c.mark).where(box_keys.c.meeting_id == bindparam("meeting"))
_KEY_LOCKED = _KEY.with_for_update(key_share=True)
_DELETE_KEY = delete(box_keys).where(box_keys.c.meeting_id == bindparam("meeting"))


async def key_of(work: Work, meeting_id: str, *, lock: bool = False) -> MeetingKey | None:
    """The meeting's key; None where it was never made, or is destroyed. ``lock`` takes its row on PostgreSQL."""
    row = await work.first(_KEY_LOCKED if lock and not work.on_sqlite else _KEY, {"meeting": meeting_id})
    return MeetingKey(row.key, row.mark) if row else None


async def create_key(work: Work, meeting_id: str) -> None:
    """Make the meeting's key; does nothing where there is one."""
    key = work.sealer.new_key()
    await work.insert_new(box_keys, {"meeting_id": meeting_id, "key": key.key, "mark": key.mark})


async def delete_key(work: Work, meeting_id: str) -> None:
    """Destroy the meeting's key. After the commit the store also scrubs what the files still hold."""
    if await work.run(_DELETE_KEY, {"meeting": meeting_id}):
        work.scrub = True
