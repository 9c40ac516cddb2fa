"""Sealed boxes in their table.

A box is one row without time, order or person. It and the key go with the meeting's end; ``store.scrub`` then
sees to it that the bytes go as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Column, LargeBinary, Table, bindparam, delete, select

from domain.errors import Conflict
from domain.votes.box import Box, Opened
from domain.votes.ports import BoxName
from store.database.columns import metadata, of
from store.database.sealing import MeetingKey
from store.database.types import Plain
from store.database.work import Work, evened
from store.ideas import lay_anew
from store.meetings.keys import box_keys, create_key, delete_key, key_of
from store.placing.notes import notes

# Neither a box nor a key has a time, a count or a person in it. A box cannot exist without its meeting's key.
boxes = Table(
    "boxes",
    metadata,
    of("meeting_id", "box_keys.meeting_id", cascade=True, primary_key=True),
    Column("name", Plain, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

_BOTH = (
    select(box_keys.c.key, box_keys.c.mark, boxes.c.sealed)
    .join_from(
        box_keys,
        boxes,
        (boxes.c.meeting_id == box_keys.c.meeting_id) & (boxes.c.name == bindparam("box")),
        isouter=True,
    )
    .where(box_keys.c.meeting_id == bindparam("meeting"))
)
_KEYS = select(box_keys.c.meeting_id, box_keys.c.key, box_keys.c.mark).where(
    box_keys.c.meeting_id.in_(bindparam("meetings", expanding=True))
)
_KEYS_LOCKED = _KEYS.order_by(box_keys.c.meeting_id).with_for_update(key_share=True)
_SEVERAL = select(boxes.c.meeting_id, boxes.c.name, boxes.c.sealed).where(
    boxes.c.meeting_id.in_(bindparam("meetings", expanding=True)),
    boxes.c.name.in_(bindparam("names", expanding=True)),
)
_DELETE_BOXES = delete(boxes).where(boxes.c.meeting_id == bindparam("meeting"))
_DELETE_NOTES = delete(notes).where(notes.c.meeting_id == bindparam("meeting"))


class BoxRows:
    """``domain.votes.ports.Boxes``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def open(self, meeting_id: str, name: str, *, lock: bool = False) -> Box | None:
        """The opened box (an empty one where nothing was put in yet); None once the meeting's key is destroyed."""
        if lock:
            opened = await self.open_all([(meeting_id, name)], {})
            return opened[meeting_id, name].box if opened else None
        found = await self._work.first(_BOTH, {"meeting": meeting_id, "box": name})
        if found is None:
            return None
        key = self._work.keys[meeting_id] = MeetingKey(found.key, found.mark)
        return self._work.sealer.open(key, meeting_id, name, found.sealed)

    async def open_all(self, wanted: Iterable[BoxName], known: Mapping[BoxName, Opened]) -> dict[BoxName, Opened]:
        """Several boxes under the locks of their meetings' keys, taken in order; each as ``open`` has it.

        Of those that are ``known`` nothing is opened where the row has the same bytes. Boxes whose meeting's key is
        destroyed are left out.
        """
        wanted = list(wanted)
        those = {"meetings": evened(sorted({meeting_id for meeting_id, _ in wanted}))}
        # Two statements on purpose: whoever waited for the lock must read the box as the one before left it. In one
        # statement PostgreSQL would give the box as it was when the waiting began.
        keys = await self._work.all(_KEYS if self._work.on_sqlite else _KEYS_LOCKED, those)
        rows = await self._work.all(_SEVERAL, {**those, "names": evened({name for _, name in wanted})})
        sealed = {(row[0], row[1]): row[2] for row in rows}
        by_meeting = {row[0]: (row[1], row[2]) for row in keys}
        found: dict[BoxName, Opened] = {}
        for name in wanted:
            if name[0] in by_meeting:
                found[name] = self._opened(name, by_meeting[name[0]], sealed.get(name), known.get(name))
        return found

    def _opened(self, name: BoxName, key: tuple[bytes, str], sealed: bytes | None, known: Opened | None) -> Opened:
        meeting_id = name[0]
        mine = known.key if known is not None else self._work.keys.get(meeting_id)
        if not isinstance(mine, MeetingKey) or (mine.key, mine.mark) != key:
            mine, known = MeetingKey(*key), None
        self._work.keys[meeting_id] = mine
        if known is not None and known.sealed == sealed:
            return known
        return Opened(self._work.sealer.open(mine, *name, sealed), sealed, mine)

    async def seal_all(self, boxes_: Mapping[BoxName, Box]) -> dict[BoxName, Opened]:
        """Write several boxes that this unit has opened, in one statement; returns them as they lie there now."""
        found: dict[BoxName, Opened] = {}
        for name, box in boxes_.items():
            key = self._work.keys[name[0]]
            found[name] = Opened(box, self._work.sealer.seal(key, *name, box), key)
        rows = [
            {"meeting_id": meeting_id, "name": name, "sealed": one.sealed} for (meeting_id, name), one in found.items()
        ]
        if rows:
            await self._work.put(boxes, rows)
        return found

    async def seal(self, meeting_id: str, name: str, box: Box) -> None:
        """Write the box, padded and encrypted anew."""
        key = self._work.keys.get(meeting_id) or await key_of(self._work, meeting_id)
        if key is None:
            # The meeting ended between opening and sealing, in another unit: nothing can be kept any more.
            raise Conflict("the meeting's key is gone")
        sealed = self._work.sealer.seal(key, meeting_id, name, box)
        await self._work.put(boxes, {"meeting_id": meeting_id, "name": name, "sealed": sealed})

    async def create_key(self, meeting_id: str) -> None:
        """Make the meeting's key; does nothing where there is one."""
        await create_key(self._work, meeting_id)

    async def destroy(self, meeting_id: str) -> None:
        """Delete the boxes, the notes and the key, and let nobody see in which order ideas came.

        After the commit the store also scrubs what the files still hold.
        """
        self._work.keys.pop(meeting_id, None)
        await self._work.run(_DELETE_BOXES, {"meeting": meeting_id})
        await self._work.run(_DELETE_NOTES, {"meeting": meeting_id})
        await lay_anew(self._work, meeting_id)
        await delete_key(self._work, meeting_id)
