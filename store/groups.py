"""Groups of meetings and who is there, in their tables; a group's seats lie in its row, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Integer,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    false,
    insert,
    select,
    update,
)

from domain.groups.groups import Group, Part, Seat
from store.database.columns import identity, metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain
from store.database.work import Work, values_of

# Nobody may know from the file in which order rows came: on SQLite they lie by their primary key, which is random.
presences = Table(
    "presences",
    metadata,
    of("meeting_id", "meetings.id", cascade=True, primary_key=True),
    Column("person_id", Plain, primary_key=True),
    sqlite_with_rowid=False,
)

groups = Table(
    "groups",
    metadata,
    identity(),
    of("meeting_id", "meetings.id", cascade=True),
    Column("number", Integer, nullable=False),
    Column("seats", Plain, nullable=False),  # JSON: [[person, part], ...]
    written("finding"),
    Column("done", Boolean, nullable=False, server_default=false()),
    version(),
    UniqueConstraint("meeting_id", "number"),
    sqlite_with_rowid=False,
)


class _GroupMapping(Mapping[Group]):
    def of(self, row: Sequence[Any], **more: object) -> Group:
        values = dict(zip(self.names, row, strict=False))
        values["seats"] = tuple(Seat(person, Part(part)) for person, part in json.loads(values["seats"]))
        return self.kind(**values)

    def row(self, thing: Group) -> dict[str, Any]:
        seats = json.dumps([[seat.person_id, seat.part.value] for seat in thing.seats], separators=(",", ":"))
        return super().row(thing) | {"seats": seats}


GROUP = _GroupMapping(Group, groups)

_OF_MEETING = select(*GROUP.columns).where(groups.c.meeting_id == bindparam("meeting")).order_by(groups.c.number)
_CLEAR = delete(groups).where(groups.c.meeting_id == bindparam("meeting"))
_FORGET = (
    update(groups)
    .where(groups.c.meeting_id == bindparam("meeting"), groups.c.seats != "[]")
    .values(seats="[]", version=groups.c.version + 1)
)
_ADD = insert(groups)
_HERE = select(presences.c.person_id).where(presences.c.meeting_id == bindparam("meeting"))
_EMPTY = delete(presences).where(presences.c.meeting_id == bindparam("meeting"))
_ONE = _EMPTY.where(presences.c.person_id == bindparam("person"))


class GroupRows:
    """``domain.groups.ports.Groups``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, group_id: str, *, lock: bool = False) -> Group | None:
        """A group by id."""
        return await self._work.get(GROUP, group_id, lock=lock)

    async def of_meeting(self, meeting_id: str) -> list[Group]:
        """By number."""
        return [GROUP.of(row) for row in await self._work.all(_OF_MEETING, {"meeting": meeting_id})]

    async def replace(self, meeting_id: str, groups: Sequence[Group]) -> None:
        """Draw anew: all earlier groups of the meeting go."""
        if any(group.meeting_id != meeting_id for group in groups):
            raise ValueError("a group of another meeting was about to be put in")
        await self._work.run(_CLEAR, {"meeting": meeting_id})
        if groups:
            await self._work.run(_ADD, [GROUP.row(group) for group in groups])

    async def save(self, group: Group) -> Group:
        """Write the group where nobody else did since."""
        return await self._work.save(GROUP, group, values_of(GROUP, group))

    async def forget_seats(self, meeting_id: str) -> None:
        """Who was in which group is forgotten; what was found stays."""
        await self._work.run(_FORGET, {"meeting": meeting_id})


class PresenceRows:
    """``domain.groups.ports.Presences``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def of_meeting(self, meeting_id: str) -> frozenset[str]:
        """Person ids."""
        rows = await self._work.all(_HERE, {"meeting": meeting_id})
        return frozenset(row[0] for row in rows)

    async def put(self, meeting_id: str, person_id: str) -> bool:
        """False where the person is there already."""
        return await self._work.insert_new(presences, {"meeting_id": meeting_id, "person_id": person_id})

    async def drop(self, meeting_id: str, person_id: str = "") -> None:
        """One person's, or all of the meeting."""
        where = {"meeting": meeting_id}
        await (self._work.run(_ONE, {**where, "person": person_id}) if person_id else self._work.run(_EMPTY, where))
