"""What being late means for each kind of notice. The service may have been away: what is late is looked at again.

Most kinds are made from how things stand by now, and their renderers see what is no longer true. What was about a time
that has passed meanwhile is dropped here, before anything is rendered.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from domain.delivery.decide import Drop
from domain.delivery.notices import Notice, NoticeKind
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import OVERDUE_AFTER
from domain.unit_of_work import UnitOfWork

AT_ONCE_IS = timedelta(minutes=15)


class Late(StrEnum):
    """Until when a notice is of use."""

    AS_NOW = "as_now"  # always: its renderer says how it stands now, or that there is nothing to say
    UNTIL_START = "until_start"  # of a meeting ahead: nobody is asked to come to what has begun
    UNTIL_END = "until_end"  # of a meeting ahead that may still be started, late
    UNTIL_ASKED = "until_asked"  # the same, until its leader is asked what became of it
    WHILE_RUNNING = "while_running"  # and no longer than the meeting can go on
    AT_ONCE = "at_once"  # of a moment in a running meeting


LATE: Mapping[NoticeKind, Late] = {
    NoticeKind.WELCOME_CHANNEL: Late.AS_NOW,
    NoticeKind.WELCOME_PERSON: Late.AS_NOW,
    NoticeKind.WHO_LEADS: Late.AS_NOW,
    NoticeKind.CLAIM: Late.AS_NOW,
    NoticeKind.CHANNEL_LOST: Late.AS_NOW,
    NoticeKind.TEAM_TOLD: Late.AS_NOW,
    NoticeKind.SCHOOL_GOES: Late.AS_NOW,
    NoticeKind.CLEAN_UP: Late.AS_NOW,
    NoticeKind.DRAFT_READY: Late.AS_NOW,
    NoticeKind.SERIES_READY: Late.AS_NOW,
    NoticeKind.CHANGE_READY: Late.AS_NOW,
    NoticeKind.INVITATION: Late.UNTIL_END,
    NoticeKind.INVITATION_COPY: Late.UNTIL_START,
    NoticeKind.PREPARE: Late.UNTIL_END,
    NoticeKind.INVITATION_EDIT: Late.AS_NOW,
    NoticeKind.COPY_EDIT: Late.AS_NOW,
    NoticeKind.MEETING_MOVED: Late.UNTIL_START,
    NoticeKind.MEETING_CANCELLED: Late.AS_NOW,
    NoticeKind.PREPARE_OPEN: Late.UNTIL_START,
    NoticeKind.NUDGE: Late.UNTIL_START,
    NoticeKind.VOTE_OPENS: Late.WHILE_RUNNING,
    NoticeKind.MEETING_NEAR: Late.UNTIL_ASKED,
    NoticeKind.MEETING_OVERDUE: Late.AS_NOW,
    NoticeKind.VOTE: Late.WHILE_RUNNING,
    NoticeKind.VOTE_EDIT: Late.AS_NOW,
    NoticeKind.RESULT: Late.AS_NOW,
    NoticeKind.CONSENT: Late.WHILE_RUNNING,
    NoticeKind.VOTE_REMIND: Late.AT_ONCE,
    NoticeKind.AGREED: Late.WHILE_RUNNING,
    NoticeKind.AGREED_EDIT: Late.AS_NOW,
    NoticeKind.PHASE: Late.WHILE_RUNNING,
    NoticeKind.PHASE_EDIT: Late.AS_NOW,
    NoticeKind.PHASE_OVER: Late.AT_ONCE,
    NoticeKind.CATCH_UP: Late.WHILE_RUNNING,
    NoticeKind.GROUPS: Late.WHILE_RUNNING,
    NoticeKind.GROUPS_EDIT: Late.AS_NOW,
    NoticeKind.GROUP_WRITE: Late.WHILE_RUNNING,
    NoticeKind.IDEAS: Late.WHILE_RUNNING,
    NoticeKind.IDEAS_EDIT: Late.AS_NOW,
    NoticeKind.DRAFT_EDIT: Late.AS_NOW,
    NoticeKind.CONSENT_EDIT: Late.AS_NOW,
    NoticeKind.CONDUCTOR_EDIT: Late.AS_NOW,
    NoticeKind.MEETING_FINAL: Late.AS_NOW,
    NoticeKind.SUMMARY: Late.AS_NOW,
    NoticeKind.AWAY: Late.AS_NOW,
    NoticeKind.MINUTES_DRAFT: Late.AS_NOW,
    NoticeKind.MINUTES_OPEN: Late.AS_NOW,
    NoticeKind.MINUTES_EDIT: Late.AS_NOW,
    NoticeKind.MINUTES_FREEZE: Late.AS_NOW,
    NoticeKind.MEASURE_AHEAD: Late.AS_NOW,
    NoticeKind.MEASURE_DUE: Late.AS_NOW,
    NoticeKind.MEASURE_AFTER: Late.AS_NOW,
    NoticeKind.MEASURE_HELP: Late.AS_NOW,
    NoticeKind.MEASURE_STUCK: Late.AS_NOW,
    NoticeKind.MEASURE_GIVEN: Late.AS_NOW,
    NoticeKind.MEASURE_DIGEST: Late.AS_NOW,
    NoticeKind.LOOK_AGAIN: Late.AS_NOW,
    NoticeKind.RELEASE_TOLD: Late.AS_NOW,  # and staff have it for as long before the owner as was promised
    NoticeKind.RELEASE_OPEN: Late.AS_NOW,
    NoticeKind.OWNED_EDIT: Late.AS_NOW,
    NoticeKind.PRACTICE_THANKED: Late.AS_NOW,
    NoticeKind.UNREACHABLE: Late.AS_NOW,
    NoticeKind.ROSTER: Late.AS_NOW,
}


async def too_late(uow: UnitOfWork, notices: Sequence[Notice], now: datetime) -> dict[str, Drop]:
    """By id, those that it is too late to say. A meeting is read once, however many notices are about it."""
    known: dict[str, Meeting | None] = {}
    found: dict[str, Drop] = {}
    for notice in notices:
        late = LATE[notice.kind]
        if late is Late.AS_NOW:
            continue
        if notice.subject_id not in known:
            known[notice.subject_id] = await _meeting(uow, notice)
        meeting = known[notice.subject_id]
        if meeting is not None and _over(late, meeting, notice.due_at, now):
            found[notice.id] = Drop("its time has passed")
    return found


def _over(late: Late, meeting: Meeting, due_at: datetime, now: datetime) -> bool:
    if meeting.starts_at is None or meeting.ends_at is None:
        return False
    if meeting.state is MeetingState.INVITED:
        ends = {
            Late.UNTIL_START: meeting.starts_at,
            Late.UNTIL_END: meeting.ends_at,
            Late.UNTIL_ASKED: meeting.ends_at + OVERDUE_AFTER,
        }
        return late in ends and ends[late] <= now
    if meeting.state is not MeetingState.RUNNING:
        return False  # the renderer sees that it is over
    length = meeting.ends_at - meeting.starts_at
    can_go_on = max(meeting.started_at or meeting.starts_at, meeting.starts_at) + length + OVERDUE_AFTER
    return can_go_on <= now or (late is Late.AT_ONCE and due_at + AT_ONCE_IS < now)


async def _meeting(uow: UnitOfWork, notice: Notice) -> Meeting | None:
    """The meeting that the notice is about, whatever its subject is."""
    if notice.kind is NoticeKind.VOTE:
        whole = await uow.rounds.whole(notice.subject_id)
        return whole[1] if whole is not None else None
    if notice.kind is NoticeKind.GROUP_WRITE:
        group = await uow.groups.get(notice.subject_id)
        return await uow.meetings.get(group.meeting_id) if group is not None else None
    return await uow.meetings.get(notice.subject_id)
