"""One message a person and day, whatever is due, and what follows it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from domain.delivery.notices import NoticeState
from domain.measures.measure import Progress
from domain.people.school import Role
from domain.reminders.remind import Reminder, remind
from domain.unit_of_work import Units
from tests.support.arranged.reminding import AFTER, AHEAD, DAY, DUE, TEN, agreed, beat, claim, of_measures, rows
from tests.support.arranged.small_school import NoHolidays, small_school


async def test_what_is_due_to_one_person_on_a_day_is_one_message(units: Units) -> None:
    world = await small_school(units)
    three = [await agreed(world, title) for title in ("Ringe hjem", "Møte opp", "Skrive brev")]
    said = await beat(world, TEN - 7 * DAY)
    assert [len(one.items) for one in said] == [3]
    carrier = said[0].items[0].notice
    states = {one.state for measure in three for one in await rows(world, measure, AHEAD)}
    assert states == {NoticeState.SENT, NoticeState.SKIPPED}
    others = [one for m in three for one in await rows(world, m, AHEAD) if one.state is NoticeState.SKIPPED]
    by = {one.error for one in others}
    assert len(by) == 1
    assert by.pop().startswith("said with ")
    async with units(write=False) as uow:
        assert (await uow.rhythms.of(carrier.person_id or "")).reminded_on == date(2027, 1, 5)


async def test_a_message_that_is_made_again_after_a_kill_says_the_same_once_more(units: Units) -> None:
    world = await small_school(units)
    for title in ("Ringe hjem", "Møte opp"):
        await agreed(world, title)
    when = TEN - 7 * DAY
    first = await claim(world, when)
    async with units() as uow:
        made = await remind(uow, first, NoHolidays(), when)
        await uow.commit()  # and the process is killed before anything is sent or marked
    again = await claim(world, when)
    assert [one.id for one in again] == [
        one.id for one, out in zip(first, made, strict=True) if isinstance(out, Reminder)
    ]
    async with units() as uow:
        repeated = [one for one in await remind(uow, again, NoHolidays(), when) if isinstance(one, Reminder)]
        await uow.commit()
    titles = [[item.measure.title for item in one.items] for one in (*made, *repeated) if isinstance(one, Reminder)]
    assert titles[0] == titles[1]
    assert len(titles) == 2


async def test_what_is_carried_is_said_although_what_carries_it_was_answered_meanwhile(units: Units) -> None:
    world = await small_school(units)
    for title in ("Ringe hjem", "Møte opp"):
        await agreed(world, title)
    when = TEN - 7 * DAY
    async with units() as uow:
        found = await remind(uow, of_measures(await uow.notices.claim_due(when, when, 9)), NoHolidays(), when)
        carrier = next(one for one in found if isinstance(one, Reminder)).items
        await uow.commit()
    again = await claim(world, when)
    async with units() as uow:
        carried_by = next(item.measure for item in carrier if item.notice.id == again[0].id)
        await uow.measures.save(replace(carried_by, progress=Progress.DONE))
        (left,) = await remind(uow, again, NoHolidays(), when)
    assert isinstance(left, Reminder)
    assert [item.measure.id for item in left.items] == [
        one.measure.id for one in carrier if one.measure.id != carried_by.id
    ]


async def test_one_message_a_day_in_two_schools_together_and_none_twice_on_the_same_day(units: Units) -> None:
    world = await small_school(units)
    other = world.outsider.school
    async with units() as uow:
        await uow.people.put_member(other.id, world.people[1].id, Role.TEACHER)
        await uow.commit()
    await agreed(world)
    await agreed(world, "I Vika", school=other)
    late = await agreed(world, "Kom til senere", due=date(2027, 1, 12))
    when = TEN - 7 * DAY
    async with units() as uow:  # this one comes due in the evening of the same day, after the message
        (row,) = [one for one in await uow.notices.of_subject(late.id) if one.kind is AHEAD]
        await uow.notices.postpone(row.id, when + DAY, failed=False)
        await uow.commit()
    (said,) = await beat(world, when)
    assert {item.school.id for item in said.items} == {world.school.id, other.id}
    async with units() as uow:
        await uow.notices.postpone(row.id, when + timedelta(hours=1), failed=False)
        await uow.commit()
    assert await beat(world, when + timedelta(hours=2)) == []
    (waits,) = await rows(world, late, AHEAD)
    assert waits.due_at == when + DAY
    assert [len(one.items) for one in await beat(world, when + DAY)] == [1]


async def test_questions_after_the_date_come_at_growing_distances_and_end(units: Units) -> None:
    world = await small_school(units)
    measure = await agreed(world)
    asked = []
    now = TEN - 20 * DAY
    for _ in range(130):
        if any(not item.to_leader for one in await beat(world, now) for item in one.items):
            asked.append((now.date() - DUE).days)
        now += DAY
    assert asked == [-7, 0, 3, 10, 24, 45, 76]  # 75 days after is a Sunday
    assert len(await rows(world, measure, AFTER)) == 5
