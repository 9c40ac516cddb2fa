"""The meetings that people may mean when they name none that is over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.edge.incoming import Incoming
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import AHEAD
from domain.meetings.times import announced
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

NEWEST = 40  # meetings whose threads are looked through: below older ones nobody writes any more


async def meetings_ahead(uow: UnitOfWork, caller: Caller, now: datetime) -> list[Meeting]:
    """Return the meetings that go on or are ahead, the nearest first; what is not announced only to leaders."""
    found = await uow.meetings.of_school(caller.school.id, states=AHEAD)
    return [each for each in found if (caller.leads or announced(each, now)) and not _past(each, now)]


async def meeting_of_thread(uow: UnitOfWork, school_id: str, incoming: Incoming) -> Meeting | None:
    """Return the meeting under one of whose cards in the channel something is written."""
    if incoming.scope != "channel":
        return None
    found = [each for each in await uow.meetings.of_school(school_id) if each.state is not MeetingState.DRAFT]
    newest = sorted(found, key=lambda one: one.created_at, reverse=True)[:NEWEST]
    posted = await uow.posts.subjects_in(incoming.conversation_id, [each.id for each in newest])
    return next((each for each in newest if each.id in posted), None)


async def first_of_thread(uow: UnitOfWork, ahead: Sequence[Meeting], incoming: Incoming) -> list[Meeting]:
    """Return the same meetings; the one under whose card something is written comes first."""
    meant = await meeting_of_thread(uow, ahead[0].school_id, incoming) if ahead else None
    return sorted(ahead, key=lambda each: meant is None or each.id != meant.id)


def _past(meeting: Meeting, now: datetime) -> bool:
    """Whether its time has passed without anybody starting it."""
    return meeting.state is MeetingState.INVITED and (meeting.ends_at or now) <= now
