"""Who is coming to a meeting: said by oneself, changed at will, counted for all, and gone when the meeting is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.agenda.electorate import away
from domain.agenda.standing import standing
from domain.attendance.attendance import attendance
from domain.attendance.noted import Noted
from domain.attendance.say import say
from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.groups.draw import expected
from domain.groups.presence import here
from domain.meetings.cancel import cancel_meeting
from domain.meetings.meeting import MeetingState
from domain.meetings.move import move_meeting
from domain.meetings.not_held import SOME_DAYS, count_as_not_held
from domain.people.school import Caller, Role
from domain.unit_of_work import Units
from domain.votes.vote import Cast
from tests.support.arranged.small_school import NOW, SmallSchool, small_school
from tests.support.playing.conducting import end_for_good, start

BEFORE = NOW - timedelta(days=1)


async def says(world: SmallSchool, who: Caller | int, coming: bool | None, *, on_copy: bool = False) -> Noted:
    caller = world.caller(who) if isinstance(who, int) else who
    async with world.units() as uow:
        noted = await say(uow, world.meeting.id, caller, coming, BEFORE, on_copy=on_copy)
        await uow.commit()
        return noted


async def said(world: SmallSchool) -> dict[str, bool]:
    async with world.units(write=False) as uow:
        return dict(await uow.attendances.of_meeting(world.meeting.id))


async def test_it_is_changed_as_often_as_wanted_and_taken_back(units: Units) -> None:
    world = await small_school(units)
    changes = [await says(world, 1, answer) for answer in (True, False, False, True, None, None)]
    assert [(each.before, each.coming) for each in changes] == [
        (None, True), (True, False), (False, False), (False, True), (True, None), (None, None),
    ]  # fmt: skip
    assert await said(world) == {}


async def test_only_those_who_take_part_in_the_school_are_asked(units: Units) -> None:
    world = await small_school(units)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[7].id, Role.NONE)
        await uow.commit()
    for who, key in ((world.outsider, "gone"), (world.caller(7), "not_taking_part")):
        with pytest.raises(Refused, match=key):
            await says(world, who, False)
    await says(world, 0, False)  # the leader too
    await says(world, 1, True)
    assert await said(world) == {world.people[0].id: False, world.people[1].id: True}


@pytest.mark.parametrize(
    ("state", "key"),
    [
        (MeetingState.DRAFT, "gone"),
        (MeetingState.CANCELLED, "meeting_cancelled"),
        (MeetingState.NOT_HELD, "meeting_not_held"),
        (MeetingState.ENDED, "meeting_ended"),
    ],
)
async def test_nobody_comes_to_what_is_not_ahead(units: Units, state: MeetingState, key: str) -> None:
    world = await small_school(units)
    async with units() as uow:
        await uow.meetings.save(replace(world.meeting, state=state))
        await uow.commit()
    with pytest.raises(Refused, match=key):
        await says(world, 1, True)


async def test_it_is_counted_with_the_names_of_those_alone_who_are_not_coming(units: Units) -> None:
    world = await small_school(units)
    for number, answer in ((1, True), (2, True), (3, False)):
        await says(world, number, answer)
    async with units(write=False) as uow:
        members = await uow.people.members(world.school.id)
    counted = attendance(await said(world), members)
    assert (counted.coming, [each.person.id for each in counted.absent], counted.silent) == (2, [world.people[3].id], 5)
    assert not attendance({}, members).said
    left = [replace(each, here=False) if each.person.id == world.people[3].id else each for each in members]
    assert attendance(await said(world), left).absent == [], "who has left is not counted"


async def test_votes_and_groups_count_on_those_who_come_and_presence_has_the_last_word(units: Units) -> None:
    world = await small_school(units)
    await says(world, 1, False)
    await says(world, 2, False)
    await start(world, world.leader)

    async def counted() -> tuple[int, int, int]:
        async with units(write=False) as uow:
            meeting = await uow.meetings.get(world.meeting.id)
            assert meeting is not None
            members = await uow.people.members(world.school.id)
            stands = await standing(uow, meeting, world.school)
            return stands.eligible, await expected(uow, meeting.id, members), len(await away(uow, meeting.id))

    assert await counted() == (6, 6, 2)
    async with units() as uow:
        await here(uow, world.meeting.id, world.caller(1), NOW)
        await uow.commit()
    assert await counted() == (7, 7, 1)


async def test_somebody_away_votes_all_the_same_and_the_count_is_never_above_the_whole(units: Units) -> None:
    world = await small_school(units)
    await says(world, 1, False)
    await start(world, world.leader)
    round_ = await world.open_round()
    cast = await world.cast(round_.id, *(world.vote(n, 2) for n in range(8)))
    assert {(each.counted, each.eligible) for each in cast if isinstance(each, Cast)} == {(8, 8)}


async def test_a_new_time_asks_anew_and_a_new_place_does_not(units: Units) -> None:
    world = await small_school(units)
    await says(world, 1, False)
    now = NOW - timedelta(days=3)
    async with units() as uow:
        await move_meeting(uow, world.leader, world.meeting.id, NOW, 90, "Salen", now)
        await uow.commit()
    assert await said(world) == {world.people[1].id: False}
    async with units() as uow:
        await move_meeting(uow, world.leader, world.meeting.id, NOW + timedelta(days=1), 90, "Salen", now)
        await uow.commit()
    assert await said(world) == {}


async def test_it_is_forgotten_with_a_meeting_that_is_cancelled(units: Units) -> None:
    world = await small_school(units)
    await says(world, 1, False)
    async with units() as uow:
        await cancel_meeting(uow, world.leader, world.meeting.id, "", BEFORE)
        await uow.commit()
    assert await said(world) == {}


async def test_it_is_forgotten_with_a_meeting_that_was_not_held(units: Units) -> None:
    world = await small_school(units)
    await says(world, 1, True)
    async with units() as uow:
        assert await count_as_not_held(uow, world.school.id, NOW + SOME_DAYS + timedelta(days=1))
        await uow.commit()
    assert await said(world) == {}


async def test_after_the_meeting_those_who_were_away_are_told_and_it_is_forgotten(units: Units) -> None:
    world = await small_school(units)
    async with units() as uow:
        for each in world.people:
            await uow.people.save(replace(each, conversation_id=f"a:{each.id}"))
        await uow.commit()
    for number, answer in ((1, True), (2, False), (3, False)):
        await says(world, number, answer)
    await start(world, world.leader)
    async with units() as uow:
        await here(uow, world.meeting.id, world.caller(3), NOW)
        await end_for_good(uow, world.meeting.id, world.leader, NOW + timedelta(hours=1), sure=True)
        await uow.commit()
    assert await said(world) == {}
    async with units(write=False) as uow:
        rows = [row for row in await uow.notices.of_subject(world.meeting.id) if row.kind is NoticeKind.AWAY]
    assert [row.person_id for row in rows] == [world.people[2].id], "one came after all, and one came"


async def test_the_leaders_card_counts_once_for_all_who_answer_at_once(units: Units) -> None:
    world = await small_school(units)
    for number in range(1, 6):
        await says(world, number, True)
    async with units(write=False) as uow:
        rows = await uow.notices.of_subject(world.meeting.id)
    assert not [row for row in rows if row.kind is NoticeKind.COPY_EDIT], "nobody has a copy"
    assert len([row for row in rows if row.kind is NoticeKind.CONDUCTOR_EDIT]) <= 1
