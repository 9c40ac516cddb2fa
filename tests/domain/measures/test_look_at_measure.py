"""A measure that came out of no meeting names a day to look at it again: the leaders are asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from domain.arriving.revive import plan_anew
from domain.calendar.calendar_of import calendar_of
from domain.delivery.decide import Decision, Drop, Send, Wait
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.measures.change import change_measure
from domain.measures.look_again_at_one import decide_look_at
from domain.measures.measure import Measure, Progress
from domain.meetings.meeting import MeetingState
from domain.unit_of_work import Units
from tests.support.arranged.measuring import filled, save
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school

LOOK = date(2027, 5, 20)  # a Thursday
MORNING = datetime(2027, 5, 20, 8, 0, tzinfo=UTC)  # ten in Norway


async def outside(world: SmallSchool, look: str = "2027-05-20", about: str = "1.4") -> Measure:
    found = await save(world, filled(world, look=look, about=about), outside=True)
    assert isinstance(found, Measure)
    return found


async def asked(world: SmallSchool, measure: Measure) -> list[Notice]:
    async with world.units(write=False) as uow:
        found = await uow.notices.of_subject(measure.id)
    return [one for one in found if one.kind is NoticeKind.LOOK_AGAIN and one.state is NoticeState.PENDING]


async def decided(world: SmallSchool, measure: Measure | None, holidays: NoHolidays | None = None) -> Decision:
    async with world.units(write=False) as uow:
        calendar = await calendar_of(uow, world.school, holidays or NoHolidays())
        return await decide_look_at(uow, measure, LOOK.isoformat(), calendar, MORNING)


async def test_its_day_is_planned_and_moves_with_it_and_goes_with_it(units: Units) -> None:
    world = await small_school(units)
    measure = await outside(world)
    assert [one.due_at for one in await asked(world, measure)] == [MORNING]

    async with world.units() as uow:
        form = filled(world, look="2027-06-03")
        changed = await change_measure(uow, measure.id, form, world.leader, NoHolidays(), NOW)
        await uow.commit()
    assert isinstance(changed, Measure)
    assert [one.data["day"] for one in await asked(world, measure)] == ["2027-06-03"]
    assert await decided(world, changed) == Drop("the day was changed")

    async with world.units() as uow:
        await change_measure(uow, measure.id, filled(world, look=""), world.leader, NoHolidays(), NOW)
        await uow.commit()
    assert await asked(world, measure) == []


async def test_a_school_that_comes_back_is_asked_all_the_same(units: Units) -> None:
    world = await small_school(units)
    measure = await outside(world)
    async with world.units() as uow:
        await uow.notices.drop(measure.id, [NoticeKind.LOOK_AGAIN])
        await plan_anew(uow, world.school.id, NoHolidays(), NOW)
        await uow.commit()
    assert [one.due_at for one in await asked(world, measure)] == [MORNING]


async def test_it_is_asked_on_a_day_of_work_while_it_is_right_and_nobody_has_met_about_it(units: Units) -> None:
    world = await small_school(units)
    measure = await outside(world)
    assert await decided(world, measure) == Drop("planned already")

    await becomes(world, MeetingState.CANCELLED)
    assert isinstance(await decided(world, measure), Send)
    assert isinstance(await decided(world, replace(measure, progress=Progress.DONE)), Send)
    assert await decided(world, measure, NoHolidays(LOOK)) == Wait(datetime(2027, 5, 21, 6, 0, tzinfo=UTC))
    assert isinstance(await decided(world, replace(measure, progress=Progress.DROPPED)), Drop)
    assert isinstance(await decided(world, None), Drop)

    await becomes(world, MeetingState.ENDED)
    assert await decided(world, measure) == Drop("met since")


async def becomes(world: SmallSchool, state: MeetingState) -> None:
    """The meeting on the same characteristic."""
    async with world.units() as uow:
        meeting = await uow.meetings.get(world.meeting.id)
        assert meeting is not None
        await uow.meetings.save(
            replace(meeting, state=state, ended_at=MORNING if state is MeetingState.ENDED else None)
        )
        await uow.commit()


async def test_one_about_nothing_in_particular_is_asked_about_too(units: Units) -> None:
    world = await small_school(units)
    assert isinstance(await decided(world, await outside(world, about="")), Send)
