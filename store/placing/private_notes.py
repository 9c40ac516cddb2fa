"""What people keep for themselves outside any meeting, sealed with the service's secret.

A row says neither whose it is nor what it is about; with the secret in hand both can be found out, and the text read.
"""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime

from sqlalchemy import Column, Date, Index, LargeBinary, Table, bindparam, delete, select

from store.database.columns import metadata
from store.database.sealing import BrokenSealError
from store.database.types import Plain
from store.database.work import Work

# Both names are HMACs with the service's secret: of the person, and of the person and what it is about.
private_notes = Table(
    "private_notes",
    metadata,
    Column("name", Plain, primary_key=True),
    Column("owner", Plain, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("touched_on", Date, nullable=False),  # a day, which points at no press
    Index(None, "owner"),
    sqlite_with_rowid=False,
)

_NOTES = select(private_notes.c.name, private_notes.c.sealed)
_NAMED = _NOTES.where(private_notes.c.name.in_(bindparam("names", expanding=True)))
_NAMED_LOCKED = _NAMED.with_for_update(key_share=True)
_OWNED = _NOTES.where(private_notes.c.owner.in_(bindparam("owners", expanding=True)))
_DROP = delete(private_notes).where(private_notes.c.name.in_(bindparam("names", expanding=True)))
_FORGET = delete(private_notes).where(private_notes.c.touched_on < bindparam("day"))


class PrivateNoteRows:
    """``domain.placing.ports.PrivateNotes``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, person_id: str, school_id: str, kind: str, subject: str, *, lock: bool = False) -> str:
        """The text, "" where there is none."""
        names = self._work.sealer.private_names(person_id, school_id, kind, subject)
        statement = _NAMED_LOCKED if lock and not self._work.on_sqlite else _NAMED
        rows = {row.name: row.sealed for row in await self._work.all(statement, {"names": list(names)})}
        found = next((name for name in names if name in rows), None)
        return self._read(found, rows[found])[3] if found else ""

    async def put(self, person_id: str, school_id: str, kind: str, subject: str, text: str, now: datetime) -> None:
        """Keep a text in place of an earlier one; "" deletes. What an earlier secret sealed is sealed anew."""
        sealer = self._work.sealer
        names = sealer.private_names(person_id, school_id, kind, subject)
        gone = names[1:] if text else names
        if gone:
            await self._work.run(_DROP, {"names": list(gone)})
        if not text:
            return
        sealed = sealer.seal_private(names[0], json.dumps([school_id, kind, subject, text], ensure_ascii=False))
        owner = sealer.private_owners(person_id)[0]
        row = {"name": names[0], "owner": owner, "sealed": sealed, "touched_on": now.date()}
        await self._work.put(private_notes, row)

    async def of_person(self, person_id: str) -> list[tuple[str, str, str, str]]:
        """(school, kind, subject, text) of all that the person keeps."""
        rows = await self._work.all(_OWNED, {"owners": list(self._work.sealer.private_owners(person_id))})
        return sorted(self._read(row.name, row.sealed) for row in rows)

    async def names_about(self, person_id: str, school_id: str) -> list[str]:
        """The names of what the person keeps about a school; what does not open any more is left to its time."""
        rows = await self._work.all(_OWNED, {"owners": list(self._work.sealer.private_owners(person_id))})
        found = []
        for row in rows:
            with suppress(BrokenSealError):
                found += [row.name] if self._read(row.name, row.sealed)[0] == school_id else []
        return found

    async def forget_before(self, before: datetime) -> int:
        """Those that were not touched since; returns how many."""
        return await self._work.run(_FORGET, {"day": before.date()})

    def _read(self, name: str, sealed: bytes) -> tuple[str, str, str, str]:
        parts = json.loads(self._work.sealer.open_private(name, sealed))
        if not isinstance(parts, list) or len(parts) != 4:
            raise BrokenSealError("a private note of a form that this version does not know")
        school, kind, subject, text = parts
        return school, kind, subject, text
