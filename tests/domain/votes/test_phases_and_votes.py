"""Phases and votes: what opens a round takes the agenda along. And a meeting without a course; the clock put back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.agenda.agenda import Agenda
from domain.agenda.keep import agenda_of
from domain.agenda.phases import lengths, phase_of, stretches
from domain.conducting.run_phases import next_phase
from domain.meetings.forms import Phase, own_form
from domain.unit_of_work import Units
from domain.votes.consent import answer_consent, ask_consent
from domain.votes.open_round import open_round, open_vote_at_its_time
from domain.votes.rounds import Mode
from tests.domain.conducting.test_run_phases import agenda, begun, step
from tests.support.arranged.small_school import NOW


async def test_a_round_opened_at_another_time_takes_the_course_to_its_vote(units: Units) -> None:
    world = await begun(units)
    async with units() as uow:
        await open_round(uow, world.meeting.id, 1, world.leader, NOW + timedelta(minutes=2))
        await uow.commit()
    now = await agenda(world)
    assert (now.phase, now.began_at) == (2, NOW + timedelta(minutes=2))


async def test_a_vote_with_a_time_of_its_own_takes_the_course_along(units: Units) -> None:
    at = NOW + timedelta(minutes=20)
    world = await begun(units, vote_at=at)
    async with units() as uow:
        assert await open_vote_at_its_time(uow, world.meeting.id, at)
        await uow.commit()
    assert (await agenda(world)).phase == 2


async def test_an_open_vote_that_all_said_yes_to_takes_the_course_along(units: Units) -> None:
    world = await begun(units, 3)
    async with units() as uow:
        await ask_consent(uow, world.meeting.id, world.leader, NOW)
        await uow.commit()
    for number in range(3):
        async with units() as uow:
            await answer_consent(uow, world.meeting.id, world.caller(number), True, NOW)
            await uow.commit()
    assert (await world.open_round()).mode is Mode.OPEN
    assert (await agenda(world)).phase == 2


async def test_a_meeting_that_began_before_there_were_courses_goes_on_from_where_it_was(units: Units) -> None:
    world = await begun(units)
    for rev in (0, 1):
        await step(world, next_phase, rev)
    async with units() as uow:
        await uow.agendas.drop(world.meeting.id)
        await uow.commit()
    async with units(write=False) as uow:
        meeting = await uow.meetings.get(world.meeting.id)
        assert meeting is not None
        assert phase_of(meeting, await agenda_of(uow, meeting, NOW)) is Phase.VOTE
    moved = await step(world, next_phase, 0)
    assert (moved.meanwhile, moved.agenda.phase) == (False, 3)


async def test_a_form_of_ones_own_has_its_own_votes(units: Units) -> None:
    form = own_form([("talk", 10), ("vote", 10), ("measures", 10)])
    world = await begun(units, form=form, minutes=30)
    await step(world, next_phase, 0)
    assert (await world.open_round()).number == 1
    await step(world, next_phase, 1)
    assert len(await world.rounds()) == 1


async def test_a_meeting_over_the_night_the_clock_is_put_back_keeps_its_minutes(units: Units) -> None:
    oslo = ZoneInfo("Europe/Oslo")
    start = datetime(2026, 10, 25, 2, 30, tzinfo=oslo, fold=0).astimezone(UTC)
    world = await begun(units)
    meeting = await world.now_meeting()
    now = Agenda(meeting.id, 0, start, start + lengths(meeting)[0][1])
    rows = stretches(meeting, now, start)
    assert rows[-1].ends_at == start + timedelta(minutes=90)
    assert rows[-1].ends_at.astimezone(oslo).strftime("%H:%M") == "03:00"
