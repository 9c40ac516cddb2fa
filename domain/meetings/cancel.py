"""Cancel a meeting that people are invited to, or throw a draft away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.delivery.notices import TRACELESS, NoticeKind, planned
from domain.errors import Refused
from domain.meetings.invite import BY_TIME, require_ahead, tell_change
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import draft_to_change
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

LONGEST_REASON = 300
CORRECTED = "corrected"  # of a proposal: its message asks for another one now


async def cancel_meeting(uow: UnitOfWork, caller: Caller, meeting_id: str, reason: str, now: datetime) -> Meeting:
    """Call it off and say so where people were invited. Cancelling twice has one effect."""
    meeting = await draft_to_change(uow, caller, meeting_id)
    if meeting.state is MeetingState.CANCELLED:
        return meeting
    if meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    require_ahead(meeting)
    cancelled = replace(meeting, state=MeetingState.CANCELLED, sequence=meeting.sequence + 1)
    saved = await uow.meetings.save(cancelled)
    await uow.notices.drop(saved.id, [*BY_TIME, NoticeKind.INVITATION, NoticeKind.INVITATION_COPY])
    await uow.notices.forget([saved.id], TRACELESS)
    await uow.attendances.drop(saved.id)
    await uow.boxes.destroy(saved.id)  # who had prepared is nobody's business any more
    await tell_change(uow, saved, NoticeKind.MEETING_CANCELLED, now, " ".join(reason.split())[:LONGEST_REASON])
    return saved


async def discard(uow: UnitOfWork, caller: Caller, meeting_id: str) -> bool:
    """Throw a draft away; False where it is gone already. What people are invited to is cancelled instead."""
    meeting = await uow.meetings.get(meeting_id, lock=True)
    if meeting is None:
        return False
    meeting = await draft_to_change(uow, caller, meeting_id)
    if meeting.state is not MeetingState.DRAFT:
        raise Refused("already_invited")
    await uow.notices.drop(meeting.id)
    await uow.meetings.delete(meeting.id)
    return True


async def own_drafts(uow: UnitOfWork, caller: Caller) -> list[Meeting]:
    """What this leader has planned and not sent: nobody else has seen it."""
    drafts = await uow.meetings.of_school(caller.school.id, states=[MeetingState.DRAFT])
    return [draft for draft in drafts if caller.leads and draft.created_by == caller.person.id]


async def discard_together(
    uow: UnitOfWork, caller: Caller, drafts: Sequence[Meeting], now: datetime, *, corrected: bool = False
) -> int:
    """Throw several drafts away, and let their proposals say so; returns how many there still were.

    ``corrected``: the message that asked for them was, and there is a newer proposal.
    """
    gone = 0
    for draft in drafts:
        if await discard(uow, caller, draft.id):
            gone += 1
            key, person_id = f"{NoticeKind.DRAFT_EDIT.value}:{draft.id}:discarded", draft.created_by
            about = (NoticeKind.DRAFT_EDIT, draft.school_id, draft.id, now)
            data = {CORRECTED: "1"} if corrected else {}
            await uow.notices.add(planned(*about, key=key, person_id=person_id, data=data))
    return gone
