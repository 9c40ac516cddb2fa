"""The meetings that people may mean when they name none that is over."""

from __future__ import annotations

from datetime import datetime

from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import AHEAD
from domain.meetings.times import announced
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def meetings_ahead(uow: UnitOfWork, caller: Caller, now: datetime) -> list[Meeting]:
    """Return the meetings that go on or are ahead, the nearest first; what is not announced only to leaders."""
    found = await uow.meetings.of_school(caller.school.id, states=AHEAD)
    return [each for each in found if (caller.leads or announced(each, now)) and not _past(each, now)]


def _past(meeting: Meeting, now: datetime) -> bool:
    """Whether its time has passed without anybody starting it."""
    return meeting.state is MeetingState.INVITED and (meeting.ends_at or now) <= now
