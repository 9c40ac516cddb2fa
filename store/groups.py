"""Groups of meetings in their table; the seats lie in the row, as JSON."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from domain.groups.groups import Group, Part, Seat
from store.database.mapping import Mapping
from store.database.tables import groups
from store.database.work import Work, values_of


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


class GroupRows:
    """``domain.meetings.ports.Groups``."""

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
