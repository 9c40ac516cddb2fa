"""A series of meetings before there is one: how often it comes back, and on which days that is, days off left out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from domain.calendar.clock_and_days import is_weekend
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_days_text import school_year_of
from domain.calendar.school_year import DayKind
from domain.year.plan import first_day, last_day

FURTHEST = timedelta(days=550)  # no series reaches beyond this school year and the next
MOST = 20  # meetings in one series: more than a school year has room for


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often a meeting comes back: every so many ``weeks`` on some weekdays; or, where ``months`` says so, every so
    many months on the ``nths`` of a weekday (1 the first, -1 the last). Monday is 0; no weekdays: none was said.
    """

    weekdays: tuple[int, ...] = ()
    weeks: int = 1
    months: int = 0
    nths: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SeriesDays:
    """The days of a series, and those that were left out because they are days off. ``cut``: there would be more."""

    days: tuple[date, ...]
    left_out: tuple[date, ...]
    cut: bool = False


def days_of(
    rhythm: Rhythm, first: date, last: date | None, count: int | None, calendar: SchoolCalendar, most: int = MOST
) -> SeriesDays:
    """The days from ``first`` on, until ``last``, or so many (``count``); without both, to the end of the school year.

    A day that is left out is not made up for: every other Thursday stays the same Thursdays.
    """
    furthest = first + FURTHEST
    end = last or (furthest if count else _end_of_year(first))
    wanted = min(count or most, most)
    found: list[date] = []
    left_out: list[date] = []
    for day in _each(rhythm, first):
        if day > min(end, furthest):
            break
        if len(found) == wanted:
            return SeriesDays(tuple(found), tuple(left_out), cut=count is None or count > most)
        (left_out if is_off(day, calendar, weekends=is_weekend(day)) else found).append(day)
    return SeriesDays(tuple(found), _between(left_out, found, count), cut=False)


def is_off(day: date, calendar: SchoolCalendar, *, weekends: bool = False) -> bool:
    """Whether a series leaves a day out: a holiday, a school holiday, a planning day, which has a plan of its own.

    ``weekends``: the weekend was asked for, and counts as a working day.
    """
    if calendar.planning(day):
        return True
    if weekends:
        return calendar.name_of(day, "nb") is not None or calendar.kind_of(day) is DayKind.HOLIDAY
    return calendar.rests(day)


def with_usual_day(rhythm: Rhythm, weekday: int) -> Rhythm:
    """The rhythm with the weekday on which the school usually meets, where none was said; the first one of a month."""
    nths = rhythm.nths or ((1,) if rhythm.months else ())
    return replace(rhythm, weekdays=rhythm.weekdays or (weekday,), nths=nths)


def _between(left_out: list[date], found: list[date], count: int | None) -> tuple[date, ...]:
    """What was left out, but where so many meetings were asked for, not what comes after the last of them."""
    return tuple(day for day in left_out if not count or (found and day <= found[-1]))


def _end_of_year(day: date) -> date:
    """The last day of meetings in the school year of a day; in the summer, of the one that begins."""
    year = school_year_of(day)
    return last_day(year) if day <= last_day(year) else last_day(year + 1)


def _each(rhythm: Rhythm, first: date) -> Iterator[date]:
    """Every day of the rhythm, without end, but in the summer, when no school meets."""
    for day in (_by_month if rhythm.months else _by_week)(rhythm, first):
        year = school_year_of(day)
        if first_day(year) <= day <= last_day(year):
            yield day


def _by_week(rhythm: Rhythm, first: date) -> Iterator[date]:
    days = sorted(set(rhythm.weekdays))
    start = min(first + timedelta(days=(weekday - first.weekday()) % 7) for weekday in days)
    monday = start - timedelta(days=start.weekday())
    while monday < date.max - timedelta(weeks=60):
        for weekday in days:
            day = monday + timedelta(days=weekday)
            if day >= first:
                yield day
        monday += timedelta(weeks=max(rhythm.weeks, 1))


def _by_month(rhythm: Rhythm, first: date) -> Iterator[date]:
    month, begun = first.replace(day=1), False
    while month.year < date.max.year - 1:
        days = sorted(day for nth in rhythm.nths for weekday in rhythm.weekdays if (day := _nth(month, weekday, nth)))
        ahead = [day for day in days if day >= first]
        yield from ahead
        begun = begun or bool(ahead)
        for _ in range(rhythm.months if begun else 1):
            month = (month + timedelta(days=32)).replace(day=1)


def _nth(month: date, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month, counted from its end where ``nth`` is negative; None where there is none."""
    those = [
        day
        for number in range(1, monthrange(month.year, month.month)[1] + 1)
        if (day := month.replace(day=number)).weekday() == weekday
    ]
    at = nth - 1 if nth > 0 else nth
    return those[at] if -len(those) <= at < len(those) else None
