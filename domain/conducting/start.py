"""Start a meeting, early or late: a leader decides when. It begins with its first phase; nothing is voted on yet."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.agenda.follow import Change, follow
from domain.agenda.keep import begin_course
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.delivery.notices import NoticeKind
from domain.meetings.invite import plan_invitation
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.overdue import plan_overdue
from domain.meetings.times import announced
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def start_meeting(uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime) -> Meeting:
    """Start it. Starting twice has one effect.

    The vote opens when a leader goes on to it, or by itself where it has a time of its own that is still to come.
    """
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    if meeting.state is MeetingState.RUNNING:
        return meeting
    if meeting.state not in (MeetingState.INVITED, MeetingState.NOT_HELD):  # held, and nobody pressed anything
        require_running(meeting)
    started = await uow.meetings.save(replace(meeting, state=MeetingState.RUNNING, started_at=now))
    if not announced(meeting, now):
        await plan_invitation(uow, replace(started, invite_at=None), now)  # earlier than planned: people are told now
    await _say(uow, started, now)
    await begin_course(uow, started, now)
    return started


async def _say(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    await uow.notices.drop(meeting.id, [NoticeKind.MEETING_NEAR, NoticeKind.MEETING_OVERDUE, NoticeKind.NUDGE])
    await follow(uow, meeting, Change.STARTED, now)
    await plan_overdue(uow, meeting, now)
