"""Skoleruta of schools, in its table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Column, Date, Table, bindparam, delete, select

from domain.calendar.school_year import DayKind, SchoolDays
from store.database.columns import metadata, of, written
from store.database.mapping import Mapping
from store.database.types import Word
from store.database.work import Work

school_days = Table(
    "school_days",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("first", Date, primary_key=True),
    Column("last", Date, primary_key=True),
    Column("kind", Word(DayKind), primary_key=True),
    written("name"),
)

DAYS = Mapping(SchoolDays, school_days)

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


class CalendarRows:
    """``domain.calendar.ports.Calendars``."""

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
