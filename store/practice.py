"""Good practice in its table; thanks are rows, so that each person thanks once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Boolean, Column, Index, Table, bindparam, delete, false, func, or_, select

from domain.practice.practice import Practice
from store.database.columns import identity, metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime
from store.database.work import Work, values_of
from store.people.schools import schools

practices = Table(
    "practices",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("characteristic_id", Plain, nullable=False),
    written("title"),
    written("did"),
    written("changed"),
    written("again"),
    Column("shared", Boolean, nullable=False, server_default=false()),
    written("measure_id"),
    written("origin"),
    Column("made_at", UtcDateTime),
    version(),
    Index(None, "school_id"),
)

practice_thanks = Table(
    "practice_thanks",
    metadata,
    of("practice_id", "practices.id", cascade=True, primary_key=True),
    of("person_id", "people.id", cascade=True, primary_key=True),
)


class _PracticeMapping(Mapping[Practice]):
    def __init__(self) -> None:
        super().__init__(Practice, practices)
        self._plain = len(self.columns)
        thanks = select(func.count()).where(practice_thanks.c.practice_id == practices.c.id).scalar_subquery()
        self.columns += cast("tuple[Column[Any]]", (thanks.label("thanks"),))  # counted, and read like the others

    def of(self, row: Sequence[Any], **more: object) -> Practice:
        return super().of(row, thanks=row[self._plain])


PRACTICE = _PracticeMapping()

_ALL = select(*PRACTICE.columns).order_by(practices.c.made_at.desc(), practices.c.id)
_ONE = select(*PRACTICE.columns).where(practices.c.id == bindparam("row_id"))
_ONE_LOCKED = _ONE.with_for_update(key_share=True, of=practices)
_OF_SCHOOL = _ALL.where(practices.c.school_id == bindparam("school"))
_SEEN = (
    select(*PRACTICE.columns)
    .join_from(practices, schools)
    .where(
        or_(
            practices.c.school_id == bindparam("school"),
            (schools.c.tenant_id == bindparam("tenant")) & schools.c.active & practices.c.shared,
        )
    )
)
_DROP = delete(practices).where(practices.c.id == bindparam("practice"))


class PracticeRows:
    """``domain.practice.ports.Practices``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, practice_id: str, *, lock: bool = False) -> Practice | None:
        """A practice by id."""
        row = await self._work.first(
            _ONE_LOCKED if lock and not self._work.on_sqlite else _ONE, {"row_id": practice_id}
        )
        return None if row is None else PRACTICE.of(row)

    async def add(self, practice: Practice) -> bool:
        """False where one with this id exists."""
        return await self._work.insert_new(practices, PRACTICE.row(practice))

    async def save(self, practice: Practice) -> Practice:
        """Write the practice where nobody else did since."""
        return await self._work.save(PRACTICE, practice, values_of(PRACTICE, practice))

    async def drop(self, practice_id: str) -> None:
        """Delete it, and its thanks."""
        await self._work.run(_DROP, {"practice": practice_id})

    async def of_school(self, school_id: str) -> list[Practice]:
        """Newest first."""
        return [PRACTICE.of(row) for row in await self._work.all(_OF_SCHOOL, {"school": school_id})]

    async def seen_from(self, school_id: str, tenant_id: str) -> list[Practice]:
        """The school's own and what other active schools of the tenant share, most thanked first, then newest."""
        rows = await self._work.all(_SEEN, {"school": school_id, "tenant": tenant_id})
        found = [PRACTICE.of(row) for row in rows]
        return sorted(found, key=lambda one: (-one.thanks, -(one.made_at.timestamp() if one.made_at else 0), one.id))

    async def thank(self, practice_id: str, person_id: str) -> bool:
        """False where the person has thanked already; counts it in ``thanks``."""
        return await self._work.insert_new(practice_thanks, {"practice_id": practice_id, "person_id": person_id})
