"""An owner who leaves, or is taken out: the leaders are asked for somebody new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.arriving.roster import Entry, take_roster
from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.measures.measure import Measure
from domain.measures.owner_gone import owner_left, tell_owner_left, without_owner
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.support.arranged.measuring import answer, give, kept, told
from tests.support.arranged.small_school import NOW, SmallSchool
from tests.support.playing.conducting import started


def roster(world: SmallSchool, *without: int) -> list[Entry]:
    here = [one for number, one in enumerate(world.people) if number not in without]
    return [Entry(one.aad_id, one.user_id, one.name, one.given_name) for one in here]


async def test_when_an_owner_leaves_each_leader_is_asked_once_for_all_that_they_saw_to(units: Units) -> None:
    world = await started(units)
    first, second = await kept(world, due="2027-01-10"), await kept(world, due="2027-02-10")
    done = await kept(world)
    await answer(world, done, "done", done.version)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[3].id, Role.LEADER)
        await uow.commit()
    for _ in range(2):
        async with units() as uow:
            await take_roster(uow, world.school.id, roster(world, 1), NOW)
            await uow.commit()
    asked = await told(world, first, NoticeKind.MEASURE_HELP)
    assert {one.person_id for one in asked} == {world.people[0].id, world.people[3].id}
    assert len(asked) == 2
    assert await told(world, second, NoticeKind.MEASURE_HELP) == []
    async with units(write=False) as uow:
        assert [one.id for one in await without_owner(uow, world.school.id)] == [first.id, second.id]
    for measure in (first, second):
        assert isinstance(await give(world, measure, 2, 0), Measure)
    async with units(write=False) as uow:
        assert await without_owner(uow, world.school.id) == []


async def test_a_leader_who_leaves_is_not_asked_about_what_they_saw_to(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, owner=world.people[0].id)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[3].id, Role.LEADER)
        await uow.commit()
    async with units() as uow:
        await take_roster(uow, world.school.id, roster(world, 0), NOW)
        await uow.commit()
    assert [one.person_id for one in await told(world, measure, NoticeKind.MEASURE_HELP)] == [world.people[3].id]


async def test_what_nobody_sees_to_any_more_is_given_to_somebody_by_a_leader(units: Units) -> None:
    """Whoever was taken out left nothing but "" where their id stood."""
    world = await started(units)
    measure = await kept(world)
    async with units() as uow:
        await owner_left(uow, world.school.id, world.people[1].id, NOW)
        orphan = await uow.measures.save(replace(measure, owner_id=""))
        await tell_owner_left(uow, measure, NOW)  # a reminder that comes to nobody says it no second time
        await uow.commit()
    asked = await told(world, measure, NoticeKind.MEASURE_HELP)
    assert len(asked) == 1
    assert world.people[1].id not in repr(asked)
    with pytest.raises(Refused, match="nobody_sees_to_it"):
        await give(world, measure, 2, 2)
    given = await give(world, measure, 2, 0, rev=orphan.version)
    assert isinstance(given, Measure)
    assert given.owner_id == world.people[2].id
    assert [one.person_id for one in await told(world, measure, NoticeKind.MEASURE_GIVEN)] == [world.people[2].id]
