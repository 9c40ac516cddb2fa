"""Handing a measure over: to somebody of the school, with its history, never back and forth, never left to nobody."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from domain.delivery.notices import NoticeKind
from domain.errors import Conflict, Problem, Refused
from domain.measures.hand_over import LeadersAsked, hand_over
from domain.measures.measure import Change, Measure
from domain.measures.progress import Overtaken
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.support.arranged.measuring import answer, asks, give, history, kept, told
from tests.support.arranged.small_school import NOW, NoHolidays
from tests.support.playing.conducting import started

DAY = timedelta(days=1)


async def test_a_measure_goes_to_the_new_owner_with_its_answers_its_questions_and_its_history(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    slow = await answer(world, measure, "slow", measure.version, note="Ringt 9")
    given = await give(world, measure, 2, 1, note="Lista ligger i teamet")
    assert isinstance(slow, Measure)
    assert isinstance(given, Measure)
    assert given == replace(slow, owner_id=world.people[2].id, version=slow.version + 1)
    assert {one.person_id for one in (await asks(world, given)).values()} == {world.people[2].id, None} - {None}
    (notice,) = await told(world, measure, NoticeKind.MEASURE_GIVEN)
    assert (notice.person_id, notice.data["note"]) == (world.people[2].id, "Lista ligger i teamet")
    found = [(one.what, one.by, one.before, one.after, one.note) for one in await history(world, measure)]
    jonas, silje = world.people[1].id, world.people[2].id
    assert found == [
        (Change.AGREED, world.leader.person.id, "", jonas, ""),
        (Change.PROGRESS, jonas, "none", "slow", "Ringt 9"),
        (Change.OWNER, jonas, jonas, silje, "Lista ligger i teamet"),
    ]


async def test_the_same_hand_over_sent_twice_is_one(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    first = await give(world, measure, 2, 0, rev=measure.version)
    assert await give(world, measure, 2, 0, rev=measure.version) == first
    assert len([one for one in await history(world, measure) if one.what is Change.OWNER]) == 1


async def test_when_a_leader_moves_it_both_are_told_and_whoever_was_to_get_it_before_is_not(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    await give(world, measure, 2, 0)
    await give(world, measure, 3, 0)
    found = {one.person_id: one.data["what"] for one in await told(world, measure, NoticeKind.MEASURE_GIVEN)}
    assert found == {world.people[3].id: "given", world.people[2].id: "passed"}


async def test_only_the_owner_and_leaders_hand_it_on_and_only_to_somebody_who_takes_part_here(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    for who, key in ((2, "owner_only"), (world.outsider, "gone")):
        with pytest.raises(Refused, match=key):
            await give(world, measure, 3, who)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[4].id, Role.TEACHER, here=False)
        await uow.people.put_member(world.school.id, world.people[5].id, Role.NONE)
        await uow.commit()
    world.people.append(world.outsider.person)
    for to in (4, 5, len(world.people) - 1):
        assert await give(world, measure, to, 1) == [Problem("owner_unknown", field="owner")]
    async with units() as uow:
        missing = await hand_over(uow, measure.id, {}, world.caller(1), NoHolidays(), NOW)
    assert missing == [Problem("owner_missing", field="owner")]


async def test_what_is_over_is_not_handed_on(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    await answer(world, measure, "done", measure.version)
    with pytest.raises(Refused, match="measure_is_over"):
        await give(world, measure, 2, 1)


async def test_it_does_not_go_back_and_forth_without_end_and_a_leader_is_asked_once(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    await give(world, measure, 2, 1)
    for _ in range(3):
        back = await give(world, measure, 1, 2, now=NOW + DAY, note="Det var ditt")
        assert isinstance(back, LeadersAsked)
        assert back.measure.owner_id == world.people[2].id
        assert (back.wanted.id, back.since) == (world.people[1].id, NOW)
    (asked,) = await told(world, measure, NoticeKind.MEASURE_HELP)
    assert (asked.person_id, asked.data["what"], asked.data["note"]) == (
        world.leader.person.id,
        "choose",
        "Det var ditt",
    )
    chosen = await give(world, measure, 1, 0, now=NOW + DAY)
    assert isinstance(chosen, Measure)
    assert chosen.owner_id == world.people[1].id


async def test_three_do_not_hand_it_round_in_a_ring_either(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    for by, to in ((1, 2), (2, 3)):
        assert isinstance(await give(world, measure, to, by), Measure)
    assert isinstance(await give(world, measure, 1, 3, now=NOW + DAY), LeadersAsked)
    assert isinstance(await give(world, measure, 4, 3, now=NOW + DAY), Measure)


async def test_what_was_handed_on_long_ago_or_by_a_leader_may_come_back(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    await give(world, measure, 2, 0)
    assert isinstance(await give(world, measure, 1, 2), Measure)  # it was the leader who moved it
    assert isinstance(await give(world, measure, 2, 1, now=NOW + 14 * DAY), Measure)


async def test_nobody_is_told_that_the_leaders_were_asked_where_there_is_no_leader(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    await give(world, measure, 2, 1)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[0].id, Role.TEACHER)
        await uow.commit()
    with pytest.raises(Refused, match="no_leader_to_help"):
        await give(world, measure, 1, 2)


async def test_of_two_leaders_who_choose_at_once_the_second_sees_what_the_first_chose(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    both = await asyncio.gather(
        *(give(world, measure, to, 0, rev=measure.version) for to in (2, 3)), return_exceptions=True
    )
    assert sum(isinstance(one, Measure) for one in both) == 1
    assert all(isinstance(one, Measure | Conflict) or one == [Problem("changed_meanwhile")] for one in both)


async def test_who_helped_and_becomes_the_owner_helps_no_more(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, helpers=f"{world.people[2].id},{world.people[3].id}")
    given = await give(world, measure, 2, 1)
    assert isinstance(given, Measure)
    assert given.helpers == (world.people[3].id,)


async def test_who_has_handed_it_on_no_longer_answers_not_even_on_last_years_card(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    await give(world, measure, 2, 1)
    with pytest.raises(Refused, match="owner_only"):
        await answer(world, measure, "done", measure.version)
    assert not isinstance(await answer(world, measure, "slow", measure.version, who=world.caller(2)), Overtaken)
