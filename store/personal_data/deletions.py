"""The log of what was deleted, in its table."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, bindparam, select

from domain.personal_data.deletion import Deletion
from store.database.columns import identity, metadata, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime
from store.database.work import Work

deletions = Table(
    "deletions",
    metadata,
    identity(),
    written("school_id"),  # no foreign key: the log outlives the school
    Column("at", UtcDateTime, nullable=False),
    Column("what", Plain, nullable=False),
    Column("count", Integer, nullable=False),
    Column("why", Plain, nullable=False),
    Index(None, "school_id", "at"),
)

DELETION = Mapping(Deletion, deletions)

_LOG = (
    select(*DELETION.columns)
    .where(deletions.c.school_id == bindparam("school"))
    .order_by(deletions.c.at.desc(), deletions.c.what, deletions.c.id)
    .limit(bindparam("most"))
)


class DeletionRows:
    """The lines of the log."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def log(self, deletion: Deletion) -> None:
        """Add a line."""
        await self._work.insert_new(deletions, DELETION.row(deletion))

    async def newest(self, school_id: str, most: int) -> list[Deletion]:
        """Newest first."""
        rows = await self._work.all(_LOG, {"school": school_id, "most": most})
        return [DELETION.of(row) for row in rows]
