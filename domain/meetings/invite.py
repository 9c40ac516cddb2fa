"""Confirm a draft, so that people are invited; and what is said about a meeting, and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.agenda.follow import Change, follow
from domain.calendar.calendar_of import calendar_of
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, NoticeState, planned
from domain.errors import Refused
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import draft_to_change, problems_with
from domain.meetings.times import LAST_NUDGE, OVERDUE_AFTER, with_times
from domain.people.school import Caller, Member, Role
from domain.unit_of_work import UnitOfWork

NEAR = timedelta(minutes=30)  # before the start: the leader gets the card that the meeting is run from
BY_TIME = (
    NoticeKind.PREPARE_OPEN,
    NoticeKind.NUDGE,
    NoticeKind.VOTE_OPENS,
    NoticeKind.MEETING_NEAR,
    NoticeKind.MEETING_OVERDUE,
)


def gets_copy(member: Member) -> bool:
    """Whether the person gets a copy of the invitation in personal chat."""
    return member.takes_part and member.person.personal_copies and member.person.reachable


async def invite(
    uow: UnitOfWork, caller: Caller, meeting_id: str, now: datetime, holidays: Holidays | None = None
) -> Meeting:
    """Announce the meeting, at its time. Confirming twice has one effect.

    With ``holidays`` the times around the meeting are those that were settled, else the proposed ones; without, the
    invitation goes out at once and nobody is nudged.
    """
    draft = await draft_to_change(uow, caller, meeting_id)
    if draft.state is not MeetingState.DRAFT:
        return draft
    problems = problems_with(draft, now, caller.school.zone)
    if problems:
        raise Refused(problems[0].key, **problems[0].params)
    if holidays is not None:
        draft = with_times(draft, now, await calendar_of(uow, caller.school, holidays))
    meeting = await uow.meetings.save(replace(draft, state=MeetingState.INVITED))
    await uow.notices.drop(meeting.id, [NoticeKind.DRAFT_READY])
    await follow(uow, meeting, Change.SENT, now)
    await plan_invitation(uow, meeting, now, sender_id=caller.person.id)
    await plan_by_time(uow, meeting, now)
    return meeting


async def plan_invitation(uow: UnitOfWork, meeting: Meeting, now: datetime, sender_id: str = "") -> None:
    """Write anew when the invitation and its copies go out; what has gone out is not said again."""
    await uow.notices.drop(meeting.id, [NoticeKind.INVITATION, NoticeKind.INVITATION_COPY])
    due = max(meeting.invite_at or now, now)
    again = f":{meeting.sequence}" if await never_invited(uow, meeting) else ""
    key = f"invitation:{meeting.id}{again}"
    await uow.notices.add(planned(NoticeKind.INVITATION, meeting.school_id, meeting.id, due, key=key))
    for member in await uow.people.members(meeting.school_id):
        person_id = member.person.id
        if gets_copy(member) and person_id != (sender_id or meeting.created_by):
            key = f"copy:{meeting.id}:{person_id}{again}"
            kind = NoticeKind.INVITATION_COPY
            await uow.notices.add(planned(kind, meeting.school_id, meeting.id, due, key=key, person_id=person_id))


async def never_invited(uow: UnitOfWork, meeting: Meeting) -> bool:
    """Whether its time passed before the invitation could go out, so that it was dropped: nobody knows of it."""
    rows = [row for row in await uow.notices.of_subject(meeting.id) if row.kind is NoticeKind.INVITATION]
    return bool(rows) and all(row.state is NoticeState.SKIPPED for row in rows)


async def plan_by_time(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """Write anew what follows from when the meeting is: the leaders' own card, the end of one nobody ended, and the
    times around it. What was said already is not said again.
    """
    await uow.notices.drop(meeting.id, BY_TIME)
    if meeting.starts_at is None:
        return
    members = await uow.people.members(meeting.school_id)
    await _plan_around(uow, meeting, members, now)
    near = max(meeting.starts_at - NEAR, now)  # for the meeting: who leads is seen when the time has come
    key = f"near:{meeting.id}:{meeting.sequence}"
    await uow.notices.add(planned(NoticeKind.MEETING_NEAR, meeting.school_id, meeting.id, near, key=key))
    over = meeting.starts_at + timedelta(minutes=meeting.minutes) + OVERDUE_AFTER
    key = f"overdue:{meeting.id}:{meeting.sequence}"
    await uow.notices.add(planned(NoticeKind.MEETING_OVERDUE, meeting.school_id, meeting.id, over, key=key))


async def near_to_leaders(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """The meeting is near: a row for each who leads now."""
    for member in await uow.people.members(meeting.school_id):
        if member.role is Role.LEADER:
            await _add_for(uow, meeting, NoticeKind.MEETING_NEAR, member.person.id, now, "near")


async def near_to_new_leader(uow: UnitOfWork, school_id: str, person_id: str, now: datetime) -> None:
    """Somebody leads from now on: they too get the card of a meeting that is near already."""
    for meeting in await uow.meetings.of_school(school_id, states=[MeetingState.INVITED]):
        if meeting.starts_at is not None and meeting.starts_at - NEAR <= now < meeting.starts_at + OVERDUE_AFTER:
            await _add_for(uow, meeting, NoticeKind.MEETING_NEAR, person_id, now, "near")


async def tell_change(uow: UnitOfWork, meeting: Meeting, kind: NoticeKind, now: datetime, reason: str = "") -> None:
    """Edit what was posted, say it in the thread, and tell those who have a copy of their own."""
    edit, data = NoticeKind.INVITATION_EDIT, {"reason": reason, "sequence": str(meeting.sequence)}
    await uow.notices.drop(meeting.id, [edit, NoticeKind.MEETING_MOVED])
    about = f"{meeting.id}:{meeting.sequence}"
    await uow.notices.add(planned(edit, meeting.school_id, meeting.id, now, key=f"{edit.value}:{about}"))
    await follow(uow, meeting, Change.MOVED if kind is NoticeKind.MEETING_MOVED else Change.CANCELLED, now)
    await uow.notices.add(planned(kind, meeting.school_id, meeting.id, now, key=f"{kind.value}:{about}", data=data))
    for post in await uow.posts.of_subject(meeting.id):
        if post.kind == NoticeKind.INVITATION_COPY.value and post.person_id:
            for one in (edit, kind):
                key = f"{one.value}:{about}:{post.person_id}"
                row = planned(one, meeting.school_id, meeting.id, now, key=key, person_id=post.person_id, data=data)
                await uow.notices.add(row)


def require_ahead(meeting: Meeting) -> None:
    """Refuse to move or cancel what is no longer ahead."""
    if meeting.state is MeetingState.RUNNING:
        raise Refused("meeting_running")
    if meeting.state is MeetingState.ENDED:
        raise Refused("meeting_ended")
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting_cancelled")


async def _plan_around(uow: UnitOfWork, meeting: Meeting, members: Sequence[Member], now: datetime) -> None:
    """That preparing opens, where that is later than the invitation; a nudge a person; the vote at its time.

    There is a row for everybody, whether they have prepared or not: who is nudged is decided when it is due, and the
    rows look the same afterwards.
    """
    assert meeting.starts_at is not None
    about = (meeting.school_id, meeting.id)
    if meeting.prepare_at and meeting.prepare_at > max(meeting.invite_at or now, now):
        key = f"prepare_open:{meeting.id}"
        await uow.notices.add(planned(NoticeKind.PREPARE_OPEN, *about, meeting.prepare_at, key=key))
    if meeting.nudge_at and now < meeting.nudge_at < meeting.starts_at - LAST_NUDGE:
        for member in members:
            if gets_copy(member) and member.person.id != meeting.created_by:
                key, person_id = f"nudge:{meeting.id}:{member.person.id}", member.person.id
                row = planned(NoticeKind.NUDGE, *about, meeting.nudge_at, key=key, person_id=person_id)
                await uow.notices.add(row)
    if meeting.vote_at:
        key = f"vote_opens:{meeting.id}:{meeting.sequence}:{meeting.vote_at:%Y%m%d%H%M}"
        await uow.notices.add(planned(NoticeKind.VOTE_OPENS, *about, max(meeting.vote_at, now), key=key))


async def _add_for(
    uow: UnitOfWork, meeting: Meeting, kind: NoticeKind, person_id: str, due_at: datetime, word: str
) -> None:
    key = f"{word}:{meeting.id}:{meeting.sequence}:{person_id}"
    await uow.notices.add(planned(kind, meeting.school_id, meeting.id, due_at, key=key, person_id=person_id))
