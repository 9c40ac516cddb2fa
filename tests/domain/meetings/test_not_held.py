"""A meeting that nobody started is in nobody's way after some days, is told of once, and can be taken up again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from cards.catalogue.overview import _coming
from domain.conducting.start import start_meeting
from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.errors import Refused
from domain.meetings.invite import plan_by_time
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.move import move_meeting
from domain.meetings.not_held import SOME_DAYS
from domain.meetings.plan import AHEAD
from domain.personal_data.keep import keep
from domain.placing.place_school import require_open
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, SmallSchool, small_school

LATER = NOW + timedelta(minutes=90) + SOME_DAYS


async def told_about(world: SmallSchool) -> list[Notice]:
    async with world.units(write=False) as uow:
        rows = await uow.notices.of_subject(world.meeting.id)
    return [row for row in rows if row.kind is NoticeKind.MEETING_OVERDUE and row.data.get("what") == "not_held"]


async def planned_and_left(units: Units) -> SmallSchool:
    world = await small_school(units)
    async with units() as uow:
        await plan_by_time(uow, world.meeting, NOW - timedelta(days=2))
        await uow.commit()
    return world


async def in_the_way(world: SmallSchool) -> list[Meeting]:
    async with world.units(write=False) as uow:
        return await uow.meetings.of_school(world.school.id, states=AHEAD)


async def test_after_some_days_a_meeting_nobody_started_counts_as_not_held_and_is_told_of_once(units: Units) -> None:
    world = await planned_and_left(units)
    await keep(units, LATER - timedelta(minutes=1))
    assert (await world.now_meeting()).state is MeetingState.INVITED, "it may still be started, late"

    for days in range(3):
        await keep(units, LATER + timedelta(days=days))

    assert (await world.now_meeting()).state is MeetingState.NOT_HELD
    assert await in_the_way(world) == [], "its characteristic is free"
    assert len(await told_about(world)) == 1
    async with units(write=False) as uow:
        rows = await uow.notices.of_subject(world.meeting.id)
    waiting = {row.kind for row in rows if row.state is NoticeState.PENDING}
    assert waiting == {NoticeKind.INVITATION_EDIT, NoticeKind.MEETING_OVERDUE}, "nothing else is said of it"


async def test_what_was_not_held_goes_when_it_is_old_and_so_does_a_draft_that_nobody_sent(units: Units) -> None:
    world = await planned_and_left(units)
    draft = replace(world.meeting, id="draft", state=MeetingState.DRAFT)
    async with units() as uow:
        await uow.meetings.add(draft)
        await uow.commit()
    old = NOW.replace(year=NOW.year + world.school.keep_years, month=12, day=20)
    for moment in (old, old + timedelta(days=7)):  # leaders have had word of it for a week
        await keep(units, moment)
    async with units(write=False) as uow:
        assert await uow.meetings.of_school(world.school.id) == []


async def test_it_can_be_moved_and_is_ahead_again(units: Units) -> None:
    world = await planned_and_left(units)
    await keep(units, LATER)
    async with units() as uow:
        new = LATER + timedelta(days=9)
        moved = await move_meeting(uow, world.leader, world.meeting.id, new, 90, "", LATER)
        await uow.commit()
    assert isinstance(moved, Meeting)
    assert (moved.state, moved.starts_at) == (MeetingState.INVITED, new)


async def test_it_can_be_started_where_it_was_held_and_nobody_pressed_anything(units: Units) -> None:
    world = await planned_and_left(units)
    await keep(units, LATER)
    async with units() as uow:
        started = await start_meeting(uow, world.meeting.id, world.leader, LATER)
        await uow.commit()
    assert started.state is MeetingState.RUNNING


async def test_nobody_prepares_for_it(sqlite_units: Units) -> None:
    world = await planned_and_left(sqlite_units)
    await keep(sqlite_units, LATER)
    with pytest.raises(Refused, match="meeting_not_held"):
        require_open(await world.now_meeting(), world.leader, LATER)


def test_a_meeting_that_is_past_is_not_ahead_on_the_overview() -> None:
    past = Meeting("m", "s", "1.4", MeetingState.INVITED, "p", NOW, NOW)
    assert _coming([past], NOW) == [past]
    assert _coming([past], _after(past)) == []


def _after(meeting: Meeting) -> datetime:
    assert meeting.ends_at is not None
    return meeting.ends_at + timedelta(days=60)
