"""Skoleruta and the year's proposed meetings, in their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, delete, select

from domain.calendar.school_year import SchoolDays, YearSlot
from store.database.mapping import Mapping
from store.database.tables import school_days, year_slots
from store.database.work import Work

DAYS = Mapping(SchoolDays, school_days)
SLOT = Mapping(YearSlot, year_slots)

_DAYS = (
    select(*DAYS.columns)
    .where(school_days.c.school_id == bindparam("school"))
    .order_by(school_days.c.first, school_days.c.last, school_days.c.kind)
)
_DAYS_MANY = (
    select(*DAYS.columns)
    .where(school_days.c.school_id.in_(bindparam("schools", expanding=True)))
    .order_by(school_days.c.first, school_days.c.last, school_days.c.kind)
)
_DROP_DAYS = delete(school_days).where(school_days.c.school_id == bindparam("school"))
_OF_YEAR = (year_slots.c.school_id == bindparam("school")) & (year_slots.c.school_year == bindparam("of_year"))
_SLOTS = select(*SLOT.columns).where(_OF_YEAR).order_by(year_slots.c.day, year_slots.c.minute_of_day, year_slots.c.id)
_DROP_SLOTS = delete(year_slots).where(_OF_YEAR, year_slots.c.state == "proposed")


class SchoolYearRows:
    """``domain.figures.ports.SchoolYears``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def days(self, school_id: str) -> list[SchoolDays]:
        """By first day."""
        return [DAYS.of(row) for row in await self._work.all(_DAYS, {"school": school_id})]

    async def days_many(self, school_ids: Iterable[str]) -> dict[str, list[SchoolDays]]:
        """Of each, by first day."""
        found: dict[str, list[SchoolDays]] = {school_id: [] for school_id in sorted(set(school_ids))}
        rows = await self._work.all(_DAYS_MANY, {"schools": list(found)}) if found else []
        for days in map(DAYS.of, rows):
            found[days.school_id].append(days)
        return found

    async def put_days(self, school_id: str, days: Sequence[SchoolDays]) -> None:
        """Replace all of the school's days."""
        if any(each.school_id != school_id for each in days):
            raise ValueError("days of another school were about to be stored")
        await self._work.run(_DROP_DAYS, {"school": school_id})
        if days:
            # The same days given twice are one row, so this is an upsert.
            await self._work.put(school_days, [DAYS.row(each) for each in days])

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
