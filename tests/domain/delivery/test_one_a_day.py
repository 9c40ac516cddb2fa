"""A leader's other messages share the day and the hours with reminders."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.calendar.calendar_of import calendar_of
from domain.delivery.notices import Notice, NoticeKind, planned
from domain.delivery.one_a_day import own_turn
from domain.reminders.rhythms import Rhythm
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NoHolidays, SmallSchool, small_school

TEN = datetime(2027, 5, 20, 8, 0, tzinfo=UTC)  # a Thursday, ten in Norway


def row(world: SmallSchool, key: str) -> Notice:
    return planned(NoticeKind.LOOK_AGAIN, world.school.id, "m", TEN, key=key, person_id=world.people[0].id)


async def turn(world: SmallSchool, notice: Notice, now: datetime = TEN) -> datetime | None:
    async with world.units() as uow:
        calendar = await calendar_of(uow, world.school, NoHolidays())
        found = await own_turn(uow, notice, calendar, now)
        await uow.commit()
    return found


async def test_one_is_said_and_the_next_waits_for_tomorrow(units: Units) -> None:
    world = await small_school(units)
    first, second = row(world, "a"), row(world, "b")
    assert await turn(world, first) is None
    assert await turn(world, first) is None, "a delivery that is repeated says the same"
    assert await turn(world, second) == TEN + timedelta(days=1)
    assert await turn(world, second, TEN + timedelta(days=1)) is None


async def test_it_comes_on_the_days_and_in_the_hours_that_the_leader_works(units: Units) -> None:
    world = await small_school(units)
    own = Rhythm(world.people[0].id, days=(1, 4), begin=13, end=17)
    async with units() as uow:
        await uow.rhythms.save(own)
        await uow.commit()
    friday_at_one = datetime(2027, 5, 21, 11, 0, tzinfo=UTC)
    assert await turn(world, row(world, "a")) == friday_at_one
    assert await turn(world, row(world, "a"), friday_at_one) is None


async def test_whoever_has_no_day_of_work_hears_it_in_the_usual_hours(units: Units) -> None:
    world = await small_school(units)
    async with units() as uow:
        await uow.rhythms.save(replace(Rhythm(world.people[0].id), days=()))
        await uow.commit()
    assert await turn(world, row(world, "a"), TEN - timedelta(hours=1)) == TEN
    assert await turn(world, row(world, "a")) is None
