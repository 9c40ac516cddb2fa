"""Who has prepared, and the year's decisions, in real databases."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from domain.calendar.calendar_of import calendar_of
from domain.calendar.school_year import DayKind, SchoolDays
from domain.catalogue.read import built_in
from domain.delivery.notices import NoticeKind
from domain.errors import Refused
from domain.meetings.change_times import change_times
from domain.meetings.invite import invite
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import make_draft
from domain.meetings.prepared import has_prepared, note_prepared
from domain.unit_of_work import Units
from domain.year.settle import ACCEPT, DROP, Wish, settle_year, year_of
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, small_school

FAR = NOW + timedelta(days=40)


@pytest.fixture
async def school(units: Units) -> SmallSchool:
    return await small_school(units)


async def test_preparing_twice_is_once_and_only_oneself_is_in_the_box(school: SmallSchool) -> None:
    for _ in range(2):
        async with school.units() as uow:
            await note_prepared(uow, school.meeting.id, school.people[1].id)
            await uow.commit()
    async with school.units(write=False) as uow:
        assert await has_prepared(uow, school.meeting.id, school.people[1].id)
        assert not await has_prepared(uow, school.meeting.id, school.people[2].id)


@pytest.mark.parametrize("state", [MeetingState.DRAFT, MeetingState.ENDED, MeetingState.CANCELLED])
async def test_outside_an_invited_meeting_no_key_is_made(school: SmallSchool, state: MeetingState) -> None:
    async with school.units() as uow:
        await uow.meetings.save(replace(school.meeting, state=state))
        await note_prepared(uow, school.meeting.id, school.people[1].id)
        await uow.commit()
    async with school.units(write=False) as uow:
        assert await uow.boxes.open(school.meeting.id, "prepared") is None


async def test_times_that_are_changed_rewrite_what_is_not_said_yet(school: SmallSchool) -> None:
    async with school.units() as uow:
        calendar = await calendar_of(uow, school.school, NoHolidays())
        draft = await make_draft(uow, school.leader, built_in().characteristic("1.4"), FAR, 60, NOW)
        meeting = await invite(uow, school.leader, draft.id, NOW, NoHolidays())
        assert meeting.invite_at is not None
        assert meeting.nudge_at is not None
        wanted = replace(meeting, nudge_at=None, invite_at=meeting.invite_at + timedelta(days=1))
        saved = await change_times(uow, school.leader, wanted, NOW, calendar)
        await uow.commit()
    assert isinstance(saved, Meeting)
    async with school.units(write=False) as uow:
        rows = await uow.notices.of_subject(meeting.id)
    assert [row for row in rows if row.kind is NoticeKind.NUDGE] == []
    (invitation,) = [row for row in rows if row.kind is NoticeKind.INVITATION]
    assert invitation.due_at == saved.invite_at
    assert len([row for row in rows if row.kind is NoticeKind.INVITATION_COPY]) == 7


async def test_times_of_another_school_are_refused_and_a_teacher_may_not_change_them(school: SmallSchool) -> None:
    async with school.units() as uow:
        calendar = await calendar_of(uow, school.school, NoHolidays())
        for caller in (school.caller(1), school.outsider):
            with pytest.raises(Refused):
                await change_times(uow, caller, school.meeting, NOW, calendar)


async def test_the_year_is_proposed_settled_and_proposed_again_around_what_is_settled(school: SmallSchool) -> None:
    day_off = SchoolDays(school.school.id, date(2027, 2, 22), date(2027, 2, 26), DayKind.HOLIDAY, "vinterferie")
    async with school.units() as uow:
        await uow.calendars.put_days(school.school.id, [day_off])
        calendar = await calendar_of(uow, school.school, NoHolidays())
        slots = await year_of(uow, school.leader, 2026, NOW, calendar)
        assert await year_of(uow, school.leader, 2026, NOW, calendar) == slots
        first, second, third, *_ = slots
        wishes = {
            first.id: Wish(ACCEPT),
            second.id: Wish(DROP),
            third.id: Wish(day=date(2027, 2, 24)),
            "unknown": Wish(ACCEPT),
        }
        (problem,) = await settle_year(uow, school.leader, 2026, wishes, NOW, calendar)
        assert (problem.key, problem.field) == ("year_day_rests", f"day_{third.id}")
        again = await year_of(uow, school.leader, 2026, NOW, calendar, anew=True)
        await uow.commit()
    states = {slot.id: slot.state for slot in again}
    assert (states[first.id], states[second.id]) == ("accepted", "dropped")
    assert third.id not in states
    proposed = [slot.characteristic_id for slot in again if slot.state == "proposed"]
    assert not {first.characteristic_id, second.characteristic_id} & set(proposed)


async def test_only_a_leader_proposes_or_settles_the_year(school: SmallSchool) -> None:
    async with school.units() as uow:
        calendar = await calendar_of(uow, school.school, NoHolidays())
        with pytest.raises(Refused):
            await year_of(uow, school.caller(1), 2026, NOW, calendar)
        with pytest.raises(Refused):
            await settle_year(uow, school.caller(1), 2026, {}, NOW, calendar)
