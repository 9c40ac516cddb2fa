"""On the day the school said it would look again: the leaders are asked, once, and get the same meeting proposed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.calendar.calendar_of import calendar_of
from domain.conducting.start import start_meeting
from domain.delivery.decide import Decision, Drop, Send, Wait
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.errors import Refused
from domain.measures.change import change_measure
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.people.school import Caller
from domain.review.look_again import decide_look_again, plan_again
from domain.unit_of_work import Units
from tests.support.arranged.measuring import filled, save
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school
from tests.support.playing.conducting import end_for_good

REVIEW = date(2027, 5, 20)  # a Thursday
MORNING = datetime(2027, 5, 20, 8, 0, tzinfo=UTC)  # ten in Norway


async def came_to_an_end(world: SmallSchool, review: date | None = REVIEW, **measure: str) -> Meeting:
    """The meeting is held and ended, with a measure where one is given."""
    async with world.units() as uow:
        await start_meeting(uow, world.meeting.id, world.leader, NOW)
        running = await uow.meetings.get(world.meeting.id)
        assert running is not None
        await uow.meetings.save(replace(running, agreement=Agreement(2, 3, review), problem="Hvorfor?"))
        await uow.commit()
    if measure:
        await save(world, filled(world, **measure))
    async with world.units() as uow:
        ended = await end_for_good(uow, world.meeting.id, world.leader, NOW, sure=True)
        await uow.commit()
    assert isinstance(ended, Meeting)
    return ended


async def asked(world: SmallSchool) -> list[Notice]:
    async with world.units(write=False) as uow:
        found = await uow.notices.of_subject(world.meeting.id)
    mine = [one for one in found if one.kind is NoticeKind.LOOK_AGAIN and one.state is NoticeState.PENDING]
    return sorted(mine, key=lambda one: one.due_at)


async def decided(world: SmallSchool, now: datetime = MORNING, holidays: NoHolidays | None = None) -> Decision:
    async with world.units(write=False) as uow:
        calendar = await calendar_of(uow, world.school, holidays or NoHolidays())
        meeting = await uow.meetings.get(world.meeting.id)
        return await decide_look_again(uow, meeting, REVIEW.isoformat(), calendar, now)


async def again(world: SmallSchool, caller: Caller | None = None, holidays: NoHolidays | None = None) -> Meeting:
    async with world.units() as uow:
        who = caller or world.leader
        draft = await plan_again(uow, world.meeting.id, who, holidays or NoHolidays(), MORNING)
        await uow.commit()
        return draft


async def test_the_end_of_a_meeting_plans_the_review_date_and_the_days_its_measures_name(units: Units) -> None:
    world = await small_school(units)

    await came_to_an_end(world, look="2027-03-01")

    assert [one.due_at for one in await asked(world)] == [datetime(2027, 3, 1, 9, 0, tzinfo=UTC), MORNING]
    assert all(one.person_id is None for one in await asked(world)), "who leads is seen when the time has come"


async def test_without_a_date_nobody_is_asked(units: Units) -> None:
    world = await small_school(units)

    await came_to_an_end(world, None)

    assert await asked(world) == []


async def test_a_measure_that_names_another_day_moves_the_question(units: Units) -> None:
    world = await small_school(units)
    await came_to_an_end(world, None)
    measure = await save(world, filled(world, look="2027-03-01"))
    assert not isinstance(measure, list)
    assert [one.data["day"] for one in await asked(world)] == ["2027-03-01"]

    async with world.units() as uow:
        inputs = filled(world, look="2027-04-08")
        await change_measure(uow, measure.id, inputs, world.leader, NoHolidays(), NOW)
        await uow.commit()

    assert [one.data["day"] for one in await asked(world)] == ["2027-04-08"]


async def test_it_is_asked_on_a_day_of_work_and_not_once_it_is_done_or_planned(units: Units) -> None:
    world = await small_school(units)
    held = await came_to_an_end(world)
    assert isinstance(await decided(world), Send)
    assert await decided(world, holidays=NoHolidays(REVIEW)) == Wait(datetime(2027, 5, 21, 6, 0, tzinfo=UTC))

    later = replace(held, id="later", state=MeetingState.INVITED, ended_at=None, starts_at=MORNING, version=0)
    async with world.units() as uow:
        await uow.meetings.add(later)
        await uow.commit()
    assert isinstance(await decided(world), Drop)

    async with world.units() as uow:
        kept = await uow.meetings.get("later")
        assert kept is not None
        await uow.meetings.save(replace(kept, state=MeetingState.ENDED, ended_at=MORNING - timedelta(days=1)))
        await uow.commit()
    assert await decided(world) == Drop("met again since")


async def test_the_same_meeting_is_proposed_on_its_weekday_and_time_once(units: Units) -> None:
    world = await small_school(units)
    await came_to_an_end(world)

    draft = await again(world, holidays=NoHolidays(date(2027, 6, 3)))
    twice = await again(world)

    assert draft.state is MeetingState.DRAFT
    assert (draft.characteristic_id, draft.problem, draft.minutes) == ("1.4", "Hvorfor?", 90)
    # A Thursday at 14 in summer time; the first one two weeks ahead is a holiday.
    assert draft.starts_at == datetime(2027, 6, 10, 12, 0, tzinfo=UTC)
    assert twice.id == draft.id


async def test_only_a_leader_of_the_school_plans_it_again_and_only_what_was_held(units: Units) -> None:
    world = await small_school(units)
    with pytest.raises(Refused, match="not_held_yet"):
        await again(world)
    await came_to_an_end(world)

    with pytest.raises(Refused, match="leaders_only"):
        await again(world, world.caller(1))
    with pytest.raises(Refused, match="gone"):
        await again(world, world.outsider)


async def test_a_draft_from_the_yearly_wheel_is_taken_up_whichever_leader_accepted_it(units: Units) -> None:
    world = await small_school(units)
    held = await came_to_an_end(world)
    earlier = NOW - timedelta(days=90)  # before the meeting was held
    wheel = replace(
        held, id="wheel", state=MeetingState.DRAFT, created_by=world.people[2].id, created_at=earlier, agreement=None,
        started_at=None, ended_at=None, starts_at=MORNING + timedelta(days=21), version=1,
    )  # fmt: skip
    async with world.units() as uow:
        await uow.meetings.add(replace(wheel, id="past", starts_at=MORNING - timedelta(days=30)))
        await uow.meetings.add(wheel)
        await uow.commit()

    assert (await again(world)).id == "wheel"
