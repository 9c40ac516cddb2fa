"""Who owns for schools, and what is released to them, in their tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import BindParameter, Column, Index, Table, bindparam, delete, exists, or_, select

from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting, MeetingState
from domain.owners.releases import Part, Release
from domain.people.school import Member, Person, Role, School
from domain.practice.practice import Practice
from store.database.columns import identity, metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime
from store.database.work import Work, values_of
from store.measures import MEASURE, measures
from store.meetings.meetings import MEETING, meetings
from store.people.names import by_name
from store.people.people import PERSON, members, people
from store.people.schools import SCHOOL, schools
from store.practice import PRACTICE, practices

owners = Table(
    "owners",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    of("person_id", "people.id", cascade=True, primary_key=True),
    Index(None, "person_id"),
)

releases = Table(
    "releases",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("characteristic_id", Plain, nullable=False),
    Column("parts", Plain, nullable=False),  # "levels,aims"
    Column("told_at", UtcDateTime, nullable=False),
    Column("open_from", UtcDateTime, nullable=False),
    written("released_by"),
    Column("revoked_at", UtcDateTime),
    version(),
    Index(None, "school_id"),
)


class _ReleaseMapping(Mapping[Release]):
    def of(self, row: Sequence[Any], **more: object) -> Release:
        values = dict(zip(self.names, row, strict=False))
        return self.kind(**(values | {"parts": tuple(Part(part) for part in values["parts"].split(",") if part)}))

    def row(self, thing: Release) -> dict[str, Any]:
        return super().row(thing) | {"parts": ",".join(thing.parts)}


RELEASE = _ReleaseMapping(Release, releases)

_OWNERS = select(*PERSON.columns).join_from(owners, people).where(owners.c.school_id == bindparam("school"))
_OWNED = (
    select(*SCHOOL.columns)
    .join_from(owners, schools)
    .where(owners.c.person_id == bindparam("person"), schools.c.active)
)
_DROP_OWNER = delete(owners).where(owners.c.school_id == bindparam("school"), owners.c.person_id == bindparam("person"))
_IN_FORCE = (
    select(*RELEASE.columns)
    .where(releases.c.school_id.in_(bindparam("ids", expanding=True)), releases.c.revoked_at.is_(None))
    .order_by(releases.c.school_id, releases.c.characteristic_id, releases.c.told_at)
)

_IN_SCHOOL = exists().where(
    members.c.person_id == people.c.id, members.c.here, members.c.school_id == bindparam("school")
)
_IN_ANY = exists().where(members.c.person_id == people.c.id, members.c.here)
_OWNS = exists().where(owners.c.person_id == people.c.id)
_MAY_OWN = select(*PERSON.columns, or_(_IN_SCHOOL, _OWNS, ~_IN_ANY).label("near")).where(
    people.c.tenant_id == bindparam("tenant"), or_(_IN_SCHOOL, _OWNS, people.c.conversation_id.is_not(None))
)
_IDS: BindParameter[Any] = bindparam("ids", expanding=True)
_HELD = (
    select(*MEETING.columns)
    .where(meetings.c.school_id.in_(_IDS), meetings.c.state == MeetingState.ENDED)
    .order_by(meetings.c.ended_at, meetings.c.id)
)
_MEASURES = select(*MEASURE.columns).where(measures.c.school_id.in_(_IDS)).order_by(measures.c.due, measures.c.id)
_PRACTICES = (
    select(*PRACTICE.columns)
    .where(practices.c.school_id.in_(_IDS))
    .order_by(practices.c.made_at.desc(), practices.c.id)
)
_EVERYBODY = (
    select(*PERSON.columns, members.c.school_id, members.c.role, members.c.here)
    .join_from(members, people)
    .where(members.c.school_id.in_(_IDS))
)


class OwnerRows:
    """``domain.owners.ports.Owners``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def owners(self, school_id: str) -> list[Person]:
        """By name."""
        found = [PERSON.of(row) for row in await self._work.all(_OWNERS, {"school": school_id})]
        return sorted(found, key=lambda person: by_name(person.name))

    async def put_owner(self, school_id: str, person_id: str) -> None:
        """Let a person own for a school; twice is once."""
        await self._work.insert_new(owners, {"school_id": school_id, "person_id": person_id})

    async def drop_owner(self, school_id: str, person_id: str) -> None:
        """No longer."""
        await self._work.run(_DROP_OWNER, {"school": school_id, "person": person_id})

    async def schools_owned(self, person_id: str) -> list[School]:
        """Active ones, by name."""
        found = [SCHOOL.of(row) for row in await self._work.all(_OWNED, {"person": person_id})]
        return sorted(found, key=lambda school: by_name(school.name))

    async def get_release(self, release_id: str, *, lock: bool = False) -> Release | None:
        """A release by id."""
        return await self._work.get(RELEASE, release_id, lock=lock)

    async def releases(self, school_ids: Sequence[str]) -> list[Release]:
        """Those that are not revoked, by school and characteristic."""
        ids = sorted(set(school_ids))
        return [RELEASE.of(row) for row in await self._work.all(_IN_FORCE, {"ids": ids})] if ids else []

    async def add_release(self, release: Release) -> bool:
        """False where the school has one for this characteristic that is not revoked. The caller holds the school."""
        there = await self.releases([release.school_id])
        if any(one.characteristic_id == release.characteristic_id for one in there):
            return False
        return await self._work.insert_new(releases, RELEASE.row(release))

    async def save_release(self, release: Release) -> Release:
        """Write the release where nobody else did since."""
        return await self._work.save(RELEASE, release, values_of(RELEASE, release))

    async def may_own(self, tenant_id: str, school_id: str) -> list[tuple[Person, bool]]:
        """Who is in the school or has written to the bot, by name; True beside those who are near."""
        rows = await self._work.all(_MAY_OWN, {"tenant": tenant_id, "school": school_id})
        return sorted(((PERSON.of(row), bool(row.near)) for row in rows), key=lambda found: by_name(found[0].name))

    async def held(self, school_ids: Sequence[str]) -> list[Meeting]:
        """Meetings that have ended, oldest first."""
        return [MEETING.of(row) for row in await self._of(_HELD, school_ids)]

    async def measures(self, school_ids: Sequence[str]) -> list[Measure]:
        """By due date."""
        return [MEASURE.of(row) for row in await self._of(_MEASURES, school_ids)]

    async def practices(self, school_ids: Sequence[str]) -> list[Practice]:
        """Newest first."""
        return [PRACTICE.of(row) for row in await self._of(_PRACTICES, school_ids)]

    async def everybody(self, school_ids: Sequence[str]) -> list[Member]:
        """All who are or were in these schools."""
        rows = await self._of(_EVERYBODY, school_ids)
        return [Member(row.school_id, PERSON.of(row), Role(row.role), row.here) for row in rows]

    async def _of(self, statement: Any, school_ids: Sequence[str]) -> Sequence[Any]:
        ids = sorted(set(school_ids))
        return await self._work.all(statement, {"ids": ids}) if ids else []
