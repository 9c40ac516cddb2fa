"""Going through the phases of a meeting: on both databases, with time as an argument."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agenda.agenda import Agenda
from domain.conducting.run_phases import Moved, longer, next_phase, pause, previous_phase, resume
from domain.conducting.start import start_meeting
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.errors import Conflict, Refused
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, SmallSchool, small_school
from tests.support.playing.conducting import close

Step = Callable[..., Awaitable[Moved]]


async def begun(units: Units, count: int = 8, **changes: object) -> SmallSchool:
    world = await small_school(units, count)
    async with units() as uow:
        if changes:
            await uow.meetings.save(replace(world.meeting, **changes))  # type: ignore[arg-type]  # a test names fields
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()
    return world


async def step(world: SmallSchool, how: Step, rev: int, minutes: float = 0, who: Caller | None = None) -> Moved:
    async with world.units() as uow:
        at = NOW + timedelta(minutes=minutes)
        moved = await how(uow, world.meeting.id, who or world.leader, rev, at)
        await uow.commit()
        return moved


async def agenda(world: SmallSchool) -> Agenda:
    async with world.units(write=False) as uow:
        found = await uow.agendas.get(world.meeting.id)
        assert found is not None
        return found


async def pending(world: SmallSchool, kind: NoticeKind) -> list[Notice]:
    async with world.units(write=False) as uow:
        found = await uow.notices.of_subject(world.meeting.id)
    return [one for one in found if one.kind is kind and one.state is NoticeState.PENDING]


async def test_a_meeting_begins_with_its_first_phase_and_no_vote(units: Units) -> None:
    world = await begun(units)
    now = await agenda(world)
    assert (now.phase, now.began_at, now.ends_at) == (0, NOW, NOW + timedelta(minutes=10))
    assert await world.rounds() == []
    assert len(await pending(world, NoticeKind.PHASE)) == 1
    (ping,) = await pending(world, NoticeKind.PHASE_OVER)
    assert ping.due_at == now.ends_at


async def test_starting_twice_begins_once(units: Units) -> None:
    world = await begun(units)
    await step(world, next_phase, 0, 3)
    async with units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW + timedelta(minutes=4))
        await uow.commit()
    assert (await agenda(world)).phase == 1


async def test_next_begins_the_phase_that_follows_with_all_its_time(units: Units) -> None:
    world = await begun(units)
    moved = await step(world, next_phase, 0, 4)
    assert (moved.agenda.phase, moved.agenda.ends_at) == (1, NOW + timedelta(minutes=14))
    (ping,) = await pending(world, NoticeKind.PHASE_OVER)
    assert ping.due_at == moved.agenda.ends_at  # the one of the phase before is gone


async def test_going_on_to_a_vote_opens_its_round_and_going_back_opens_none(units: Units) -> None:
    world = await begun(units)
    for rev in (0, 1):
        await step(world, next_phase, rev)
    (first,) = await world.rounds()
    back = await step(world, previous_phase, 2)
    assert (back.agenda.phase, len(await world.rounds())) == (1, 1)
    await step(world, next_phase, 3)
    assert await world.rounds() == [first]  # it is open still


async def test_a_vote_whose_result_was_shown_is_not_opened_again_by_going_back_and_on(units: Units) -> None:
    world = await begun(units)
    for rev in (0, 1):
        await step(world, next_phase, rev)
    round_ = await world.open_round()
    await world.cast(round_.id, *(world.vote(n, 2) for n in range(1, 8)))
    await close(world, round_.id)
    await step(world, previous_phase, 2)
    await step(world, next_phase, 3)
    assert len(await world.rounds()) == 1
    for rev in (4, 5):
        await step(world, next_phase, rev)
    assert [r.number for r in await world.rounds()] == [1, 2]  # the second vote of the form


async def test_so_few_that_they_cannot_vote_unseen_go_on_without_a_round(units: Units) -> None:
    world = await begun(units, 4)
    for rev in (0, 1):
        await step(world, next_phase, rev)
    assert (await agenda(world)).phase == 2
    assert await world.rounds() == []


@pytest.mark.parametrize("how", [next_phase, previous_phase, pause, resume, longer])
async def test_a_press_from_an_older_course_changes_nothing(units: Units, how: Step) -> None:
    world = await begun(units)
    await step(world, next_phase, 0)
    before = await agenda(world)
    for rev in (0, 2, 99):
        late = await step(world, how, rev, 5)
        assert late.meanwhile
        assert late.agenda == before
    assert await agenda(world) == before


async def test_two_leaders_who_press_next_at_once_have_gone_one_phase_on(units: Units) -> None:
    world = await begun(units)
    other = replace(world.caller(1), role=Role.LEADER)

    async def press(who: Caller) -> Moved | None:
        try:
            return await step(world, next_phase, 0, 1, who)
        except Conflict:  # the press begins anew, as bot/answering/presses.py has it
            return await step(world, next_phase, 0, 1, who)

    found = await asyncio.gather(press(world.leader), press(other))
    assert sorted(one.meanwhile for one in found if one) == [False, True]
    assert (await agenda(world)).phase == 1


async def test_two_leaders_who_press_different_ways_at_once_get_one_of_them(units: Units) -> None:
    world = await begun(units)
    await step(world, next_phase, 0)
    other = replace(world.caller(1), role=Role.LEADER)

    async def press(how: Step, who: Caller) -> Moved:
        try:
            return await step(world, how, 1, 1, who)
        except Conflict:
            return await step(world, how, 1, 1, who)

    found = await asyncio.gather(press(next_phase, world.leader), press(previous_phase, other))
    assert sorted(one.meanwhile for one in found) == [False, True]
    assert (await agenda(world)).phase in (0, 2)
    assert (await agenda(world)).version == 2


async def test_a_break_leaves_to_the_second_what_was_left_and_the_ping_waits(units: Units) -> None:
    world = await begun(units)
    paused = await step(world, pause, 0, 3.5)
    assert await pending(world, NoticeKind.PHASE_OVER) == []
    assert paused.agenda.left(NOW + timedelta(hours=2)) == timedelta(minutes=6, seconds=30)
    on = await step(world, resume, 1, 40)
    assert on.agenda.ends_at == NOW + timedelta(minutes=46, seconds=30)
    (ping,) = await pending(world, NoticeKind.PHASE_OVER)
    assert ping.due_at == on.agenda.ends_at


async def test_five_more_minutes_are_counted_from_now_where_the_time_was_up(units: Units) -> None:
    world = await begun(units)
    assert (await step(world, longer, 0, 2)).agenda.ends_at == NOW + timedelta(minutes=15)
    assert (await step(world, longer, 1, 18)).agenda.ends_at == NOW + timedelta(minutes=23)
    await step(world, pause, 2, 20)
    assert (await step(world, longer, 3, 30)).agenda.left(NOW) == timedelta(minutes=8)


async def test_there_is_nothing_after_the_last_phase_and_nothing_before_the_first(units: Units) -> None:
    world = await begun(units)
    assert not (await step(world, previous_phase, 0)).meanwhile
    for rev in range(8):
        await step(world, next_phase, rev)
    last = await agenda(world)
    assert (last.phase, last.version) == (6, 6)


async def test_only_a_leader_of_the_school_moves_a_running_meeting(units: Units) -> None:
    world = await begun(units)
    for who, key in ((world.caller(1), "leaders_only"), (world.outsider, "gone")):
        for how in (next_phase, previous_phase, pause, resume, longer):
            with pytest.raises(Refused, match=key):
                await step(world, how, 0, who=who)
    assert (await agenda(world)).version == 0


async def test_a_meeting_that_has_not_begun_has_no_phases(units: Units) -> None:
    world = await small_school(units)
    with pytest.raises(Refused, match="meeting_not_started"):
        await step(world, next_phase, 0)
