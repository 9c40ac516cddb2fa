"""The time around a meeting: when the invitation goes out, when preparing opens, the one nudge, when the vote opens.

Proposed backwards from the meeting and moved along with it; always in the school's working hours.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from domain.calendar.clock_and_days import local
from domain.calendar.school_calendar import SchoolCalendar
from domain.errors import Problem
from domain.meetings.forms import Phase, timetable
from domain.meetings.meeting import Meeting

NINE = time(9)
INVITE_DAYS, PREPARE_DAYS, NUDGE_DAYS = 14, 7, 2  # before the meeting; those of the nudge are working days
SOON = timedelta(hours=1)  # an invitation that would go out so soon goes out at once
APART = timedelta(hours=20)  # nobody is nudged sooner after preparing opened
LAST_NUDGE = timedelta(hours=2)  # before the meeting; later it helps nobody
OVERDUE_AFTER = timedelta(hours=12)  # so long after its planned end, a meeting that nobody ended is ended
UNDO_FOR = timedelta(minutes=10)  # so long after a leader ended a meeting, they can take it up again
FIELDS = ("invite_at", "prepare_at", "nudge_at")


def chosen(meeting: Meeting) -> bool:
    """Whether somebody has settled the times; a draft nobody looked at gets the proposed ones when it is sent."""
    return meeting.prepare_at is not None


def announced(meeting: Meeting, now: datetime) -> bool:
    """Whether the invitation has gone out by now."""
    return meeting.invite_at is None or meeting.invite_at <= now


def preparing_is_open(meeting: Meeting, now: datetime) -> bool:
    """Whether people can prepare by now."""
    return meeting.prepare_at is None or meeting.prepare_at <= now


def propose(meeting: Meeting, now: datetime, calendar: SchoolCalendar) -> Meeting:
    """The meeting with the proposed times. ``invite_at`` is None where it goes out at once."""
    start = meeting.starts_at
    if start is None:
        return replace(meeting, invite_at=None, prepare_at=None, nudge_at=None, vote_at=None)
    day = local(start, calendar.zone).date()
    out = calendar.at(calendar.until_day(day - timedelta(days=INVITE_DAYS)), NINE)
    invite_at = out if out > now + SOON else None
    announced_at = invite_at or now
    opens = calendar.at(calendar.until_day(day - timedelta(days=PREPARE_DAYS)), NINE)
    prepare_at = opens if opens > announced_at + timedelta(days=3) else announced_at
    return replace(
        meeting,
        invite_at=invite_at,
        prepare_at=prepare_at,
        nudge_at=_nudge(start, prepare_at, calendar),
        vote_at=None,  # a leader opens it by starting the meeting, until somebody wants it otherwise
    )


def with_times(meeting: Meeting, now: datetime, calendar: SchoolCalendar) -> Meeting:
    """The times that are settled, else the proposed ones; what has passed meanwhile is at once."""
    if not chosen(meeting):
        return propose(meeting, now, calendar)
    if meeting.invite_at is not None and meeting.invite_at <= now:
        meeting = replace(meeting, invite_at=None)
    return meeting


def vote_by_timetable(meeting: Meeting) -> datetime | None:
    """When the timetable has the first vote; None without a start or a vote."""
    slots = timetable(meeting.form, meeting.starts_at, meeting.minutes) if meeting.starts_at else ()
    return next((slot.starts_at for slot in slots if slot.phase is Phase.VOTE), None)


def along(before: Meeting, after: Meeting, now: datetime, calendar: SchoolCalendar) -> Meeting:
    """``after`` with the times of ``before`` moved as far as the meeting was: as many days, at the same clock.

    What has happened stays where it was: an invitation that is out is out, and nobody is nudged twice.
    """
    if not chosen(before) or before.starts_at is None or after.starts_at is None:
        return after
    if before.starts_at == after.starts_at:
        return after
    days = local(after.starts_at, calendar.zone).date() - local(before.starts_at, calendar.zone).date()

    def moved(at: datetime) -> datetime:
        here = local(at, calendar.zone)
        return calendar.at(calendar.until_day(here.date() + days), here.time())

    start = after.starts_at
    invite_at = before.invite_at
    if invite_at is not None and invite_at > now:
        invite_at = moved(invite_at)
        if invite_at <= now:
            invite_at = None
    prepare_at = before.prepare_at
    if prepare_at is not None and prepare_at > now:
        prepare_at = max(moved(prepare_at), invite_at or now, now)
    nudge_at = before.nudge_at
    if nudge_at is not None and nudge_at > now and prepare_at is not None:
        nudge_at = moved(nudge_at)
        if nudge_at <= max(now, prepare_at) or nudge_at > start - LAST_NUDGE:
            nudge_at = _nudge(start, max(now, prepare_at), calendar)
    vote_at = before.vote_at + (start - before.starts_at) if before.vote_at else None
    return replace(after, invite_at=invite_at, prepare_at=prepare_at, nudge_at=nudge_at, vote_at=vote_at)


def problems_with_times(meeting: Meeting, was: Meeting, now: datetime, calendar: SchoolCalendar) -> list[Problem]:
    """What is wrong with the times of a meeting, beside the field of each; those that were there before are not."""
    found: list[Problem] = []
    start = meeting.starts_at
    earliest: datetime | None = None
    for name in FIELDS:
        at: datetime | None = getattr(meeting, name)
        if at is None:
            continue
        field = f"{name.removesuffix('_at')}_date"
        if name != "prepare_at" and at != getattr(was, name) and at <= now - SOON:
            found.append(Problem("times_passed", {"start": at}, field))
        elif start is not None and at >= start:
            found.append(Problem("times_after_meeting", {"start": start}, field))
        elif at != getattr(was, name) and at > now and calendar.is_quiet(at):
            found.append(Problem("times_quiet", {"other": calendar.open_from(at)}, field))
        elif earliest is not None and at < earliest:
            found.append(Problem("times_out_of_order", {"start": earliest}, field))
        earliest = max(earliest or at, at)
    return found


def _nudge(start: datetime, prepare_at: datetime, calendar: SchoolCalendar) -> datetime | None:
    """Two working days before at nine, else one; None where people have only just been asked."""
    day = local(start, calendar.zone).date()
    for count in range(NUDGE_DAYS, 0, -1):
        at = calendar.at(calendar.back(day, count), NINE)
        if at >= prepare_at + APART:
            return at
    return None
