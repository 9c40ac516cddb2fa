"""What a group found is written by anybody of it, and no words are lost. On both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.groups.draw import drawing
from domain.groups.groups import LONGEST_FINDING, Seat
from domain.groups.write_finding import write_finding
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.support.arranged.grouping import arrived, drawn, groups_now, keys, notices, written
from tests.support.arranged.small_school import NOW
from tests.support.playing.conducting import end_for_good


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


async def test_somebody_who_joins_meanwhile_keeps_nobody_from_saving(units: Units) -> None:
    world = await arrived(units, 9)
    group = (await drawn(world))[0]
    writer = group.seats[0].person_id
    async with units() as uow:
        joined = await uow.groups.save(replace(group, seats=(*group.seats, Seat("who-comes-late"))))
        await uow.commit()
    assert joined.version != group.version

    saved = await written(world, group, writer, "Vi ringer for lite.")

    assert (saved.problems, saved.group.finding) == ((), "Vi ringer for lite.")


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
            await write_finding(uow, one.id, {"finding": "x"}, world.outsider, NOW, seen=0)


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
    world = await arrived(units, 9)
    old = (await drawn(world))[0]
    group = (await drawn(world, before=drawing(await groups_now(world)), seed=5))[0]
    writer = group.seats[0].person_id
    with pytest.raises(Refused, match="gone"):
        await written(world, old, old.seats[0].person_id, "Vi ringer.")
    kept = await written(world, group, writer, "Vi ringer.")
    async with units() as uow:
        await end_for_good(uow, world.meeting.id, world.leader, NOW, sure=True)
        await uow.commit()

    with pytest.raises(Refused, match="meeting_ended"):
        await written(world, kept.group, writer, "Noe annet.")
    after = (await groups_now(world))[0]
    assert (after.finding, after.seats) == ("Vi ringer.", ())
