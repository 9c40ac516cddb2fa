"""What the columns of a school's tables mean, in their table; headings and words lie in the row, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, Index, Table, bindparam, delete, select

from domain.figures.table_key import TableKey
from store.database.columns import identity, metadata, of, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime
from store.database.work import Work

table_keys = Table(
    "table_keys",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("signature", Plain, nullable=False),
    written("name"),
    Column("respondents", Boolean, nullable=False),
    Column("timed", Boolean, nullable=False),
    written("survey"),
    Column("columns", Plain, nullable=False),  # both as JSON
    Column("words", Plain, nullable=False),
    written("by"),
    Column("asked_at", UtcDateTime, nullable=False),
    Column("at", UtcDateTime),
    Index(None, "school_id", "signature", unique=True),
)


class _KeyMapping(Mapping[TableKey]):
    def of(self, row: Sequence[Any], **more: object) -> TableKey:
        values = dict(zip(self.names, row, strict=False))
        for name in ("columns", "words"):
            values[name] = tuple((text, meaning) for text, meaning in json.loads(values[name]))
        return self.kind(**values)

    def row(self, thing: TableKey) -> dict[str, Any]:
        plain = {name: json.dumps(getattr(thing, name), ensure_ascii=False) for name in ("columns", "words")}
        return super().row(thing) | plain


KEY = _KeyMapping(TableKey, table_keys)

_OF_SCHOOL = (
    select(*KEY.columns).where(table_keys.c.school_id == bindparam("school")).order_by(table_keys.c.at, table_keys.c.id)
)
_BY_ID = select(*KEY.columns).where(table_keys.c.id == bindparam("key"))
_DROP = delete(table_keys).where(table_keys.c.id == bindparam("key"))
_DROP_UNANSWERED = delete(table_keys).where(
    table_keys.c.school_id == bindparam("school"),
    table_keys.c.at.is_(None),
    table_keys.c.asked_at < bindparam("before"),
)


class TableKeyRows:
    """``domain.figures.ports.TableKeys``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, key_id: str) -> TableKey | None:
        """A key by id."""
        row = await self._work.first(_BY_ID, {"key": key_id})
        return None if row is None else KEY.of(row)

    async def of_school(self, school_id: str) -> list[TableKey]:
        """All of a school, those that wait for an answer too."""
        return [KEY.of(row) for row in await self._work.all(_OF_SCHOOL, {"school": school_id})]

    async def put(self, key: TableKey) -> None:
        """Insert or replace by id."""
        await self._work.put(table_keys, KEY.row(key))

    async def drop(self, key_id: str) -> None:
        """Forget one."""
        await self._work.run(_DROP, {"key": key_id})

    async def drop_unanswered_before(self, school_id: str, before: datetime) -> None:
        """Forget what was asked and never answered."""
        await self._work.run(_DROP_UNANSWERED, {"school": school_id, "before": before})
