"""People and their parts in schools, in their tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Row,
    Table,
    UniqueConstraint,
    bindparam,
    false,
    func,
    select,
    true,
    update,
)

from domain.people.school import Member, Person, Role, School, Voter
from store.database.columns import identity, metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain, Word
from store.database.work import Work, evened, values_of
from store.people.names import by_name
from store.people.schools import SCHOOL, schools

people = Table(
    "people",
    metadata,
    identity(),
    Column("tenant_id", Plain, nullable=False),
    Column("aad_id", Plain, nullable=False),
    written("user_id"),
    written("name"),
    written("given_name"),
    Column("language", Plain),
    Column("conversation_id", Plain),
    written("service_url"),
    Column("reachable", Boolean, nullable=False, server_default=true()),
    Column("personal_copies", Boolean, nullable=False, server_default=true()),
    Column("welcomed", Boolean, nullable=False, server_default=false()),
    version(),
    UniqueConstraint("tenant_id", "aad_id"),
)

members = Table(
    "members",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    of("person_id", "people.id", primary_key=True),
    Column("role", Word(Role), nullable=False),
    Column("here", Boolean, nullable=False, server_default=true()),
    written("subject"),
    Index(None, "person_id"),
)

PERSON = Mapping(Person, people)

_PERSON = select(*PERSON.columns)
_BY_AAD = _PERSON.where(people.c.tenant_id == bindparam("tenant"), people.c.aad_id == bindparam("aad"))
_MANY = _PERSON.where(people.c.id.in_(bindparam("ids", expanding=True)))
_MEMBERS = (
    select(*PERSON.columns, members.c.role, members.c.here, members.c.subject)
    .join_from(members, people)
    .where(members.c.school_id == bindparam("school"))
)
# By person alone: one is in few schools, and what was not asked for is left out. Pairs would be looked up by every
# school with every person.
_PARTS = (
    select(*_MEMBERS.selected_columns, members.c.school_id)
    .join_from(members, people)
    .where(members.c.person_id.in_(bindparam("persons", expanding=True)))
)
_HERE = _MEMBERS.where(members.c.here)
_NAMES = (
    select(people.c.id, people.c.name)
    .join_from(members, people)
    .where(members.c.school_id == bindparam("school"), members.c.here)
)
_ONE = _MEMBERS.where(members.c.person_id == bindparam("person"))
# What a ballot needs of who casts it. Several schools at once: who votes is found by name, and the school beside it.
_VOTERS = (
    select(members.c.school_id, people.c.aad_id, people.c.id, people.c.language, members.c.role)
    .join_from(people, members, members.c.person_id == people.c.id)
    .where(
        people.c.tenant_id == bindparam("tenant"),
        people.c.aad_id.in_(bindparam("those", expanding=True)),
        members.c.here,
    )
)
_COUNTS = (
    select(members.c.school_id, members.c.role, func.count())
    .where(members.c.school_id.in_(bindparam("schools", expanding=True)), members.c.here)
    .group_by(members.c.school_id, members.c.role)
)
_SCHOOLS = (
    select(*SCHOOL.columns, members.c.role)
    .join_from(members, schools)
    .where(members.c.person_id == bindparam("person"), members.c.here, schools.c.active)
)
_TEACHES = (
    update(members)
    .where(members.c.school_id == bindparam("school"), members.c.person_id == bindparam("person"))
    .values(subject=bindparam("teaches"))
)


class PeopleRows:
    """``domain.people.ports.People``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, person_id: str, *, lock: bool = False) -> Person | None:
        """A person by id."""
        return await self._work.get(PERSON, person_id, lock=lock)

    async def by_aad(self, tenant_id: str, aad_id: str) -> Person | None:
        """A person by who they are in the tenant."""
        row = await self._work.first(_BY_AAD, {"tenant": tenant_id, "aad": aad_id})
        return None if row is None else PERSON.of(row)

    async def many(self, person_ids: Iterable[str]) -> dict[str, Person]:
        """People by id; ids that nobody has are left out."""
        ids = sorted(set(person_ids))
        rows = await self._work.all(_MANY, {"ids": ids}) if ids else []
        return {person.id: person for person in map(PERSON.of, rows)}

    async def add(self, person: Person) -> bool:
        """False where the tenant already has a person with this aad_id."""
        return await self._work.insert_new(people, PERSON.row(person))

    async def save(self, person: Person) -> Person:
        """Write the person where nobody else did since."""
        return await self._work.save(PERSON, person, values_of(PERSON, person))

    async def member(self, school_id: str, person_id: str) -> Member | None:
        """A person's part in a school; somebody who left has one too."""
        row = await self._work.first(_ONE, {"school": school_id, "person": person_id})
        return None if row is None else _member(school_id, row)

    async def members_many(self, parts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Member]:
        """Parts in schools by (school, person); somebody who left has one too."""
        wanted = set(parts)
        if not wanted:
            return {}
        rows = await self._work.all(_PARTS, {"persons": sorted({person_id for _, person_id in wanted})})
        found = ((row.school_id, row) for row in rows if (row.school_id, row.id) in wanted)
        return {(school_id, row.id): _member(school_id, row) for school_id, row in found}

    async def members(self, school_id: str, *, here_only: bool = True) -> list[Member]:
        """The school's people, by name."""
        rows = await self._work.all(_HERE if here_only else _MEMBERS, {"school": school_id})
        return sorted((_member(school_id, row) for row in rows), key=lambda member: by_name(member.person.name))

    async def voters(self, tenant_id: str, parts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Voter]:
        """Those of a tenant who are in the schools now, by (school, aad id), in one read; others are left out."""
        wanted = set(parts)
        if not wanted:
            return {}
        those = evened({aad_id for _, aad_id in wanted})
        rows = await self._work.all(_VOTERS, {"tenant": tenant_id, "those": those})
        return {(row[0], row[1]): Voter(row[2], row[3], row[4]) for row in rows if (row[0], row[1]) in wanted}

    async def taking_part(self, school_ids: Iterable[str]) -> dict[str, dict[Role, int]]:
        """How many are in each school now, by role, in one read; a school with nobody is left out."""
        found: dict[str, dict[Role, int]] = {}
        for school_id, role, count in await self._work.all(_COUNTS, {"schools": evened(school_ids)}):
            found.setdefault(school_id, {})[role] = count
        return found

    async def names(self, school_id: str) -> list[tuple[str, str]]:
        """Id and name of the school's people, in no order."""
        return [(person_id, name) for person_id, name in await self._work.all(_NAMES, {"school": school_id})]

    async def schools_of(self, person_id: str) -> list[tuple[School, Role]]:
        """Active schools the person is in now, by name."""
        rows = await self._work.all(_SCHOOLS, {"person": person_id})
        return sorted(((SCHOOL.of(row), row.role) for row in rows), key=lambda pair: by_name(pair[0].name))

    async def put_member(self, school_id: str, person_id: str, role: Role, *, here: bool = True) -> None:
        """Give a person a part in a school, in place of an earlier one. What they teach stays."""
        values = {"school_id": school_id, "person_id": person_id, "role": role, "here": here}
        await self._work.put(members, values)

    async def put_subject(self, school_id: str, person_id: str, subject: str) -> None:
        """Set what a member teaches."""
        await self._work.run(_TEACHES, {"school": school_id, "person": person_id, "teaches": subject})


def _member(school_id: str, row: Row[Any]) -> Member:
    return Member(school_id, PERSON.of(row), row.role, row.here, row.subject)
