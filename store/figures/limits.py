"""Colour limits that schools have set, in their table."""

from __future__ import annotations

from sqlalchemy import Column, Double, Table, bindparam, delete, select

from domain.figures.limits import Limits
from store.database.columns import metadata, of, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime
from store.database.work import Work

limits = Table(
    "limits",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("indicator_id", Plain, primary_key=True),
    Column("good_from", Double),
    Column("lift_below", Double),
    written("yardstick"),
    Column("margin", Double, nullable=False),
    written("set_by"),
    Column("set_at", UtcDateTime),
)

LIMITS = Mapping(Limits, limits)

_OF_SCHOOL = select(*LIMITS.columns).where(limits.c.school_id == bindparam("school")).order_by(limits.c.indicator_id)
_CLEAR = delete(limits).where(
    limits.c.school_id == bindparam("school"), limits.c.indicator_id == bindparam("indicator")
)


class LimitRows:
    """``domain.figures.ports.LimitsStore``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def of_school(self, school_id: str) -> dict[str, Limits]:
        """By indicator."""
        rows = await self._work.all(_OF_SCHOOL, {"school": school_id})
        return {found.indicator_id: found for found in map(LIMITS.of, rows)}

    async def put(self, limits_: Limits) -> None:
        """Set, in place of what was set before."""
        await self._work.put(limits, LIMITS.row(limits_))

    async def clear(self, school_id: str, indicator_id: str) -> None:
        """The catalogue's suggestion again."""
        await self._work.run(_CLEAR, {"school": school_id, "indicator": indicator_id})
