"""Who hears of what: leaders, people who want nothing or have left, schools on holiday."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar.school_year import DayKind, SchoolDays
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.ids import new_id
from domain.measures.measure import Progress
from domain.people.school import Role
from domain.reminders.remind import Reminder, remind
from domain.reminders.rhythms import Rhythm, Wants
from domain.unit_of_work import Units
from tests.support.arranged.reminding import (
    AFTER,
    AHEAD,
    DAY,
    DUE,
    STUCK,
    TEN,
    agreed,
    beat,
    of_measures,
    rows,
    set_own,
)
from tests.support.arranged.small_school import NoHolidays, small_school


async def test_each_leader_hears_once_that_a_date_is_long_over_and_nothing_was_answered(units: Units) -> None:
    world = await small_school(units)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[2].id, Role.LEADER)
        await uow.rhythms.save(
            Rhythm(world.people[2].id, wants=Wants.OFF)
        )  # wants no questions: hears of it all the same
        await uow.commit()
    await agreed(world)
    heard: list[tuple[str, int]] = []
    for day in range(60):
        now = TEN + day * DAY
        for _ in range(2):  # the rows of the leaders are due at once
            heard += [(one.person.id, day) for one in await beat(world, now) if one.items[0].to_leader]
    assert sorted(heard) == sorted([(world.people[0].id, 10), (world.people[2].id, 10)])


async def test_an_answer_after_the_date_keeps_the_leaders_out_of_it_for_a_while(units: Units) -> None:
    world = await small_school(units)
    measure = await agreed(world)
    async with units() as uow:
        answered = replace(measure, progress=Progress.SLOW, answered_at=TEN + 3 * DAY)
        await uow.measures.save(answered)
        await uow.commit()
    heard = []
    for day in range(20):
        for _ in range(2):
            heard += [day for one in await beat(world, TEN + day * DAY) if one.items[0].to_leader]
    assert heard == [13]


async def test_no_leader_hears_of_lateness_before_its_owner_was_asked_and_had_time_to_answer(units: Units) -> None:
    world = await small_school(units)
    await agreed(world)
    await set_own(world, Rhythm(world.people[1].id, paused_until=date(2027, 1, 25)))
    first: dict[bool, int] = {}
    for day in range(40):
        for _ in range(2):
            for one in await beat(world, TEN + day * DAY):
                first.setdefault(one.items[0].to_leader, day)
    assert first == {False: 13, True: 23}


async def test_nor_on_the_day_on_which_a_service_that_was_away_asks_its_owner(units: Units) -> None:
    world = await small_school(units)
    await agreed(world)
    heard = []
    for day in range(20, 40):
        for _ in range(2):
            heard += [(day, one.items[0].to_leader) for one in await beat(world, TEN + day * DAY)]
    assert heard[0] == (20, False)
    assert next(day for day, to_leader in heard if to_leader) == 30


async def test_a_school_without_a_leader_keeps_it_until_there_is_one(units: Units) -> None:
    world = await small_school(units)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[0].id, Role.TEACHER)
        await uow.commit()
    await agreed(world)
    for day in range(14):
        assert not [one for one in await beat(world, TEN + day * DAY) if one.items[0].to_leader]
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[3].id, Role.LEADER)
        await uow.commit()
    heard = []
    for day in range(14, 24):
        for _ in range(2):
            heard += [one.person.id for one in await beat(world, TEN + day * DAY) if one.items[0].to_leader]
    assert heard == [world.people[3].id]


async def test_a_leader_hears_of_others_measures_together_with_their_own(units: Units) -> None:
    world = await small_school(units)
    mine = await agreed(world, "Mitt eget", owner=0)
    theirs = await agreed(world, "Jonas sitt")
    async with units() as uow:
        stuck = await uow.measures.save(replace(theirs, progress=Progress.STUCK, answered_at=TEN - 8 * DAY))
        leader, data = world.people[0].id, {"what": "stuck"}
        row = Notice(new_id(), "stuck:1", world.school.id, STUCK, stuck.id, TEN - 8 * DAY, leader, data)
        late = TEN - 7 * DAY
        await uow.notices.add(replace(row, due_at=late))
        await uow.commit()
    said = {one.person.id: one for one in await beat(world, TEN - 7 * DAY)}
    assert [(item.measure.id, item.to_leader) for item in said[leader].items] == [(mine.id, False), (theirs.id, True)]


async def test_nothing_is_said_to_whom_wants_nothing_or_has_no_days(units: Units) -> None:
    world = await small_school(units)
    await set_own(world, Rhythm(world.people[1].id, wants=Wants.OFF))
    await set_own(world, Rhythm(world.people[2].id, days=()))
    await agreed(world)
    await agreed(world, owner=2)
    assert [one for day in range(-8, 9) for one in await beat(world, TEN + day * DAY)] == []


async def test_one_question_about_one_measure_where_a_pause_kept_several(units: Units) -> None:
    world = await small_school(units)
    measure = await agreed(world)
    await set_own(world, Rhythm(world.people[1].id, paused_until=date(2027, 1, 25)))
    said = [
        (day, one)
        for day in range(-8, 16)
        for one in await beat(world, TEN + day * DAY)
        if one.person.id != world.people[0].id
    ]
    assert [(day, [item.notice.kind for item in one.items]) for day, one in said] == [(13, [AFTER])]
    (coming,) = [one for one in await rows(world, measure, AFTER) if one.state is NoticeState.PENDING]
    assert coming.due_at.date() == DUE + timedelta(days=24)  # what the pause passed over is not made up for


async def test_a_school_on_holiday_is_left_alone_and_the_other_one_is_not(units: Units) -> None:
    world = await small_school(units)
    other = world.outsider.school
    async with units() as uow:
        await uow.people.put_member(other.id, world.people[1].id, Role.TEACHER)
        first = date(2027, 1, 4)
        await uow.calendars.put_days(
            world.school.id, [SchoolDays(world.school.id, first, date(2027, 1, 8), DayKind.HOLIDAY)]
        )
        await uow.commit()
    there = await agreed(world, "I Vika", school=other)
    here = await agreed(world)
    (said,) = await beat(world, TEN - 7 * DAY)
    assert [item.measure.id for item in said.items] == [there.id]
    (waits,) = await rows(world, here, AHEAD)
    assert waits.due_at == TEN - DAY  # the first day of school


async def test_a_person_who_left_is_not_asked_and_the_leader_hears_of_it(units: Units) -> None:
    world = await small_school(units)
    measure = await agreed(world)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[1].id, Role.TEACHER, here=False)
        await uow.commit()
    assert await beat(world, TEN - 7 * DAY) == []
    (told,) = await rows(world, measure, NoticeKind.MEASURE_HELP)
    assert told.person_id == world.people[0].id


async def test_reads_do_not_grow_with_what_is_due(sqlite_units: Units, monkeypatch: pytest.MonkeyPatch) -> None:
    world = await small_school(sqlite_units, count=40)
    for owner in range(1, 40):
        await agreed(world, f"Nr. {owner}", owner=owner)
    async with sqlite_units() as uow:
        claimed = of_measures(await uow.notices.claim_due(TEN - 7 * DAY, TEN, 64))
        counts = []
        statements = uow.together._work  # type: ignore[attr-defined]
        plain = type(statements).all

        async def counted(self: object, *given: object) -> object:
            counts.append(1)
            return await plain(self, *given)

        monkeypatch.setattr(type(statements), "all", counted)
        found = await remind(uow, claimed, NoHolidays(), TEN - 7 * DAY)
    assert len([one for one in found if isinstance(one, Reminder)]) == 39
    assert len(counts) < 12
