"""Meetings that were proposed for school years, in their table."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Column, Date, Index, Integer, Table, bindparam, delete, select

from domain.year.slot import YearSlot
from store.database.columns import identity, metadata, of, written
from store.database.mapping import Mapping
from store.database.types import Plain
from store.database.work import Work

year_slots = Table(
    "year_slots",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("school_year", Integer, nullable=False),
    Column("characteristic_id", Plain, nullable=False),
    Column("day", Date, nullable=False),
    Column("minute_of_day", Integer, nullable=False),
    written("reason"),
    written("state"),
    Column("meeting_id", Plain),  # no foreign key: a draft that was accepted may be discarded
    Index(None, "school_id", "school_year"),
)

SLOT = Mapping(YearSlot, year_slots)

_OF_YEAR = (year_slots.c.school_id == bindparam("school")) & (year_slots.c.school_year == bindparam("of_year"))
_SLOTS = select(*SLOT.columns).where(_OF_YEAR).order_by(year_slots.c.day, year_slots.c.minute_of_day, year_slots.c.id)
_DROP_SLOTS = delete(year_slots).where(_OF_YEAR, year_slots.c.state == "proposed")


class SchoolYearRows:
    """``domain.year.ports.SchoolYears``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def slots(self, school_id: str, school_year: int) -> list[YearSlot]:
        """By day."""
        return [SLOT.of(row) for row in await self._work.all(_SLOTS, {"school": school_id, "of_year": school_year})]

    async def put_slots(self, slots: Iterable[YearSlot]) -> None:
        """Insert or replace by id."""
        if rows := [SLOT.row(slot) for slot in slots]:
            await self._work.put(year_slots, rows)

    async def drop_slots(self, school_id: str, school_year: int) -> None:
        """Those still proposed."""
        await self._work.run(_DROP_SLOTS, {"school": school_id, "of_year": school_year})
