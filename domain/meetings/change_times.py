"""Settle the times around a meeting: of a draft, or of one that people are or will be invited to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.calendar.school_calendar import SchoolCalendar
from domain.errors import Problem
from domain.meetings.invite import plan_by_time, plan_invitation, require_ahead
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import draft_to_change
from domain.meetings.times import announced, problems_with_times
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def change_times(
    uow: UnitOfWork, caller: Caller, wanted: Meeting, now: datetime, calendar: SchoolCalendar
) -> Meeting | list[Problem]:
    """Keep the four times of ``wanted``; problems where they cannot be. What has gone out stays out."""
    meeting = await draft_to_change(uow, caller, wanted.id)
    changed = replace(
        meeting,
        invite_at=wanted.invite_at,
        prepare_at=wanted.prepare_at or wanted.invite_at or now,
        nudge_at=wanted.nudge_at,
        vote_at=wanted.vote_at,
    )
    is_draft = meeting.state is MeetingState.DRAFT
    if not is_draft:
        require_ahead(meeting)
        if announced(meeting, now):
            changed = replace(changed, invite_at=meeting.invite_at)
    problems = problems_with_times(changed, meeting, now, calendar)
    if problems:
        return problems
    if changed == meeting:
        return meeting
    saved = await uow.meetings.save(changed)
    if not is_draft:
        if not announced(meeting, now):
            await plan_invitation(uow, saved, now)
        await plan_by_time(uow, saved, now)
    return saved
