"""Schools in their table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Table, UniqueConstraint, bindparam, select, true

from domain.people.school import LeadersVote, School
from store.database.columns import identity, metadata, version, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime, Word
from store.database.work import Work, values_of

schools = Table(
    "schools",
    metadata,
    identity(),
    Column("tenant_id", Plain, nullable=False),
    written("name"),
    Column("team_id", Plain, nullable=False),
    Column("channel_id", Plain, nullable=False),
    written("service_url"),
    written("bot_id"),
    Column("language", Plain, nullable=False),
    Column("zone", Plain, nullable=False),
    Column("active", Boolean, nullable=False, server_default=true()),
    Column("whole_team", Boolean, nullable=False, server_default=true()),
    Column("ballot_limit", Integer, nullable=False, server_default="5"),
    Column("installer_id", Plain),
    Column("claimant_id", Plain),
    Column("roster_at", UtcDateTime),
    Column("leaders_vote", Word(LeadersVote), nullable=False, server_default=LeadersVote.LAST),
    Column("remark_days", Integer, nullable=False, server_default="5"),
    Column("release_days", Integer, nullable=False, server_default="5"),
    Column("keep_years", Integer, nullable=False, server_default="5"),
    Column("event_at", UtcDateTime),
    version(),
    Column("bound_to", Plain, nullable=False),  # the channel, "" for the whole team
    UniqueConstraint("tenant_id", "team_id", "bound_to"),
)

SCHOOL = Mapping(School, schools)

_ALL = select(*SCHOOL.columns)
_MANY = _ALL.where(schools.c.id.in_(bindparam("ids", expanding=True)))
_TENANTS = select(schools.c.id, schools.c.tenant_id).where(schools.c.id.in_(bindparam("ids", expanding=True)))
_OF_TEAM = _ALL.where(schools.c.tenant_id == bindparam("tenant"), schools.c.team_id == bindparam("team"))
_ALL_OF_TEAM = _OF_TEAM.order_by(schools.c.bound_to)
_BY_ID = _ALL.order_by(schools.c.id)
_ACTIVE = _BY_ID.where(schools.c.active)
_IN_CHANNEL = (
    _OF_TEAM.where(schools.c.bound_to.in_([bindparam("channel"), ""])).order_by(schools.c.bound_to.desc()).limit(1)
)


class SchoolRows:
    """``domain.people.ports.Schools``."""

    __slots__ = ("_read", "_work")

    def __init__(self, work: Work) -> None:
        self._work = work
        self._read: dict[str, School] = {}  # by ``many`` in this unit, until one is saved

    async def get(self, school_id: str, *, lock: bool = False) -> School | None:
        """A school by id."""
        return await self._work.get(SCHOOL, school_id, lock=lock)

    async def many(self, school_ids: Iterable[str]) -> dict[str, School]:
        """Schools by id; ids that no school has are left out. A unit reads each once: a sweep asks more than once."""
        wanted = set(school_ids)
        ids = sorted(wanted.difference(self._read))
        rows = await self._work.all(_MANY, {"ids": ids}) if ids else []
        self._read |= {school.id: school for school in map(SCHOOL.of, rows)}
        return {school_id: self._read[school_id] for school_id in wanted if school_id in self._read}

    async def tenants_of(self, school_ids: Iterable[str]) -> dict[str, str]:
        """Which tenant each school belongs to."""
        ids = sorted(set(school_ids))
        return {row[0]: row[1] for row in await self._work.all(_TENANTS, {"ids": ids})} if ids else {}

    async def in_channel(self, tenant_id: str, team_id: str, channel_id: str) -> School | None:
        """The school of this channel: one bound to the channel itself, else the one bound to the whole team."""
        place = {"tenant": tenant_id, "team": team_id, "channel": channel_id}
        row = await self._work.first(_IN_CHANNEL, place)
        return None if row is None else SCHOOL.of(row)

    async def of_team(self, tenant_id: str, team_id: str) -> list[School]:
        """All schools of a team: the whole team first."""
        rows = await self._work.all(_ALL_OF_TEAM, {"tenant": tenant_id, "team": team_id})
        return [SCHOOL.of(row) for row in rows]

    async def named(self, name: str) -> list[School]:
        """Schools with this name, any case.

        Compared here: SQLite folds only the letters of English. It is a command line's question, not a card's.
        """
        rows = await self._work.all(_BY_ID)
        wanted = name.strip().casefold()
        return [school for school in map(SCHOOL.of, rows) if school.name.strip().casefold() == wanted]

    async def all_active(self) -> list[School]:
        """Schools that the bot has not been removed from."""
        rows = await self._work.all(_ACTIVE)
        return [SCHOOL.of(row) for row in rows]

    async def add(self, school: School) -> bool:
        """False where a school already exists for this tenant, team and (unless whole_team) channel."""
        return await self._work.insert_new(schools, {**SCHOOL.row(school), **_bound(school)})

    async def save(self, school: School) -> School:
        """Write the school where nobody else did since."""
        self._read.clear()
        return await self._work.save(SCHOOL, school, {**values_of(SCHOOL, school), **_bound(school)})


def _bound(school: School) -> dict[str, Any]:
    """What is unique in a team: the channel, or nothing for the whole team."""
    return {"bound_to": "" if school.whole_team else school.channel_id}
