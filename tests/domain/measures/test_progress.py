"""One tap of the owner, and the question looked at again when its time has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.calendar.school_calendar import of_days
from domain.delivery.decide import Drop, Send, Wait
from domain.delivery.notices import Notice, NoticeKind
from domain.errors import Problem, Refused
from domain.measures.asking import decide_asking
from domain.measures.change import move_due
from domain.measures.measure import Measure, Progress
from domain.measures.progress import Overtaken, ask_for_help
from domain.people.school import Member, Role
from domain.reminders.rhythms import Rhythm
from domain.unit_of_work import Units
from tests.support.arranged.measuring import DUE, answer, asks, kept
from tests.support.arranged.small_school import NOW, NoHolidays
from tests.support.playing.conducting import started


async def test_one_tap_is_kept_and_sent_twice_is_one(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    first = await answer(world, measure, "slow", measure.version, note="Ringt 9 av 14")
    assert isinstance(first, Measure)
    assert (first.progress, first.note, first.answered_at) == (Progress.SLOW, "Ringt 9 av 14", NOW)
    assert await answer(world, measure, "slow", measure.version, note="Ringt 9 av 14") == first


async def test_an_older_press_never_overwrites_a_newer_one(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    first = await answer(world, measure, "slow", measure.version)
    assert isinstance(first, Measure)
    newer = await answer(world, measure, "done", first.version)
    for rev in (measure.version, 0):
        late = await answer(world, measure, "stuck", rev)
        assert isinstance(late, Overtaken)
        assert late.measure == newer


async def test_only_the_owner_and_leaders_answer(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    with pytest.raises(Refused, match="owner_only"):
        await answer(world, measure, "done", measure.version, who=world.caller(2))
    with pytest.raises(Refused, match="gone"):
        await answer(world, measure, "done", measure.version, who=world.outsider)
    with pytest.raises(Refused, match="gone"):
        await answer(world, measure, "none", measure.version)
    assert isinstance(await answer(world, measure, "done", measure.version, who=world.leader), Measure)


async def test_a_measure_that_is_done_is_not_asked_about(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    await answer(world, measure, "done", measure.version)
    assert await asks(world, measure) == {}


async def test_moving_the_date_moves_the_questions(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    async with units() as uow:
        moved = await move_due(uow, measure.id, {"due": "2027-01-29"}, world.caller(1), NoHolidays(), NOW)
        await uow.commit()
    assert isinstance(moved, Measure)
    assert {n.data["due"] for n in (await asks(world, measure)).values()} == {"2027-01-29"}
    async with units() as uow:
        back = await move_due(uow, measure.id, {"due": DUE}, world.caller(1), NoHolidays(), NOW, rev=moved.version)
        await uow.commit()
    assert isinstance(back, Measure)
    assert len(await asks(world, measure)) == 2
    async with units() as uow:
        late = await move_due(
            uow, measure.id, {"due": "2027-03-01"}, world.leader, NoHolidays(), NOW, rev=moved.version
        )
        assert late == [Problem("changed_meanwhile")]
        with pytest.raises(Refused, match="owner_only"):
            await move_due(uow, measure.id, {"due": DUE}, world.caller(2), NoHolidays(), NOW)


async def test_help_goes_to_the_leaders_once_a_day(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    for _ in range(2):
        async with units() as uow:
            await ask_for_help(uow, measure.id, world.caller(1), NOW)
            await uow.commit()
    async with units() as uow:
        found = [n for n in await uow.notices.of_subject(measure.id) if n.kind is NoticeKind.MEASURE_HELP]
        assert [n.person_id for n in found] == [world.leader.person.id]
        for who, key in ((world.leader, "help_owner_only"), (world.outsider, "gone")):
            with pytest.raises(Refused, match=key):
                await ask_for_help(uow, measure.id, who, NOW)


async def test_the_question_is_looked_at_again_when_its_time_has_come(units: Units) -> None:
    world = await started(units)
    measure = await kept(world)
    found = await asks(world, measure)
    ahead, due = found[NoticeKind.MEASURE_AHEAD], found[NoticeKind.MEASURE_DUE]
    owner = Member(world.school.id, world.people[1], Role.TEACHER)

    def decided(
        notice: Notice, it: Measure | None = measure, who: Member | None = owner, later: timedelta = timedelta()
    ) -> object:
        calendar = of_days(world.school, NoHolidays(), [])
        return decide_asking(notice, it, who, Rhythm(world.people[1].id), calendar, notice.due_at + later)

    assert isinstance(decided(ahead), Send)
    assert isinstance(decided(due), Send)
    assert isinstance(decided(due, None), Drop)
    assert isinstance(decided(due, replace(measure, progress=Progress.DONE)), Drop)
    assert isinstance(decided(due, measure, replace(owner, here=False)), Drop)
    assert isinstance(decided(due, replace(measure, due=date(2027, 2, 1))), Drop)
    assert decided(due, later=timedelta(hours=11)) == Wait(datetime(2027, 1, 18, 9, 0, tzinfo=UTC))  # Friday evening
    lately = replace(measure, progress=Progress.SLOW, answered_at=ahead.due_at - timedelta(days=1))
    assert isinstance(decided(ahead, lately), Drop)
    assert isinstance(decided(due, lately), Send)
    yesterday = replace(measure, progress=Progress.SLOW, answered_at=due.due_at - timedelta(days=1))
    assert decided(due, yesterday) == Wait(datetime(2027, 1, 18, 9, 0, tzinfo=UTC))
