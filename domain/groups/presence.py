"""Who is at a meeting: whoever has pressed that they are. A vote says nothing of it, or it would leave a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.agenda.follow import Change, follow
from domain.agenda.standing import require_running
from domain.errors import Refused
from domain.groups.draw import join_late
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Member
from domain.unit_of_work import UnitOfWork

BETWEEN = timedelta(seconds=15)  # edits of the card in the channel that only count people


@dataclass(frozen=True, slots=True)
class Arrived:
    """That somebody is here. ``from_another``: they were at another meeting until now."""

    meeting: Meeting
    new: bool
    from_another: bool = False


async def here(uow: UnitOfWork, meeting_id: str, caller: Caller, now: datetime) -> Arrived:
    """Note that the caller is at the meeting. Twice is once. Nobody is at two meetings: the newest word holds."""
    meeting = await uow.meetings.get(meeting_id, lock=True)  # so that nobody is noted after it has ended
    if meeting is None or meeting.school_id != caller.school.id:
        raise Refused("gone")
    require_running(meeting)
    member = await uow.people.member(meeting.school_id, caller.person.id)
    if member is None or not member.takes_part:
        raise Refused("not_taking_part")
    if not await uow.presences.put(meeting.id, caller.person.id):
        return Arrived(meeting, new=False)
    await count_soon(uow, meeting, now)
    await join_late(uow, meeting, caller.person.id, now)
    return Arrived(meeting, new=True, from_another=await _leave_others(uow, meeting, caller, now))


async def those_here(uow: UnitOfWork, meeting_id: str, members: Sequence[Member]) -> list[Member]:
    """Those who have said that they are here and take part, by name."""
    there = await uow.presences.of_meeting(meeting_id)
    return [member for member in members if member.takes_part and member.person.id in there]


async def count_soon(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """The cards count anew, once for all who came within the same quarter of a minute."""
    beat = int(now.timestamp() // BETWEEN.total_seconds()) + 1
    due = datetime.fromtimestamp(beat * BETWEEN.total_seconds(), UTC)
    await follow(uow, meeting, Change.HERE, due, once=f"here:{beat}")


async def _leave_others(uow: UnitOfWork, meeting: Meeting, caller: Caller, now: datetime) -> bool:
    left = False
    for school, _role in await uow.people.schools_of(caller.person.id):
        for other in await uow.meetings.of_school(school.id, states=[MeetingState.RUNNING]):
            if other.id == meeting.id or caller.person.id not in await uow.presences.of_meeting(other.id):
                continue
            await uow.presences.drop(other.id, caller.person.id)
            await count_soon(uow, other, now)
            left = True
    return left
