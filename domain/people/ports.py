"""What schools and their people need from storage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from domain.people.school import Member, Person, Role, School, Voter


class Schools(Protocol):
    """Schools, found by id or by where in Teams they are."""

    async def get(self, school_id: str, *, lock: bool = False) -> School | None: ...
    async def many(self, school_ids: Iterable[str]) -> dict[str, School]: ...
    async def tenants_of(self, school_ids: Iterable[str]) -> dict[str, str]: ...
    async def in_channel(self, tenant_id: str, team_id: str, channel_id: str) -> School | None:
        """The school of this channel: one bound to the channel itself, else the one bound to the whole team."""

    async def of_team(self, tenant_id: str, team_id: str) -> list[School]: ...
    async def named(self, name: str) -> list[School]:
        """Schools with this name, any case."""

    async def all_active(self) -> list[School]: ...
    async def add(self, school: School) -> bool:
        """False where a school already exists for this tenant, team and (unless whole_team) channel."""

    async def save(self, school: School) -> School: ...


class People(Protocol):
    """People of a tenant and their part in schools."""

    async def get(self, person_id: str, *, lock: bool = False) -> Person | None: ...
    async def by_aad(self, tenant_id: str, aad_id: str) -> Person | None: ...
    async def many(self, person_ids: Iterable[str]) -> dict[str, Person]: ...
    async def add(self, person: Person) -> bool:
        """False where the tenant already has a person with this aad_id."""

    async def save(self, person: Person) -> Person: ...
    async def member(self, school_id: str, person_id: str) -> Member | None: ...
    async def members_many(self, parts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Member]:
        """By (school, person), in one read; somebody who left has one too."""

    async def members(self, school_id: str, *, here_only: bool = True) -> list[Member]:
        """The school's people, by name."""

    async def voters(self, tenant_id: str, parts: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Voter]:
        """Those of a tenant who are in the schools now, by (school, aad id), in one read; others are left out."""

    async def taking_part(self, school_ids: Iterable[str]) -> Mapping[str, Mapping[Role, int]]:
        """How many are in each school now, by role, in one read; a school with nobody is left out."""

    async def names(self, school_id: str) -> list[tuple[str, str]]:
        """Id and name of those who are in the school now, in no order."""

    async def schools_of(self, person_id: str) -> list[tuple[School, Role]]:
        """Active schools the person is in now, by name."""

    async def put_member(self, school_id: str, person_id: str, role: Role, *, here: bool = True) -> None:
        """Give a person a part in a school, in place of an earlier one. What they teach stays."""

    async def put_subject(self, school_id: str, person_id: str, subject: str) -> None:
        """Set what a member teaches."""
