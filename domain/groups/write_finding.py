"""Write down what a group found: the secretary, or anybody of the group."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.agenda.standing import require_running
from domain.errors import Problem, Refused
from domain.groups.draw import may_write, tell_change
from domain.groups.groups import LONGEST_FINDING, Group
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.personal_data.naming import names_somebody
from domain.reading import Reading
from domain.unit_of_work import UnitOfWork

DONE = "done"  # the field, and what it holds where the group says it has finished


@dataclass(frozen=True, slots=True)
class Writing:
    """What came of a press: the group as it is now, and what has to be put right before it is kept."""

    meeting: Meeting
    group: Group
    problems: tuple[Problem, ...] = ()


async def write_finding(
    uow: UnitOfWork,
    group_id: str,
    inputs: Mapping[str, str],
    caller: Caller,
    now: datetime,
    *,
    seen: int,
    sure: bool = False,
) -> Writing:
    """Keep the text. ``seen`` is the text that the writer saw (``Group.text_seen``): of two who write at
    once, the second is shown what the first wrote, and keeps their own words in the form.
    """
    found = await uow.groups.get(group_id)
    meeting = await uow.meetings.get(found.meeting_id, lock=True) if found else None
    group = await uow.groups.get(group_id, lock=True)
    if meeting is None or group is None or meeting.school_id != caller.school.id:
        raise Refused("gone")
    require_running(meeting)
    members = {member.person.id: member for member in await uow.people.members(meeting.school_id)}
    if not may_write(group, members, caller.person.id):
        raise Refused("not_in_group")
    form = Reading(inputs)
    finding, done = form.text("finding", LONGEST_FINDING), inputs.get(DONE, "") == DONE
    if (finding, done) == (group.finding, group.done):
        return Writing(meeting, group)
    if seen != group.text_seen and finding != group.finding:
        return Writing(meeting, group, (*form.problems, Problem("written_meanwhile", field="finding")))
    if not form.problems and not sure:
        form.problems += names_somebody(finding, list(members.values()), "finding", author_id=caller.person.id)
    if form.problems:
        return Writing(meeting, group, tuple(form.problems))
    group = await uow.groups.save(replace(group, finding=finding, done=done))
    await tell_change(uow, meeting, group, now)
    return Writing(meeting, group)
