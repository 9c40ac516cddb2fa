"""A person's own time: the days and hours in which they may be reminded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from domain.calendar.clock_and_days import at_local, local
from domain.calendar.school_calendar import FAR, SchoolCalendar
from domain.reminders.rhythms import Rhythm, Wants

USUAL = Rhythm("")
MIDNIGHT = 24


def silent(rhythm: Rhythm) -> bool:
    """Whether the person is asked nothing at all: turned off, or no day on which they work."""
    return rhythm.wants is Wants.OFF or not rhythm.days


def as_leader(rhythm: Rhythm) -> Rhythm:
    """When a leader hears what only a leader hears: in their own time, and where they have none, in the usual one."""
    return rhythm if rhythm.days else replace(rhythm, days=USUAL.days, begin=USUAL.begin, end=USUAL.end)


def works(rhythm: Rhythm, calendar: SchoolCalendar, day: date) -> bool:
    """Whether the person may be reminded on this day: one of theirs, no holiday, and no pause."""
    paused = rhythm.paused_until is not None and day < rhythm.paused_until
    return day.weekday() in rhythm.days and not paused and calendar.name_of(day, "nb") is None


def next_time(rhythm: Rhythm, calendar: SchoolCalendar, at: datetime) -> datetime:
    """The moment itself where the person may be reminded then, or the first one after it.

    Somebody without days has the usual ones here; that nothing is said to them is decided elsewhere.
    """
    rhythm = as_leader(rhythm)
    begin, end = _hours(rhythm)
    here = local(at, calendar.zone)
    day = here.date()
    if works(rhythm, calendar, day) and here.hour < end:
        return at if here.hour >= begin else _from(day, begin, calendar, at)
    day = max(day + timedelta(days=1), rhythm.paused_until or day)
    for _ in range(FAR):
        if works(rhythm, calendar, day):
            break
        day += timedelta(days=1)
    return _from(day, begin, calendar, at)


def tomorrow(rhythm: Rhythm, calendar: SchoolCalendar, at: datetime) -> datetime:
    """The person's next time after the day that this moment is in."""
    midnight = calendar.at(local(at, calendar.zone).date() + timedelta(days=1), time())
    return next_time(rhythm, calendar, midnight)


def from_day(rhythm: Rhythm, calendar: SchoolCalendar, day: date) -> datetime:
    """The person's first time on a day or after it."""
    return next_time(rhythm, calendar, calendar.at(day, time()))


def _hours(rhythm: Rhythm) -> tuple[int, int]:
    """Local hours; an end that is not after its beginning is none, and the day ends at midnight."""
    return rhythm.begin, rhythm.end if rhythm.end > rhythm.begin else MIDNIGHT


def _from(day: date, hour: int, calendar: SchoolCalendar, after: datetime) -> datetime:
    # On the night when the clock is changed, the hour may lie before the moment that was asked about.
    return max(at_local(day, hour, calendar.zone), after)
