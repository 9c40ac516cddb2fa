"""A meeting whose people have said that they are here, and its groups: drawn, looked at, written for."""

from __future__ import annotations

from random import Random

from domain.conducting.start import start_meeting
from domain.delivery.notices import Notice, NoticeKind
from domain.groups.draw import Wish, draw_groups
from domain.groups.groups import Group
from domain.groups.presence import here
from domain.groups.write_finding import Writing, write_finding
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, SmallSchool, small_school

WISH = Wish(4)


async def arrived(units: Units, count: int, there: int | None = None) -> SmallSchool:
    """A meeting that goes on, where the first ``there`` have said that they are here."""
    world = await small_school(units, count)
    async with units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        for number in range(count if there is None else there):
            await here(uow, world.meeting.id, world.caller(number), NOW)
        await uow.commit()
    return world


async def drawn(
    world: SmallSchool, wish: Wish = WISH, before: str = "", seed: int = 1, leader: Caller | None = None
) -> list[Group]:
    async with world.units() as uow:
        who, lot = leader or world.leader, Random(seed)
        groups = await draw_groups(uow, world.meeting.id, wish, who, NOW, lot, before=before)
        await uow.commit()
        return groups


async def groups_now(world: SmallSchool) -> list[Group]:
    async with world.units(write=False) as uow:
        return await uow.groups.of_meeting(world.meeting.id)


async def written(
    world: SmallSchool, group: Group, person_id: str, text: str, *, seen: int | None = None, **more: bool
) -> Writing:
    number = next(n for n, person in enumerate(world.people) if person.id == person_id)
    done = {"done": "done"} if more.pop("done", False) else {}
    async with world.units() as uow:
        found = await write_finding(
            uow,
            group.id,
            {"finding": text, **done},
            world.caller(number),
            NOW,
            seen=group.text_seen if seen is None else seen,
            **more,
        )
        await uow.commit()
        return found


async def notices(world: SmallSchool, subject: str, kind: NoticeKind) -> list[Notice]:
    async with world.units(write=False) as uow:
        return [row for row in await uow.notices.of_subject(subject) if row.kind is kind]


def keys(found: Writing) -> list[str]:
    return [problem.key for problem in found.problems]
