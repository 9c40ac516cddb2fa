"""What everything that is done with ideas begins with: the meeting and its agenda under their locks, and who may."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from domain.agenda.agenda import Agenda, IdeasState
from domain.agenda.follow import Change, follow
from domain.agenda.keep import course_to_change
from domain.agenda.standing import require_running
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.meetings.meeting import Meeting
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork

EDIT_EVERY = timedelta(minutes=2)
"""The card in the channel is edited so often at most. An edit puts the card back in the place of what somebody is
writing on it; and a card that changed right after somebody wrote would say who it was."""


async def ideas_of_running(uow: UnitOfWork, meeting_id: str, caller: Caller, now: datetime) -> tuple[Meeting, Agenda]:
    """The meeting and its agenda under their locks, always taken in this order; anything else is refused.

    The meeting's lock keeps ideas from coming in after its end; the agenda's makes those who write, join and give dots
    at the same moment wait for each other.
    """
    meeting = await uow.meetings.get(meeting_id, lock=True)
    if meeting is None or meeting.school_id != caller.school.id:
        raise Refused("gone")
    require_running(meeting)
    return meeting, await course_to_change(uow, meeting, now)


def require_part(caller: Caller) -> None:
    """Ideas are for those who take part."""
    if caller.role is Role.NONE:
        raise Refused("not_taking_part")


def require_leader(caller: Caller) -> None:
    """The steps are a leader's."""
    if not caller.leads:
        raise Refused("leaders_only", leaders="")


def require_open(agenda: Agenda) -> None:
    """Ideas have come up."""
    if agenda.ideas is IdeasState.NONE:
        raise Refused("ideas_not_open")


def require_joining(agenda: Agenda) -> None:
    """Ideas are put together before dots are given, for a dot is on what stood there."""
    require_open(agenda)
    if agenda.ideas is not IdeasState.OPEN:
        raise Refused("joining_over")


def shown_at(now: datetime) -> datetime:
    """When the shared card is written anew after a change that is made now."""
    turns = int(now.timestamp() // EDIT_EVERY.total_seconds()) + 1
    return datetime.fromtimestamp(turns * EDIT_EVERY.total_seconds(), UTC)


async def edit_soon(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """The shared card is written anew at the next full two minutes, however many changes there are till then."""
    due = shown_at(now)
    await _edit(uow, meeting, due, str(int(due.timestamp() // EDIT_EVERY.total_seconds())))


async def edit_now(uow: UnitOfWork, meeting: Meeting, which: str, now: datetime) -> None:
    """The shared card changes at once: what can be done with it is another now."""
    await _edit(uow, meeting, now, which)


async def _edit(uow: UnitOfWork, meeting: Meeting, due: datetime, which: str) -> None:
    key = f"{NoticeKind.IDEAS_EDIT.value}:{meeting.id}:{which}"
    await uow.notices.add(planned(NoticeKind.IDEAS_EDIT, meeting.school_id, meeting.id, due, key=key))
    await follow(uow, meeting, Change.IDEAS, due, once=f"ideas:{which}")
