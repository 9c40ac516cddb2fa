"""Local time and UTC, working days: the one place in the domain where a time zone is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from domain.calendar.holidays import Holidays


class Fit(StrEnum):
    """How a local time fits the clock of a zone on a day when the clock is changed."""

    PLAIN = "plain"
    SKIPPED = "skipped"  # the clock jumps over it in spring
    TWICE = "twice"  # it comes twice in autumn; the first one is meant


@dataclass(frozen=True, slots=True)
class Moment:
    """A local time as UTC, and how it fits. A skipped time is moved on by as much as the clock jumps."""

    utc: datetime
    fit: Fit = Fit.PLAIN


def moment(day: date, at: time, zone: str) -> Moment:
    """The moment of a local date and time in a zone."""
    local = datetime.combine(day, at, ZoneInfo(zone))
    later = local.replace(fold=1)
    if local.utcoffset() == later.utcoffset():
        return Moment(local.astimezone(UTC))
    # Of the two readings of a skipped or doubled time, fold=0 has the larger offset in autumn, the smaller in spring.
    before, after = local.utcoffset(), later.utcoffset()
    twice = before is not None and after is not None and before > after
    return Moment(local.astimezone(UTC), Fit.TWICE if twice else Fit.SKIPPED)


def local(at: datetime, zone: str) -> datetime:
    """A moment on the clock of a zone."""
    return at.astimezone(ZoneInfo(zone))


def local_date(at: datetime, zone: str) -> date:
    """The date of a moment in a zone."""
    return local(at, zone).date()


def at_local(day: date, hour: int, zone: str, minute: int = 0) -> datetime:
    """A local hour of a day as UTC."""
    return moment(day, time(hour, minute), zone).utc


def is_weekend(day: date) -> bool:
    """Saturday or Sunday."""
    return day.weekday() >= 5


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Neither a weekend nor a public holiday."""
    return not is_weekend(day) and holidays.name_of(day, "nb") is None


def working_day_from(day: date, holidays: Holidays) -> date:
    """The day itself, or the next working day."""
    while not is_working_day(day, holidays):
        day += timedelta(days=1)
    return day
