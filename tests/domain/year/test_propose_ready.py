"""The meeting that is ready becomes a draft like any other, and only one."""

from __future__ import annotations

from bot.calendar.holidays import NorwegianHolidays
from domain.calendar.calendar_of import calendar_of
from domain.meetings.meeting import Meeting, MeetingState
from domain.unit_of_work import Units
from domain.year.propose_ready import draft_ready, ready_for, start_of
from tests.support.arranged.small_school import NOW, SmallSchool, small_school


async def made(world: SmallSchool) -> Meeting | None:
    async with world.units() as uow:
        calendar = await calendar_of(uow, world.school, NorwegianHolidays())
        draft = await draft_ready(uow, world.leader, NOW, calendar)
        await uow.commit()
    return draft


async def test_it_is_made_once_as_it_was_offered(sqlite_units: Units) -> None:
    world = await small_school(sqlite_units)
    async with sqlite_units(write=False) as uow:
        calendar = await calendar_of(uow, world.school, NorwegianHolidays())
        offered = await ready_for(uow, world.school, NOW, calendar)
    assert offered is not None

    first, again = await made(world), await made(world)

    assert first is not None
    assert again is not None
    assert (first.characteristic_id, first.starts_at) == (offered.characteristic_id, start_of(offered, world.school))
    assert (again.id, first.state) == (first.id, MeetingState.DRAFT)
    async with sqlite_units(write=False) as uow:
        drafts = await uow.meetings.of_school(world.school.id, states=[MeetingState.DRAFT])
    assert [draft.id for draft in drafts] == [first.id]
