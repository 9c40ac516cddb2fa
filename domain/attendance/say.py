"""Somebody says that they are coming to a meeting, or not; and what becomes of it when the meeting is over."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.agenda.electorate import away
from domain.agenda.follow import Change, follow
from domain.attendance.noted import Noted
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.ids import new_id
from domain.meetings.invite import gets_copy
from domain.meetings.meeting import Meeting, MeetingState, require_on
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

BETWEEN = timedelta(seconds=30)  # edits of the leaders' own cards that only count answers


async def say(
    uow: UnitOfWork, meeting_id: str, caller: Caller, coming: bool | None, now: datetime, *, on_copy: bool = False
) -> Noted:
    """Note whether the caller is coming; None takes back what they have said. Twice is once.

    ``on_copy``: said on their own copy of the invitation, which shows it at once.
    """
    meeting = await uow.meetings.get(meeting_id, lock=True)  # so that nothing is noted after it is over
    if meeting is None or meeting.school_id != caller.school.id or meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    require_on(meeting)
    if meeting.state is MeetingState.ENDED:
        raise Refused("meeting_ended")
    member = await uow.people.member(meeting.school_id, caller.person.id)
    if member is None or not member.takes_part:
        raise Refused("not_taking_part")
    before = (await uow.attendances.of_meeting(meeting.id)).get(caller.person.id)
    if before is coming:
        return Noted(meeting, coming, before)
    if coming is None:
        await uow.attendances.drop(meeting.id, caller.person.id)
    else:
        await uow.attendances.put(meeting.id, caller.person.id, coming)
    await _count_soon(uow, meeting, now)
    if not on_copy:
        await _show_on_copy(uow, meeting, caller.person.id, now)
    return Noted(meeting, coming, before)


async def serve_and_forget(uow: UnitOfWork, meeting: Meeting, say_at: datetime) -> None:
    """Have those who were not there told what happened, and forget who was coming."""
    absent = await away(uow, meeting.id)
    for member in await uow.people.members(meeting.school_id):
        if member.person.id in absent and gets_copy(member):
            key, person_id = f"away:{meeting.id}:{member.person.id}", member.person.id
            kind = NoticeKind.AWAY
            await uow.notices.add(planned(kind, meeting.school_id, meeting.id, say_at, key=key, person_id=person_id))
    await uow.attendances.drop(meeting.id)


async def _count_soon(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """Let the leaders' own cards count anew, once for all who answered within the same half minute."""
    beat = int(now.timestamp() // BETWEEN.total_seconds()) + 1
    due = datetime.fromtimestamp(beat * BETWEEN.total_seconds(), UTC)
    await follow(uow, meeting, Change.ATTENDANCE, due, once=f"attendance:{beat}")


async def _show_on_copy(uow: UnitOfWork, meeting: Meeting, person_id: str, now: datetime) -> None:
    if await uow.posts.get(NoticeKind.INVITATION_COPY, meeting.id, person_id) is not None:
        kind, key = NoticeKind.COPY_EDIT, f"copy_edit:{meeting.id}:{person_id}:{new_id()}"
        await uow.notices.add(planned(kind, meeting.school_id, meeting.id, now, key=key, person_id=person_id))
