"""A meeting that nobody started counts as not held after some days: said once, and in nobody's way from then on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from domain.delivery.notices import NoticeKind, planned
from domain.meetings.invite import BY_TIME
from domain.meetings.meeting import MeetingState
from domain.unit_of_work import UnitOfWork

SOME_DAYS = timedelta(days=5)  # after its planned end; its leader was asked on the day after it, and may have been away
NOT_HELD = "not_held"  # in a notice's data: what the leader is told


async def count_as_not_held(uow: UnitOfWork, school_id: str, now: datetime) -> int:
    """Count those whose time is long over; returns how many. Each can still be moved, or started where it was held."""
    found = 0
    for known in await uow.meetings.of_school(school_id, states=(MeetingState.INVITED,)):
        if known.ends_at is None or known.ends_at + SOME_DAYS > now:
            continue
        meeting = await uow.meetings.get(known.id, lock=True)
        if meeting is None or meeting.state is not MeetingState.INVITED or meeting.sequence != known.sequence:
            continue  # started or moved a moment ago
        await uow.meetings.save(replace(meeting, state=MeetingState.NOT_HELD))
        await uow.notices.drop(meeting.id, [*BY_TIME, NoticeKind.INVITATION, NoticeKind.INVITATION_COPY])
        await uow.attendances.drop(meeting.id)
        await uow.boxes.destroy(meeting.id)
        about = f"{meeting.id}:{meeting.sequence}:{NOT_HELD}"
        edit, told = NoticeKind.INVITATION_EDIT, NoticeKind.MEETING_OVERDUE
        await uow.notices.add(planned(edit, school_id, meeting.id, now, key=f"{edit.value}:{about}"))
        for post in await uow.posts.of_subject(meeting.id):
            if post.kind == NoticeKind.INVITATION_COPY.value and post.person_id:
                key = f"{edit.value}:{about}:{post.person_id}"
                await uow.notices.add(planned(edit, school_id, meeting.id, now, key=key, person_id=post.person_id))
        key, who = f"{told.value}:{about}", meeting.created_by
        await uow.notices.add(
            planned(told, school_id, meeting.id, now, key=key, person_id=who, data={"what": NOT_HELD})
        )
        found += 1
    return found
