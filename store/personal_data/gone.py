"""Since when a school has rested, and a person has been in no school: noted once a day, by looking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, bindparam, delete, exists, literal, select, update

from domain.people.school import School
from store.database.columns import identity, metadata
from store.database.types import Plain, UtcDateTime
from store.database.work import Work
from store.owners import owners
from store.people.people import members, people
from store.people.schools import SCHOOL, schools

# Since when a school has rested, or a person has been in no school: noted by the daily look at what is kept.
gone = Table(
    "gone",
    metadata,
    identity(),  # the school's or the person's
    Column("kind", Plain, nullable=False),
    Column("since", UtcDateTime, nullable=False),
)

# A school whose leaders have been told that it goes is TOLD, since then.
PEOPLE, SCHOOLS, TOLD = "person", "school", "told"

_NOW = bindparam("since_now", type_=UtcDateTime())
_RESTS = ~schools.c.active
_IN_NO_SCHOOL = ~exists().where(members.c.person_id == people.c.id, members.c.here) & ~exists().where(
    owners.c.person_id == people.c.id
)
_WHAT: tuple[tuple[tuple[str, ...], Table, ColumnElement[bool]], ...] = (
    ((SCHOOLS, TOLD), schools, _RESTS),  # first the kind of a new mark
    ((PEOPLE,), people, _IN_NO_SCHOOL),
)
_LONG = (gone.c.kind == bindparam("which")) & (gone.c.since < bindparam("before", type_=UtcDateTime()))
_SCHOOLS = select(*SCHOOL.columns).join_from(schools, gone, gone.c.id == schools.c.id).where(_LONG, _RESTS)
_SCHOOLS_BY_ID = _SCHOOLS.order_by(schools.c.id)
_PEOPLE = select(people.c.id).join_from(people, gone, gone.c.id == people.c.id).where(_LONG, _IN_NO_SCHOOL)
_PEOPLE_BY_ID = _PEOPLE.order_by(people.c.id)
_TELL = (
    update(gone)
    .where(gone.c.id == bindparam("school"), gone.c.kind == SCHOOLS)
    .values(kind=TOLD, since=bindparam("since_now", type_=UtcDateTime()))
)
_UNMARK = delete(gone).where(gone.c.id.in_(bindparam("ids", expanding=True)))


class Gone:
    """The marks. A day's delay does no harm: what is kept is kept a day longer."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def mark(self, now: datetime) -> None:
        """Mark what is gone, with the time of the first look that saw it, and unmark what has come back."""
        for which in range(len(_WHAT)):
            await self._work.run(_put(which, self._work.on_sqlite), {"since_now": now})
            await self._work.run(_drop(which))

    async def unmark(self, ids: Sequence[str]) -> None:
        """Forget marks."""
        await self._work.run(_UNMARK, {"ids": list(ids)})

    async def schools(self, before: datetime) -> list[School]:
        """Schools that have rested since before, and of which nothing has been told yet."""
        rows = await self._work.all(_SCHOOLS_BY_ID, {"which": SCHOOLS, "before": before})
        return [SCHOOL.of(row) for row in rows]

    async def tell(self, school_id: str, now: datetime) -> None:
        """Note that it has been told that the school goes."""
        await self._work.run(_TELL, {"school": school_id, "since_now": now})

    async def told(self, before: datetime) -> list[School]:
        """Schools that rest, and of which that was told before."""
        rows = await self._work.all(_SCHOOLS_BY_ID, {"which": TOLD, "before": before})
        return [SCHOOL.of(row) for row in rows]

    async def people(self, before: datetime) -> list[str]:
        """Ids of people who have been in no school since before."""
        return [row[0] for row in await self._work.all(_PEOPLE_BY_ID, {"which": PEOPLE, "before": before})]


@cache
def _put(which: int, on_sqlite: bool) -> Any:
    kinds, table, is_gone = _WHAT[which]
    new = select(table.c.id, literal(kinds[0], Plain()), _NOW).where(is_gone)
    if on_sqlite:
        from sqlalchemy.dialects.sqlite import insert as sqlite_insert

        return sqlite_insert(gone).from_select(["id", "kind", "since"], new).on_conflict_do_nothing()
    from sqlalchemy.dialects.postgresql import insert as postgresql_insert

    return postgresql_insert(gone).from_select(["id", "kind", "since"], new).on_conflict_do_nothing()


@cache
def _drop(which: int) -> Any:
    kinds, table, is_gone = _WHAT[which]
    return delete(gone).where(gone.c.kind.in_(kinds), gone.c.id.not_in(select(table.c.id).where(is_gone)))
