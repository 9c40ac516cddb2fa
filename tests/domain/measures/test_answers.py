"""Answers of owners and helpers, of two at once and of last year; what leaders hear of; and the call for help."""

from __future__ import annotations

import pytest

from domain.delivery.notices import NoticeKind, NoticeState
from domain.errors import Refused
from domain.measures.change import change_measure
from domain.measures.history import seen_by
from domain.measures.measure import Change, Measure, Progress
from domain.measures.progress import Overtaken, ask_for_help, report_progress
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.support.arranged.measuring import answer, asks, kept
from tests.support.arranged.small_school import NOW, NoHolidays
from tests.support.playing.conducting import started


async def test_ticks_come_with_an_answer(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, steps="Lage liste\nRinge\nSkrive ned")
    async with units() as uow:
        found = await report_progress(
            uow, measure.id, "on_track", {"steps": "1,3,99,x"}, world.caller(1), NOW, measure.version,
            holidays=NoHolidays(),
        )  # fmt: skip
        await uow.commit()
    assert isinstance(found, Measure)
    assert [step.done for step in found.steps] == [True, False, True]


async def test_helpers_answer_too_and_only_the_owner_and_leaders_drop_it(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, helpers=world.people[2].id)
    with pytest.raises(Refused, match="gone"):
        await answer(world, measure, "dropped", measure.version, who=world.caller(2))
    found = await answer(world, measure, "slow", measure.version, who=world.caller(2))
    assert isinstance(found, Measure)
    assert (found.progress, found.answered_by) == (Progress.SLOW, world.people[2].id)
    dropped = await answer(world, measure, "dropped", found.version)
    assert isinstance(dropped, Measure)
    assert await asks(world, measure) == {}


async def test_of_two_who_answer_at_once_the_first_stands_and_the_second_sees_it(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, helpers=world.people[2].id)
    first = await answer(world, measure, "slow", measure.version)
    second = await answer(world, measure, "on_track", measure.version, who=world.caller(2))
    assert isinstance(second, Overtaken)
    assert second.measure == first


async def test_an_older_card_still_answers_where_only_words_or_date_were_changed_since(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    async with units() as uow:
        inputs = {"title": "Ringe alle hjem", "due": "2027-02-01"}
        await change_measure(uow, measure.id, inputs, world.leader, NoHolidays(), NOW)
        await uow.commit()
    found = await answer(world, measure, "slow", measure.version)
    assert isinstance(found, Measure)
    assert found.title == "Ringe alle hjem"
    assert isinstance(await answer(world, measure, "done", measure.version), Overtaken)


async def test_a_press_on_last_years_card_of_a_finished_measure_changes_nothing(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    done = await answer(world, measure, "done", measure.version)
    late = await answer(world, measure, "stuck", measure.version)
    assert isinstance(late, Overtaken)
    assert late.measure == done
    async with units() as uow:
        with pytest.raises(Refused, match="measure_is_over"):
            await ask_for_help(uow, measure.id, world.caller(1), NOW)


async def test_what_is_taken_up_again_is_asked_about_again(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    done = await answer(world, measure, "done", measure.version)
    assert isinstance(done, Measure)
    assert await asks(world, measure) == {}
    await answer(world, measure, "slow", done.version)
    assert set(await asks(world, measure)) >= {NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE}


async def test_the_leaders_hear_once_that_it_is_stuck_but_not_of_their_own_answer(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    stuck = await answer(world, measure, "stuck", measure.version)
    assert isinstance(stuck, Measure)
    await answer(world, measure, "stuck", stuck.version, note="Ingen svarer")
    own = await kept(world, owner=world.people[0].id)
    await answer(world, own, "stuck", own.version, who=world.leader)
    async with units(write=False) as uow:
        found = [one for one in await uow.notices.of_subject(measure.id) if one.data.get("what") == "stuck"]
        theirs = [one for one in await uow.notices.of_subject(own.id) if one.data.get("what") == "stuck"]
    assert [(one.kind, one.person_id, one.state) for one in found] == [
        (NoticeKind.MEASURE_STUCK, world.leader.person.id, NoticeState.PENDING)
    ]
    assert theirs == []


async def test_a_call_for_help_is_for_leaders_and_for_who_made_it(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, helpers=world.people[2].id)
    async with units() as uow:
        await ask_for_help(uow, measure.id, world.caller(2), NOW)
        await uow.commit()
    async with units(write=False) as uow:
        events = await uow.measures.history(measure.id)
        (notice,) = [one for one in await uow.notices.of_subject(measure.id) if one.kind is NoticeKind.MEASURE_HELP]
    assert (notice.person_id, notice.data["by"]) == (world.leader.person.id, world.people[2].id)

    def helped(who: Caller, *, alone: bool = True) -> bool:
        return any(one.what is Change.HELP for one in seen_by(events, who, alone=alone))

    assert [helped(world.caller(who)) for who in (0, 1, 2, 3)] == [True, False, True, False]
    assert not helped(world.leader, alone=False)  # on a card that the whole channel sees


async def test_a_leader_alone_has_nobody_to_ask(units: Units) -> None:
    world = await started(units)
    measure = await kept(world, owner=world.people[0].id)
    async with units() as uow:
        with pytest.raises(Refused, match="no_leader_to_help"):
            await ask_for_help(uow, measure.id, world.leader, NOW)
