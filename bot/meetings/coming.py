"""Who is coming to meetings, as one person sees it."""

from __future__ import annotations

from collections.abc import Iterable

from cards.attendance.words import Coming
from domain.attendance.attendance import attendance
from domain.meetings.meeting import Meeting
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork


async def coming_to(uow: UnitOfWork, caller: Caller, meetings: Iterable[Meeting]) -> dict[str, Coming]:
    """Return what is said about coming to each of the meetings, by its id."""
    members = await uow.people.members(caller.school.id)
    found = {}
    for meeting in meetings:
        answers = await uow.attendances.of_meeting(meeting.id)
        own, asked = answers.get(caller.person.id), caller.role is not Role.NONE
        found[meeting.id] = Coming(own, attendance(answers, members), asked)
    return found
