"""A school comes back: what was dropped when the bot was removed is planned anew, as far as it still lies ahead."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, planned
from domain.measures.asking import plan_asking
from domain.measures.look_again_at_one import plan_look_at
from domain.measures.measure import OVER
from domain.meetings.invite import plan_by_time
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import OVERDUE_AFTER
from domain.review.look_again import plan_look_again
from domain.unit_of_work import UnitOfWork


async def plan_anew(uow: UnitOfWork, school_id: str, holidays: Holidays, now: datetime) -> None:
    """Plan what follows from the school's meetings and measures. What was said before the removal is not said again."""
    school = await uow.schools.get(school_id)
    if school is None:
        return
    for meeting in await uow.meetings.of_school(school_id, states=(MeetingState.INVITED, MeetingState.RUNNING)):
        if meeting.state is MeetingState.INVITED:
            await plan_by_time(uow, meeting, now)
        else:
            await _end_some_day(uow, meeting, now)
    for meeting in await uow.meetings.of_school(school_id, states=(MeetingState.ENDED,)):
        await plan_look_again(uow, meeting, school.zone, now)
    for measure in await uow.measures.of_school(school_id):
        await plan_look_at(uow, measure, school.zone, now)
        if measure.progress not in OVER:
            await plan_asking(uow, measure, school, holidays, now)


async def _end_some_day(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """A meeting that was running is ended if nobody does."""
    over = max(now, meeting.starts_at or now) + timedelta(minutes=meeting.minutes) + OVERDUE_AFTER
    key = f"overdue:{meeting.id}:running"
    await uow.notices.add(planned(NoticeKind.MEETING_OVERDUE, meeting.school_id, meeting.id, over, key=key))
