"""Answers of a table API, kept by address in their table."""

from __future__ import annotations

import hashlib
from datetime import datetime

from sqlalchemy import Column, Table, bindparam, select

from store.database.columns import metadata
from store.database.types import Plain, UtcDateTime
from store.database.work import Work

statistics = Table(
    "statistics",
    metadata,
    Column("digest", Plain, primary_key=True),  # of the address, which may be longer than an index holds
    Column("key", Plain, nullable=False),
    Column("body", Plain, nullable=False),
    Column("fetched_at", UtcDateTime, nullable=False),
)

_GET = select(statistics.c.body, statistics.c.fetched_at).where(statistics.c.digest == bindparam("address"))


class StatisticsRows:
    """``domain.figures.ports.StatisticsCache``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, key: str) -> tuple[str, datetime] | None:
        """What was answered, and when."""
        row = await self._work.first(_GET, {"address": _digest(key)})
        return (row.body, row.fetched_at) if row else None

    async def put(self, key: str, body: str, now: datetime) -> None:
        """Keep an answer in place of an older one."""
        values = {"digest": _digest(key), "key": key, "body": body, "fetched_at": now}
        await self._work.put(statistics, values)


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
