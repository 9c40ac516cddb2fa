"""Who owns for schools, and what is released to them, in their tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, select

from domain.people import Person, School
from domain.releases import Part, Release
from store.mapping import Mapping
from store.names import by_name
from store.people import PERSON
from store.schools import SCHOOL
from store.tables import owners, people, releases, schools
from store.work import Work, values_of


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


class OwnerRows:
    """``domain.ports_follow_up.Owners``."""

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
