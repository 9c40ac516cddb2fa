"""Set the agreed level and the level to aim for, or that the group does not agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.agenda.follow import Change, follow
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.calendar.clock_and_days import local_date
from domain.conducting.form import AGREEMENT, AIM, LEVEL, REASONS, REVIEW
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem
from domain.meetings.meeting import Agreement, Meeting
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.close_round import give_up_open_round


async def agree_level(
    uow: UnitOfWork,
    meeting_id: str,
    inputs: Mapping[str, str],
    leader: Caller,
    now: datetime,
    *,
    agrees: bool = True,
    rev: int = 0,
) -> Meeting | list[Problem]:
    """Keep what the plenary agreed on, or return what is wrong with the form.

    ``rev`` is the version of the meeting that the form was made from (0: not said): a delayed repeat of an older form
    does not overwrite a newer agreement.
    """
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    require_running(meeting)
    agreement = _read(inputs, agrees, now, leader.school.zone)
    if not isinstance(agreement, Agreement):
        return agreement
    if meeting.agreement == agreement:
        return meeting
    if rev and rev != meeting.version:
        return [Problem("changed_meanwhile")]
    if not await give_up_open_round(uow, meeting, await uow.rounds.of_meeting(meeting.id), leader, now):
        return [Problem("round_still_open")]
    agreed = await uow.meetings.save(replace(meeting, agreement=agreement))
    if meeting.agreement is not None:
        await follow(uow, agreed, Change.AGREED_ANEW, now)
        return agreed
    key = f"agreed:{meeting.id}"
    await uow.notices.add(planned(NoticeKind.AGREED, meeting.school_id, meeting.id, now, key=key))
    await follow(uow, agreed, Change.AGREED, now)
    return agreed


def _read(inputs: Mapping[str, str], agrees: bool, now: datetime, zone: str) -> Agreement | list[Problem]:
    said = AGREEMENT.read(inputs, local_date(now, zone))
    level, aim = (said[LEVEL], said[AIM]) if agrees else (None, None)
    if level and aim and aim < level:
        said.wrong(AIM, "aim_below_level", level=level)
    review, reasons = said[REVIEW], said[REASONS]
    return said.problems or Agreement(level, aim, review, reasons)
