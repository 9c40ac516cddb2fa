"""What to draw for a chart's address, in its table."""

from __future__ import annotations

from sqlalchemy import Column, Table, bindparam, select

from store.database.columns import metadata
from store.database.types import Plain
from store.database.work import Work

charts = Table(
    "charts",
    metadata,
    Column("digest", Plain, primary_key=True),
    Column("spec", Plain, nullable=False),
)

_GET = select(charts.c.spec).where(charts.c.digest == bindparam("digest"))


class ChartRows:
    """``domain.unit_of_work.Charts``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, digest: str, spec: str) -> None:
        """Keep what to draw. The digest is of the text, so what is there already is the same."""
        await self._work.insert_new(charts, {"digest": digest, "spec": spec})

    async def get(self, digest: str) -> str | None:
        """What to draw, or None."""
        row = await self._work.first(_GET, {"digest": digest})
        return row[0] if row else None
