"""Meetings of one series: which remain, and what is done to all that do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.calendar.clock_and_days import local, moment
from domain.calendar.holidays import Holidays
from domain.errors import Problem
from domain.meetings.cancel import cancel_meeting, discard
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.move import move_meeting
from domain.meetings.plan import draft_to_change, problems_with
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

REMAIN = (MeetingState.DRAFT, MeetingState.INVITED)


def of_series(meetings: Iterable[Meeting], series: str) -> list[Meeting]:
    """Those of the series, in their order."""
    return [one for one in meetings if series and one.series == series]


def remaining(meetings: Iterable[Meeting], series: str, now: datetime) -> list[Meeting]:
    """Those of the series that are still ahead, not sent yet or invited to."""
    return [one for one in of_series(meetings, series) if one.state in REMAIN and one.starts_at and one.starts_at > now]


async def remaining_with(uow: UnitOfWork, meeting: Meeting, now: datetime) -> list[Meeting]:
    """The meetings of its series that remain, itself too; nothing where it stands alone, or is the only one left."""
    if not meeting.series:
        return []
    found = remaining(await uow.meetings.of_school(meeting.school_id, states=REMAIN), meeting.series, now)
    others = [one for one in found if one.id != meeting.id]
    if not others:
        return []
    return found if len(found) > len(others) else [meeting, *others]


async def cancel_together(
    uow: UnitOfWork, caller: Caller, meeting: Meeting, reason: str, now: datetime
) -> list[Meeting]:
    """Cancel all that remain of its series, and throw away those that nobody is invited to yet; returns them all."""
    found = await remaining_with(uow, meeting, now) or [meeting]
    for one in found:
        if one.state is MeetingState.DRAFT:
            await discard(uow, caller, one.id)
        else:
            await cancel_meeting(uow, caller, one.id, reason, now)
    return found


def moved_together(meeting: Meeting, wanted: Meeting, others: Sequence[Meeting], zone: str) -> list[Meeting]:
    """All of them moved as far as ``meeting`` is moved to ``wanted``, on the school's clock; as long, where it is."""
    if meeting.starts_at is None or wanted.starts_at is None:
        return []
    by = _clock(wanted.starts_at, zone) - _clock(meeting.starts_at, zone)
    return [_moved(one, by, meeting, wanted, zone) for one in others]


async def move_together(
    uow: UnitOfWork, caller: Caller, moved: Sequence[Meeting], now: datetime, holidays: Holidays
) -> list[Problem]:
    """Give each its new time; where one of them cannot be then, none is moved, and the problems are returned."""
    for one in moved:
        if problems := problems_with(one, now, caller.school.zone):
            return problems
    for one in moved:
        if one.state is MeetingState.DRAFT:
            await _move_draft(uow, caller, one)
        else:
            await move_meeting(uow, caller, one.id, one.starts_at, one.minutes, one.place, now, holidays)
    return []


async def _move_draft(uow: UnitOfWork, caller: Caller, moved: Meeting) -> None:
    """Nobody is invited to it, so nothing is said. Its times follow when it is sent."""
    draft = await draft_to_change(uow, caller, moved.id)
    cleared = replace(draft, invite_at=None, prepare_at=None, nudge_at=None, vote_at=None)
    await uow.meetings.save(replace(cleared, starts_at=moved.starts_at, minutes=moved.minutes, place=moved.place))


def _moved(one: Meeting, by: timedelta, meeting: Meeting, wanted: Meeting, zone: str) -> Meeting:
    assert one.starts_at is not None
    at = _clock(one.starts_at, zone) + by
    return replace(
        one,
        starts_at=moment(at.date(), at.time(), zone).utc,
        minutes=wanted.minutes if wanted.minutes != meeting.minutes else one.minutes,
        place=wanted.place if wanted.place != meeting.place else one.place,
    )


def _clock(at: datetime, zone: str) -> datetime:
    """The moment as the school's clock shows it, so that a shift over the change to summer time keeps the hour."""
    return local(at, zone).replace(tzinfo=None)
