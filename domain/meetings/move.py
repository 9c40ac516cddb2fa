"""Move a meeting that people are invited to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.calendar.calendar_of import calendar_of
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind
from domain.errors import Problem, Refused
from domain.meetings.invite import never_invited, plan_by_time, plan_invitation, require_ahead, tell_change
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import draft_to_change, problems_with
from domain.meetings.times import along, announced
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def move_meeting(
    uow: UnitOfWork,
    caller: Caller,
    meeting_id: str,
    starts_at: datetime | None,
    minutes: int,
    place: str,
    now: datetime,
    holidays: Holidays | None = None,
) -> Meeting | list[Problem]:
    """Give it another time or place; problems where that cannot be. Moving to where it is already says nothing.

    With ``holidays`` the times around it move along; an invitation that is still to come waits for its new time.
    """
    meeting = await draft_to_change(uow, caller, meeting_id)
    if meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    require_ahead(meeting)
    moved = replace(meeting, starts_at=starts_at, minutes=minutes, place=place)
    problems = problems_with(moved, now, caller.school.zone)
    if problems:
        return problems
    if moved == meeting:
        return meeting
    if holidays is not None:
        moved = along(meeting, moved, now, await calendar_of(uow, caller.school, holidays))
    # One that counts as not held is ahead again.
    saved = await uow.meetings.save(replace(moved, state=MeetingState.INVITED, sequence=meeting.sequence + 1))
    if not announced(meeting, now) or await never_invited(uow, meeting):
        await plan_invitation(uow, saved, now)
    await plan_by_time(uow, saved, now)
    if saved.starts_at != meeting.starts_at:
        await uow.attendances.drop(saved.id)  # who could come then has not said that they can come now
    await tell_change(uow, saved, NoticeKind.MEETING_MOVED, now)
    return saved
