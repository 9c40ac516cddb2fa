"""Who is here: by pressing, and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.groups.presence import Arrived, here, those_here
from domain.ids import new_id
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, SmallSchool, small_school
from tests.support.playing.conducting import end_for_good, started


async def comes(world: SmallSchool, who: Caller | int, meeting_id: str = "", seconds: int = 0) -> Arrived:
    caller = world.caller(who) if isinstance(who, int) else who
    async with world.units() as uow:
        arrived = await here(uow, meeting_id or world.meeting.id, caller, NOW + timedelta(seconds=seconds))
        await uow.commit()
        return arrived


async def there(world: SmallSchool, meeting_id: str = "") -> frozenset[str]:
    async with world.units(write=False) as uow:
        return await uow.presences.of_meeting(meeting_id or world.meeting.id)


async def test_pressing_twice_counts_once(units: Units) -> None:
    world = await started(units)
    assert (await comes(world, 1)).new
    assert not (await comes(world, 1)).new
    assert await there(world) == {world.people[1].id}


async def test_a_vote_is_no_sign_of_being_here(units: Units) -> None:
    world = await started(units)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(1, 8)))
    assert await there(world) == frozenset()


async def test_only_those_who_take_part_in_the_school_are_here(units: Units) -> None:
    world = await started(units)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[7].id, Role.NONE)
        await uow.commit()
    for who, key in ((world.outsider, "gone"), (world.caller(7), "not_taking_part")):
        with pytest.raises(Refused, match=key):
            await comes(world, who)
    assert (await comes(world, 0)).new  # the leader too


async def test_nobody_is_at_a_meeting_that_has_not_begun(units: Units) -> None:
    world = await small_school(units)
    with pytest.raises(Refused, match="meeting_not_started"):
        await comes(world, 1)


async def test_who_leaves_the_team_is_no_longer_counted(units: Units) -> None:
    world = await started(units)
    await comes(world, 1)
    await comes(world, 2)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[2].id, Role.TEACHER, here=False)
        await uow.commit()
        found = await those_here(uow, world.meeting.id, await uow.people.members(world.school.id))
    assert [member.person.id for member in found] == [world.people[1].id]


async def test_a_teacher_in_two_meetings_is_at_the_one_they_said_last(units: Units) -> None:
    world = await started(units)
    other = replace(world.meeting, id=new_id(), state=MeetingState.RUNNING, started_at=NOW, version=0)
    async with units() as uow:
        await uow.meetings.add(other)
        await uow.commit()
    await comes(world, 1)
    moved = await comes(world, 1, other.id)
    assert moved.from_another
    assert await there(world) == frozenset()
    assert await there(world, other.id) == {world.people[1].id}
    assert not (await comes(world, 2, other.id)).from_another


async def test_ninety_who_come_at_once_make_one_edit(units: Units) -> None:
    world = await started(units, 90)
    for number in range(90):
        await comes(world, number, seconds=number // 9)
    async with units(write=False) as uow:
        said = [n for n in await uow.notices.of_subject(world.meeting.id) if ":here:" in n.key]
    assert [one.kind for one in said] == [NoticeKind.PHASE_EDIT]
    assert NOW < said[0].due_at <= NOW + timedelta(seconds=15)


async def test_who_was_here_is_forgotten_with_the_end_and_nobody_comes_after_it(units: Units) -> None:
    world = await started(units)
    await comes(world, 1)
    async with units() as uow:
        await end_for_good(uow, world.meeting.id, world.leader, NOW, sure=True)
        await uow.commit()
    assert await there(world) == frozenset()
    async with units(write=False) as uow:
        assert await uow.agendas.get(world.meeting.id) is None
    with pytest.raises(Refused, match="meeting_ended"):
        await comes(world, 2)
