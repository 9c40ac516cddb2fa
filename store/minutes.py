"""Minutes, the remarks to them, and schools' templates, in their tables."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, Table, bindparam, delete, select

from domain.minutes.minutes import Minutes, MinutesState, Remark, Template
from store.database.columns import identity, metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime, Word
from store.database.work import Work, values_of

minutes = Table(
    "minutes",
    metadata,
    of("id", "meetings.id", cascade=True, primary_key=True),
    of("school_id", "schools.id"),
    Column("state", Word(MinutesState), nullable=False),
    written("findings"),
    Column("remarks_until", UtcDateTime),
    Column("frozen_at", UtcDateTime),
    written("frozen"),
    version(),
)

remarks = Table(
    "remarks",
    metadata,
    identity(),
    of("meeting_id", "meetings.id", cascade=True),
    written("person_id"),
    Column("text", Plain, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Index(None, "meeting_id"),
)

templates = Table(
    "templates",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("kind", Plain, primary_key=True),
    written("file_name"),
    Column("body", LargeBinary, nullable=False),
    written("put_by"),
    Column("put_at", UtcDateTime, nullable=False),
)

MINUTES = Mapping(Minutes, minutes)
REMARK = Mapping(Remark, remarks)
TEMPLATE = Mapping(Template, templates)

_REMARKS = (
    select(*REMARK.columns)
    .where(remarks.c.meeting_id == bindparam("meeting"))
    .order_by(remarks.c.made_at, remarks.c.id)
)
_ALL = select(*MINUTES.columns).where(minutes.c.school_id == bindparam("school"))
_OF_SCHOOL = (templates.c.school_id == bindparam("school")) & (templates.c.kind == bindparam("which"))
_TEMPLATE = select(*TEMPLATE.columns).where(_OF_SCHOOL)
_DROP = delete(templates).where(_OF_SCHOOL)


class MinutesRows:
    """``domain.minutes.ports.MinutesStore``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, meeting_id: str, *, lock: bool = False) -> Minutes | None:
        """The minutes of a meeting, or None."""
        return await self._work.get(MINUTES, meeting_id, lock=lock)

    async def add(self, minutes: Minutes) -> bool:
        """False where the meeting has minutes."""
        return await self._work.insert_new(MINUTES.table, MINUTES.row(minutes))

    async def of_school(self, school_id: str) -> list[Minutes]:
        """All minutes of a school, in no order."""
        return [MINUTES.of(row) for row in await self._work.all(_ALL, {"school": school_id})]

    async def save(self, minutes: Minutes) -> Minutes:
        """Write the minutes where nobody else did since."""
        return await self._work.save(MINUTES, minutes, values_of(MINUTES, minutes))

    async def remarks(self, meeting_id: str) -> list[Remark]:
        """Oldest first."""
        return [REMARK.of(row) for row in await self._work.all(_REMARKS, {"meeting": meeting_id})]

    async def add_remark(self, remark: Remark) -> bool:
        """False where a remark with this id exists."""
        return await self._work.insert_new(remarks, REMARK.row(remark))

    async def template(self, school_id: str, kind: str) -> Template | None:
        """A school's own template, or None."""
        row = await self._work.first(_TEMPLATE, {"school": school_id, "which": kind})
        return None if row is None else TEMPLATE.of(row)

    async def put_template(self, template: Template) -> None:
        """Keep a template in place of an earlier one."""
        await self._work.put(templates, TEMPLATE.row(template))

    async def drop_template(self, school_id: str, kind: str) -> None:
        """Ours again."""
        await self._work.run(_DROP, {"school": school_id, "which": kind})
