"""A school comes back: what was dropped when the bot was removed is planned anew, as far as it still lies ahead."""

from __future__ import annotations

from datetime import datetime

from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, NoticeState
from domain.measures.asking import plan_asking
from domain.measures.look_again_at_one import plan_look_at
from domain.measures.measure import OVER
from domain.meetings.invite import plan_by_time, plan_invitation
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.overdue import plan_overdue
from domain.minutes.draft import plan_freezing
from domain.owners.release import plan_releases
from domain.review.look_again import plan_look_again
from domain.unit_of_work import UnitOfWork


async def plan_anew(uow: UnitOfWork, school_id: str, holidays: Holidays, now: datetime) -> None:
    """Plan what follows from the school's meetings and measures. What was said before the removal is not said again."""
    school = await uow.schools.get(school_id)
    if school is None:
        return
    for meeting in await uow.meetings.of_school(school_id, states=(MeetingState.INVITED, MeetingState.RUNNING)):
        if meeting.state is MeetingState.INVITED:
            if not await _announced(uow, meeting):
                await plan_invitation(uow, meeting, now)
            await plan_by_time(uow, meeting, now)
        else:
            await plan_overdue(uow, meeting, now)
    for meeting in await uow.meetings.of_school(school_id, states=(MeetingState.ENDED,)):
        await plan_look_again(uow, meeting, school.zone, now)
        await plan_freezing(uow, meeting, now)
    await plan_releases(uow, school_id, now)
    for measure in await uow.measures.of_school(school_id):
        await plan_look_at(uow, measure, school.zone, now)
        if measure.progress not in OVER:
            await plan_asking(uow, measure, school, holidays, now)


async def _announced(uow: UnitOfWork, meeting: Meeting) -> bool:
    """Whether the invitation has gone out, or its time had passed before it could."""
    rows = await uow.notices.of_subject(meeting.id)
    return any(row.kind is NoticeKind.INVITATION and row.state is not NoticeState.PENDING for row in rows)
