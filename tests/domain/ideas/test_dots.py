"""Three dots each, counted from the limit up and never told apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from domain.agenda.agenda import Agenda, IdeasState
from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.ideas.give_dots import Dots, TooFewDots, back_to_ideas, close_dots, dots_given, open_dots, own_dots
from domain.ideas.idea_groups import best_first, dots_shown
from domain.unit_of_work import Units
from tests.support.arranged.ideas import (
    LATER,
    a_meeting_with_ideas,
    added,
    dots_closed,
    dots_opened,
    dotted,
    ideas_of,
    joined,
    withdrawn,
)
from tests.support.arranged.small_school import SmallSchool
from tests.support.playing.conducting import end_for_good


async def with_ideas(units: Units, count: int = 4, people: int = 8) -> tuple[SmallSchool, list[str]]:
    world = await a_meeting_with_ideas(units, people)
    return world, [await added(world, at % people, f"Idé nummer {at}") for at in range(count)]


async def test_each_person_has_three_dots_and_can_move_them(units: Units) -> None:
    world, (a, b, c, d) = await with_ideas(units)
    with pytest.raises(Refused, match="dots_not_open"):
        await dotted(world, 2, [a])
    await dots_opened(world)

    assert await dotted(world, 2, [a, b, c, d]) == [Problem("dots_too_many", {"most": 3, "given": 4}, "dots")]
    first = await dotted(world, 2, [a, b, a])
    assert isinstance(first, Dots)
    assert (set(first.ids), first.rev) == ({a, b}, 1)
    await dotted(world, 2, [c], rev=1)

    async with units(write=False) as uow:
        assert (await own_dots(uow, world.meeting.id, world.people[2].id)).ids == (c,)
        assert (await own_dots(uow, world.meeting.id, world.people[3].id)).ids == ()
        assert await dots_given(uow, world.meeting.id) == 1


async def test_an_older_press_that_comes_late_does_not_move_newer_dots(units: Units) -> None:
    world, (a, b, *_) = await with_ideas(units)
    await dots_opened(world)
    await dotted(world, 2, [a])

    late = await dotted(world, 2, [b], rev=0)

    assert isinstance(late, Dots)
    assert (late.ids, late.kept) == ((a,), True)


async def test_dots_are_counted_from_the_limit_up(units: Units) -> None:
    world, (a, b, c, d) = await with_ideas(units)
    await dots_opened(world)
    for number, ids in enumerate([[a, b], [a], [a, c], [a, b, c]]):
        await dotted(world, number, ids)
    assert await dots_closed(world) == TooFewDots(4, 5)
    await dotted(world, 5, [])  # nothing chosen is no dot given
    assert await dots_closed(world) == TooFewDots(4, 5)
    await dotted(world, 4, [b])

    closed = await dots_closed(world)

    assert isinstance(closed, Agenda)
    assert closed.ideas is IdeasState.CLOSED
    assert {group.id: group.idea.dots for group in await ideas_of(world)} == {a: 4, b: 3, c: 2, d: 0}
    assert best_first(await ideas_of(world))[0].id == a
    with pytest.raises(Refused, match="dots_closed"):
        await dotted(world, 6, [d])


async def test_below_the_limit_no_count_is_written_and_ideas_stand_by_their_ids(units: Units) -> None:
    world, (a, *rest) = await with_ideas(units)
    await dots_opened(world)
    for number in range(4):
        await dotted(world, number, [a])

    closed = await dots_closed(world, sure=True)

    assert isinstance(closed, Agenda)
    groups = await ideas_of(world)
    assert not dots_shown(groups)
    assert [group.id for group in best_first(groups)] == sorted([a, *rest])


async def test_dots_lie_on_what_was_put_together_once_a_person(units: Units) -> None:
    world, (a, b, c, _d) = await with_ideas(units)
    await dots_opened(world)
    for number in range(5):
        await dotted(world, number, [a, b])
    async with units() as uow:
        await back_to_ideas(uow, world.meeting.id, world.leader, LATER)
        await uow.commit()
    group = await joined(world, 3, a, b)
    assert not isinstance(group, list)
    await dots_opened(world)

    await dots_closed(world)

    assert {one.id: one.idea.dots for one in await ideas_of(world)}[group.id] == 5
    assert {one.id: one.idea.dots for one in await ideas_of(world)}[c] == 0


async def test_dots_on_a_withdrawn_idea_are_free_again_and_are_not_counted(units: Units) -> None:
    world, (a, b, *_) = await with_ideas(units)
    await dots_opened(world)
    for number in range(5):
        await dotted(world, number, [a] if number else [a, b])
    await withdrawn(world, 0, a)

    async with units(write=False) as uow:
        mine = await own_dots(uow, world.meeting.id, world.people[0].id)
        assert await dots_given(uow, world.meeting.id) == 1
    assert (mine.ids, mine.lost) == ((b,), 1)
    again = await dotted(world, 0, [a, b], rev=mine.rev)
    assert isinstance(again, Dots)
    assert (again.ids, again.lost) == ((b,), 1)
    assert await dots_closed(world) == TooFewDots(1, 5)


async def test_dots_on_what_stood_for_several_go_over_when_it_is_withdrawn(units: Units) -> None:
    world, (a, b, *_) = await with_ideas(units)
    group = await joined(world, 3, a, b)
    assert not isinstance(group, list)
    await dots_opened(world)
    for number in range(5):
        await dotted(world, number, [group.id])

    await withdrawn(world, 0 if group.id == a else 1, group.id)
    await dots_closed(world)

    other = b if group.id == a else a
    assert {one.id: one.idea.dots for one in await ideas_of(world)}[other] == 5


async def test_two_leaders_at_once_take_one_step_and_only_leaders_take_any(units: Units) -> None:
    world, (a, *_) = await with_ideas(units)
    first, second = await dots_opened(world), await dots_opened(world)
    assert first == second
    for number in range(5):
        await dotted(world, number, [a])
    closed = await dots_closed(world)
    assert await dots_closed(world) == closed
    assert await dots_opened(world) == closed  # an older card: dots that were counted are not given again
    for do in (open_dots, close_dots, back_to_ideas):
        async with units() as uow:
            with pytest.raises(Refused, match="leaders_only"):
                await do(uow, world.meeting.id, world.caller(1), LATER)
            with pytest.raises(Refused, match="gone"):
                await do(uow, world.meeting.id, world.outsider, LATER)
            assert await do(uow, world.meeting.id, world.leader, LATER) == closed


async def test_there_is_nothing_to_give_dots_to_where_nobody_has_an_idea(units: Units) -> None:
    world = await a_meeting_with_ideas(units)
    with pytest.raises(Refused, match="ideas_none"):
        await dots_opened(world)
    with pytest.raises(Refused, match="dots_not_open"):
        await dots_closed(world)


async def test_the_ping_at_the_end_of_the_phase_still_rings(units: Units) -> None:
    """An agenda that changes for another reason than its clock keeps its clock."""
    world, _ids = await with_ideas(units)
    agenda = await dots_opened(world)

    async with units(write=False) as uow:
        rows = await uow.notices.of_subject(world.meeting.id)
    (ping,) = [row for row in rows if row.kind is NoticeKind.PHASE_OVER]
    assert ping.data["version"] == str(agenda.version)


async def test_the_end_of_the_meeting_counts_the_dots_and_nothing_comes_in_afterwards(units: Units) -> None:
    world, (a, b, *_) = await with_ideas(units)
    await dots_opened(world)
    for number in range(5):
        await dotted(world, number, [a, b])

    async with units() as uow:
        await end_for_good(uow, world.meeting.id, world.leader, LATER + timedelta(minutes=9), sure=True)
        await uow.commit()

    assert {group.id: group.idea.dots for group in await ideas_of(world)}[a] == 5
    for late in (dotted(world, 6, [a]), withdrawn(world, 0, a), added(world, 3, "Sent"), joined(world, 3, a, b)):
        with pytest.raises(Refused, match="meeting_ended"):
            await late
    async with units(write=False) as uow:
        edits = [n for n in await uow.notices.of_subject(world.meeting.id) if n.key.endswith(":ended")]
    assert NoticeKind.IDEAS_EDIT in {edit.kind for edit in edits}
