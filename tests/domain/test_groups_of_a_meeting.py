"""Groups are drawn from those present, late ones join, and what groups find is kept. On both databases."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from domain.draw_groups import Wish, draw_groups, drawing, group_of, join_late, read_wish
from domain.errors import Problem, Refused
from domain.groups import LONGEST_FINDING, Group, Part
from domain.notices import Notice, NoticeKind, Post
from domain.people import Caller, Role
from domain.ports import Units
from domain.presence import here
from domain.seating import By
from domain.start_meeting import start_meeting
from domain.write_finding import Writing, write_finding
from tests.support.small_school import NOW, SmallSchool, small_school

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
    world: SmallSchool, group: Group, person_id: str, text: str, *, rev: int | None = None, **more: bool
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
            rev=group.version if rev is None else rev,
            **more,
        )
        await uow.commit()
        return found


async def notices(world: SmallSchool, subject: str, kind: NoticeKind) -> list[Notice]:
    async with world.units(write=False) as uow:
        return [row for row in await uow.notices.of_subject(subject) if row.kind is kind]


def keys(found: Writing) -> list[str]:
    return [problem.key for problem in found.problems]


@pytest.mark.parametrize("count", [2, 8])
async def test_so_few_talk_as_one(units: Units, count: int) -> None:
    world = await arrived(units, count)

    with pytest.raises(Refused) as refused:
        await drawn(world)

    assert refused.value.problem == Problem("too_few_for_groups", {"present": count, "least": 9})


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


async def test_the_secretary_writes_and_so_may_anybody_else_in_the_group(units: Units) -> None:
    world = await arrived(units, 9)
    group = (await drawn(world))[0]
    first, second = group.seats[0].person_id, group.seats[1].person_id

    one = await written(world, group, first, "Vi ringer for lite.")
    two = await written(world, one.group, second, "Vi ringer for lite.\nVi spør for lite.", done=True)

    assert (one.problems, two.problems) == ((), ())
    assert (await groups_now(world))[0] == two.group
    assert (two.group.finding, two.group.done) == ("Vi ringer for lite.\nVi spør for lite.", True)
    assert len(await notices(world, world.meeting.id, NoticeKind.GROUPS_EDIT)) == 1, "two changes, one edit"


async def test_of_two_who_write_at_once_the_second_is_asked_to_put_the_texts_together(units: Units) -> None:
    world = await arrived(units, 9)
    group = (await drawn(world))[0]
    first, second = group.seats[0].person_id, group.seats[1].person_id
    await written(world, group, first, "Vi ringer for lite.")

    late = await written(world, group, second, "Vi spør for lite.")

    assert keys(late) == ["written_meanwhile"]
    assert late.group.finding == "Vi ringer for lite."
    assert (await groups_now(world))[0].finding == "Vi ringer for lite."
    both = await written(world, late.group, second, "Vi ringer og spør for lite.")
    assert both.problems == ()


async def test_the_same_text_sent_twice_is_no_change(units: Units) -> None:
    world = await arrived(units, 9)
    group = (await drawn(world))[0]
    one = await written(world, group, group.seats[0].person_id, "Vi ringer for lite.")

    twice = await written(world, group, group.seats[0].person_id, "Vi ringer for lite.")

    assert twice == one


async def test_a_text_that_names_a_colleague_is_kept_once_the_writer_is_sure(units: Units) -> None:
    world = await arrived(units, 9)
    group = (await drawn(world))[0]
    writer = group.seats[0].person_id
    other = next(person for person in world.people if person.id != writer)
    text = f"Det er {other.first_name} som ringer."

    warned = await written(world, group, writer, text)
    kept = await written(world, group, writer, text, sure=True)

    assert warned.problems == (Problem("names_somebody", {"names": other.first_name}, "finding"),)
    assert (warned.group.finding, kept.group.finding) == ("", text)


async def test_a_long_text_is_not_cut_but_given_back(units: Units) -> None:
    world = await arrived(units, 9)
    group = (await drawn(world))[0]

    found = await written(world, group, group.seats[0].person_id, "å" * (LONGEST_FINDING + 1))

    assert keys(found) == ["text_too_long"]


async def test_who_is_not_in_the_group_does_not_write(units: Units) -> None:
    world = await arrived(units, 9)
    one, two = await drawn(world)
    for person_id in {seat.person_id for seat in two.seats}:
        with pytest.raises(Refused, match="not_in_group"):
            await written(world, one, person_id, "Vi ringer.")
    async with units() as uow:
        with pytest.raises(Refused, match="gone"):
            await write_finding(uow, one.id, {"finding": "x"}, world.outsider, NOW, rev=0)


async def test_one_who_has_left_the_group_does_not_write_and_the_others_do(units: Units) -> None:
    world = await arrived(units, 9)
    group = (await drawn(world))[0]
    left = group.seats[0].person_id
    async with units() as uow:
        await uow.people.put_member(world.school.id, left, Role.TEACHER, here=False)
        await uow.commit()

    with pytest.raises(Refused, match="not_in_group"):
        await written(world, group, left, "Vi ringer.")
    assert (await written(world, group, group.seats[1].person_id, "Vi ringer.")).problems == ()


async def test_a_press_on_a_group_that_was_drawn_anew_or_whose_meeting_is_over_changes_nothing(units: Units) -> None:
    from domain.end_meeting import end_meeting

    world = await arrived(units, 9)
    old = (await drawn(world))[0]
    group = (await drawn(world, before=drawing(await groups_now(world)), seed=5))[0]
    writer = group.seats[0].person_id
    with pytest.raises(Refused, match="gone"):
        await written(world, old, old.seats[0].person_id, "Vi ringer.")
    kept = await written(world, group, writer, "Vi ringer.")
    async with units() as uow:
        await end_meeting(uow, world.meeting.id, world.leader, NOW, sure=True)
        await uow.commit()

    with pytest.raises(Refused, match="meeting_ended"):
        await written(world, kept.group, writer, "Noe annet.")
    after = (await groups_now(world))[0]
    assert (after.finding, after.seats) == ("Vi ringer.", ())


@pytest.mark.parametrize("size", ["", "2", "9", "4.5", "fire", "٤", "-4"])
def test_a_size_that_is_none_is_said(size: str) -> None:
    assert read_wish({"size": size}) == [Problem("group_size", {"least": 3, "most": 8}, "size")]


def test_what_the_form_says_is_read() -> None:
    assert read_wish({"size": "5", "by": "subject", "parts": "false"}) == Wish(5, By.SUBJECT, parts=False)
    assert read_wish({"size": "5", "by": "stars"}) == replace(WISH, size=5)
