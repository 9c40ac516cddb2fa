"""Measures: agreed on once, and when their owners are asked."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.ids import new_id
from domain.measures.measure import Measure
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from domain.unit_of_work import Units
from tests.support.arranged.measuring import asks, filled, kept, save
from tests.support.arranged.small_school import NoHolidays, small_school
from tests.support.playing.conducting import started


async def test_the_same_form_sent_twice_is_one_measure(units: Units) -> None:
    world = await started(units)
    nonce = new_id()
    first = await save(world, filled(world), nonce=nonce)
    again = await save(world, filled(world, title="Noe annet"), nonce=nonce)
    assert first == again
    async with units(write=False) as uow:
        assert len(await uow.measures.of_meeting(world.meeting.id)) == 1


async def test_the_owner_is_asked_a_week_ahead_and_on_the_date_at_ten(units: Units) -> None:
    world = await started(units)
    found = await asks(world, await kept(world))
    assert found[NoticeKind.MEASURE_AHEAD].due_at == datetime(2027, 1, 8, 9, 0, tzinfo=UTC)
    assert found[NoticeKind.MEASURE_DUE].due_at == datetime(2027, 1, 15, 9, 0, tzinfo=UTC)
    assert {n.person_id for n in found.values()} == {world.people[1].id}


async def test_dates_on_weekends_and_holidays_move_to_the_next_working_day(units: Units) -> None:
    world = await started(units)
    saved = await save(world, filled(world, due="2027-05-15"), holidays=NoHolidays(date(2027, 5, 17)))
    assert isinstance(saved, Measure)
    assert (await asks(world, saved))[NoticeKind.MEASURE_DUE].due_at == datetime(2027, 5, 18, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize(("due", "kinds"), [("2026-12-04", 1), ("2026-12-10", 1), ("2026-12-11", 1), ("2026-12-14", 2)])
async def test_a_date_that_is_close_is_not_asked_about_ahead(units: Units, due: str, kinds: int) -> None:
    world = await started(units)
    assert len(await asks(world, await kept(world, due=due))) == kinds


@pytest.mark.parametrize(
    ("change", "keys"),
    [
        ({"title": "  \n "}, [("title_missing", "title")]),
        ({"title": "x" * 10_000}, [("text_too_long", "title")]),
        ({"owner": ""}, [("owner_missing", "owner")]),
        ({"owner": "somebody"}, [("owner_unknown", "owner")]),
        ({"due": ""}, [("due_missing", "due")]),
        ({"due": "2027-02-29"}, [("not_a_day", "due")]),
        ({"due": "2026-12-02"}, [("day_is_over", "due")]),
        ({"due": "9999-12-31"}, [("day_too_far", "due")]),
        ({"effect": "x" * 10_000}, [("text_too_long", "effect")]),
        (
            {"title": "", "owner": "", "due": ""},
            [("title_missing", "title"), ("owner_missing", "owner"), ("due_missing", "due")],
        ),
    ],
)
async def test_what_is_wrong_with_the_form_stands_beside_the_field(
    sqlite_units: Units, change: dict[str, str], keys: list[tuple[str, str]]
) -> None:
    world = await started(sqlite_units)
    found = await save(world, filled(world, **change))
    assert isinstance(found, list)
    assert [(p.key, p.field) for p in found] == keys


async def test_somebody_from_another_school_or_who_left_cannot_own_a_measure(units: Units) -> None:
    world = await started(units)
    async with units() as uow:
        await uow.people.put_member(world.school.id, world.people[2].id, Role.TEACHER, here=False)
        await uow.people.put_member(world.school.id, world.people[3].id, Role.NONE)
        await uow.commit()
    for owner in (world.outsider.person.id, world.people[2].id, world.people[3].id):
        found = await save(world, filled(world, owner=owner))
        assert found == [Problem("owner_unknown", field="owner")]


async def test_only_leaders_of_the_school_agree_on_measures(units: Units) -> None:
    world = await started(units)
    for who, key in ((world.caller(1), "leaders_only"), (world.outsider, "gone")):
        with pytest.raises(Refused, match=key):
            await save(world, filled(world), who)


async def test_an_id_made_up_or_of_another_school_is_refused(units: Units) -> None:
    world = await started(units)
    mine = await kept(world)
    with pytest.raises(Refused, match="gone"):
        await save(world, filled(world), nonce="../etc")
    with pytest.raises(Refused, match="gone"):
        await save(world, filled(world), world.outsider, nonce=mine.id, outside=True)


async def test_a_meeting_that_was_not_held_gets_no_measures(units: Units) -> None:
    world = await small_school(units)
    with pytest.raises(Refused, match="meeting_not_started"):
        await save(world, filled(world))
    async with units() as uow:
        await uow.meetings.save(replace(world.meeting, state=MeetingState.CANCELLED))
        await uow.commit()
    with pytest.raises(Refused, match="meeting_cancelled"):
        await save(world, filled(world))


async def test_a_measure_for_today_is_asked_about_tomorrow_at_the_earliest(units: Units) -> None:
    world = await started(units)
    found = await asks(world, await kept(world, due="2026-12-03"))
    assert {kind: n.due_at for kind, n in found.items()} == {
        NoticeKind.MEASURE_DUE: datetime(2026, 12, 4, 9, 0, tzinfo=UTC)
    }


async def test_the_same_form_sent_twice_at_the_same_moment_is_one_measure(units: Units) -> None:
    world = await started(units)
    nonce = new_id()
    sent = [save(world, filled(world), nonce=nonce, outside=True) for _ in range(4)]
    kept_ones = await asyncio.gather(*sent)
    assert all(isinstance(one, Measure) and one.id == nonce for one in kept_ones)
    async with units(write=False) as uow:
        assert len(await uow.measures.of_school(world.school.id)) == 1
