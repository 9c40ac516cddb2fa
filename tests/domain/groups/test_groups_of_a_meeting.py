"""Groups are drawn from those present, and late ones join. On both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.delivery.notices import NoticeKind, Post
from domain.errors import Problem, Refused
from domain.groups.draw import Wish, drawing, group_of, join_late, read_wish
from domain.groups.groups import Part
from domain.groups.presence import here
from domain.groups.seating import By
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.support.arranged.grouping import WISH, arrived, drawn, groups_now, notices
from tests.support.arranged.small_school import NOW, small_school


@pytest.mark.parametrize("count", [2, 8])
async def test_so_few_talk_as_one(units: Units, count: int) -> None:
    world = await arrived(units, count)

    with pytest.raises(Refused) as refused:
        await drawn(world)

    assert refused.value.problem == Problem("too_few_for_groups", {"present": count, "least": 9})


async def test_nine_of_whom_some_are_late_or_ill_talk_in_groups_from_six_up(units: Units) -> None:
    world = await arrived(units, 9, there=5)
    with pytest.raises(Refused) as refused:
        await drawn(world)
    assert refused.value.problem == Problem("too_few_for_groups", {"present": 5, "least": 6})

    async with units() as uow:
        await here(uow, world.meeting.id, world.caller(5), NOW)
        await uow.commit()
    assert [len(group.seats) for group in await drawn(world)] == [3, 3]


@pytest.mark.parametrize("count", [9, 10, 11, 17, 90])
async def test_everybody_who_is_there_gets_a_seat_and_all_are_told(units: Units, count: int) -> None:
    world = await arrived(units, count)

    groups = await drawn(world)

    assert sorted(seat.person_id for group in groups for seat in group.seats) == sorted(p.id for p in world.people)
    assert all(3 <= len(group.seats) <= 8 for group in groups)
    assert all(group.seats[0].person_id != world.people[0].id for group in groups)
    assert await groups_now(world) == groups
    assert len(await notices(world, world.meeting.id, NoticeKind.GROUPS)) == 1
    secretaries = [seat.person_id for group in groups for seat in group.seats if seat.part is Part.SECRETARY]
    told = [row.person_id for group in groups for row in await notices(world, group.id, NoticeKind.GROUP_WRITE)]
    assert told == secretaries


async def test_only_those_who_are_there_are_drawn(units: Units) -> None:
    world = await arrived(units, 12, there=10)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[9].id, Role.NONE)
        await uow.commit()

    groups = await drawn(world)

    assert {seat.person_id for group in groups for seat in group.seats} == {p.id for p in world.people[:9]}


async def test_nobody_is_told_to_write_where_no_parts_are_drawn(units: Units) -> None:
    world = await arrived(units, 9)

    groups = await drawn(world, Wish(4, By.LOT, parts=False))

    assert [row for group in groups for row in await notices(world, group.id, NoticeKind.GROUP_WRITE)] == []


async def test_those_of_one_subject_sit_together(units: Units) -> None:
    world = await arrived(units, 9)
    strings = [person.id for person in world.people[1:5]]
    async with units() as uow:
        for person_id in strings:
            await uow.people.put_subject(world.school.id, person_id, "Fiolin")
        await uow.commit()

    groups = await drawn(world, Wish(4, By.SUBJECT))

    assert {group_of(groups, person_id) for person_id in strings} == {group_of(groups, strings[0])}


async def test_two_leaders_who_draw_at_once_draw_once(units: Units) -> None:
    world = await arrived(units, 12)
    first = await drawn(world, seed=1)

    assert await drawn(world, seed=2) == first
    assert await groups_now(world) == first


async def test_drawn_anew_on_purpose_and_a_repeat_of_that_press_draws_nothing(units: Units) -> None:
    world = await arrived(units, 12)
    first = await drawn(world)
    async with units() as uow:
        await uow.posts.put(Post(NoticeKind.GROUPS, world.meeting.id, "", world.school.id, "c", "a", "https://x/"))
        await uow.commit()

    again = await drawn(world, before=drawing(first), seed=2)
    repeat = await drawn(world, before=drawing(first), seed=3)

    assert again != first
    assert repeat == again == await groups_now(world)
    assert len(await notices(world, world.meeting.id, NoticeKind.GROUPS_EDIT)) == 1, "the posted card is edited"


async def test_only_a_leader_of_the_school_draws(units: Units) -> None:
    world = await arrived(units, 9)

    for caller, key in ((world.caller(3), "leaders_only"), (world.outsider, "gone")):
        with pytest.raises(Refused) as refused:
            await drawn(world, leader=caller)
        assert refused.value.problem.key == key


async def test_groups_are_drawn_while_the_meeting_goes_on(units: Units) -> None:
    world = await small_school(units, 9)

    with pytest.raises(Refused) as refused:
        await drawn(world)

    assert refused.value.problem.key == "meeting_not_started"


async def test_a_late_one_joins_the_smallest_group_and_speaks_last_in_it(units: Units) -> None:
    world = await arrived(units, 12, there=10)
    before = await drawn(world)

    async with units() as uow:
        await here(uow, world.meeting.id, world.caller(10), NOW)
        await here(uow, world.meeting.id, world.caller(10), NOW)
        await here(uow, world.meeting.id, world.caller(11), NOW)
        await uow.commit()

    after = await groups_now(world)
    joined = group_of(after, world.people[10].id)
    assert joined is not None
    assert joined.seats[-1].person_id in {world.people[10].id, world.people[11].id}
    assert [len(group.seats) for group in before] == [4, 3, 3]
    assert [len(group.seats) for group in after] == [4, 4, 4]
    assert len(await notices(world, world.meeting.id, NoticeKind.GROUPS_EDIT)) == 1


async def test_a_ninth_is_let_in_rather_than_left_alone(units: Units) -> None:
    world = await arrived(units, 17, there=16)
    await drawn(world, Wish(8))
    async with units() as uow:
        joined = await join_late(uow, world.meeting, world.people[16].id, NOW)
        await uow.commit()

    assert joined is not None
    assert sorted(len(group.seats) for group in await groups_now(world)) == [8, 9]


async def test_before_groups_are_drawn_and_outside_the_school_nobody_joins(units: Units) -> None:
    world = await arrived(units, 9)
    async with units() as uow:
        assert await join_late(uow, world.meeting, world.people[1].id, NOW) is None
    await drawn(world)
    async with units() as uow:
        assert await join_late(uow, world.meeting, world.outsider.person.id, NOW) is None


@pytest.mark.parametrize("size", ["", "2", "9", "4.5", "fire", "٤", "-4"])
def test_a_size_that_is_none_is_said(size: str) -> None:
    assert read_wish({"size": size}) == [Problem("group_size", {"least": 3, "most": 8}, "size")]


def test_what_the_form_says_is_read() -> None:
    assert read_wish({"size": "5", "by": "subject", "parts": "false"}) == Wish(5, By.SUBJECT, parts=False)
    assert read_wish({"size": "5", "by": "stars"}) == replace(WISH, size=5)
