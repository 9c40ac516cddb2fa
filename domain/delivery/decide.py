"""When to say something, when to wait, and when to give up. Time is an argument everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.notices import NoticeKind
from domain.delivery.own_time import from_day, next_time, silent
from domain.delivery.urgency import Urgency
from domain.measures.measure import OVER, Measure
from domain.people.school import Member
from domain.reminders.rhythms import Rhythm, Wants

LONGEST_PAUSE = timedelta(hours=1)
# The first pause, and how many attempts: whichever pause it begins with, it goes on for three or four hours.
MOST_ATTEMPTS = 12
_USUALLY = (timedelta(seconds=10), MOST_ATTEMPTS)
_IN_A_MEETING = (timedelta(seconds=1), 16)
OWNER_LEFT = "the owner has left"


@dataclass(frozen=True, slots=True)
class Send:
    """Say it now."""


@dataclass(frozen=True, slots=True)
class Drop:
    """There is nothing to say any more; ``reason`` is for the row."""

    reason: str


@dataclass(frozen=True, slots=True)
class Wait:
    """Say it at this time."""

    until: datetime


Decision = Send | Drop | Wait


@dataclass(frozen=True, slots=True)
class Quiet:
    """When reminders rest, in the school's own time. What follows from somebody's press never waits for this."""

    evening: time = time(18, 0)
    morning: time = time(8, 0)
    weekends: bool = True
    holidays: bool = True

    def until(self, now: datetime, zone: str, is_holiday: Callable[[date], bool]) -> datetime | None:
        """The end of the quiet time that ``now`` is in; None where it is not quiet."""
        here = now.astimezone(ZoneInfo(zone))
        day = here.date()
        if here.time() >= self.evening:
            day += timedelta(days=1)
        elif here.time() >= self.morning and not self._rests(day, is_holiday):
            return None
        for _ in range(30):  # no month is all holidays
            if not self._rests(day, is_holiday):
                break
            day += timedelta(days=1)
        return datetime.combine(day, self.morning, ZoneInfo(zone)).astimezone(now.tzinfo)

    def _rests(self, day: date, is_holiday: Callable[[date], bool]) -> bool:
        return (self.weekends and day.weekday() >= 5) or (self.holidays and is_holiday(day))


WORKING_DAY = Quiet()


def decide(
    kind: NoticeKind,
    measure: Measure | None,
    owner: Member | None,
    rhythm: Rhythm,
    calendar: SchoolCalendar,
    now: datetime,
) -> Decision:
    """Look again at a question about a measure: whether it is still to be asked, and whether now.

    ``MEASURE_AHEAD`` is not asked once the date has come (``MEASURE_DUE`` asks then).
    """
    if measure is None:
        return Drop("the measure is gone")
    if measure.progress in OVER:
        return Drop("done")
    if owner is None or not owner.here:
        return Drop(OWNER_LEFT)
    if silent(rhythm) or (kind is NoticeKind.MEASURE_AHEAD and rhythm.wants is Wants.DUE_ONLY):
        return Drop("does not want to be asked")
    today = local_date(now, calendar.zone)
    if kind is NoticeKind.MEASURE_AHEAD and today >= measure.due:
        return Drop("the date has come")
    if kind is not NoticeKind.MEASURE_AHEAD and today < measure.due:
        return Wait(from_day(rhythm, calendar, measure.due))
    at = next_time(rhythm, calendar, now)
    return Wait(at) if at > now else Send()


def pause_before(
    notice_id: str, attempts: int, retry_after: float = 0.0, urgency: Urgency = Urgency.PRESSED
) -> timedelta | None:
    """How long to wait after failed attempt number ``attempts`` (1 = the first); None: give up.

    Doubles from 10 seconds to an hour, from one second where a running meeting looks at it; a fifth more or less by the
    notice's id, so that what failed together does not come back together. A wait that the service asks for is kept.
    """
    first, most = _IN_A_MEETING if urgency is Urgency.MEETING else _USUALLY
    if attempts >= most:
        return None
    doubled = min(first * (1 << (attempts - 1)), LONGEST_PAUSE)
    spread = hashlib.sha256(f"{notice_id}:{attempts}".encode()).digest()[0] / 255  # 0..1, the same each time
    return max(doubled * (0.8 + 0.4 * spread), timedelta(seconds=retry_after))
