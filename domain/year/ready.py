"""A meeting that a leader can send as it is: the next natural day, and what is good to talk about on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar.clock_and_days import local
from domain.calendar.easter import easter_sunday
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_days_text import school_year_of
from domain.catalogue.areas import Catalogue
from domain.figures.figure import Figure
from domain.figures.reading import Status, read_all
from domain.meetings.meeting import Meeting, MeetingState
from domain.year.plan import APART, NEAR, NOTICE, PLANNING_MINUTE, about_each, first_day, habits, last_day, releases
from domain.year.slot import YearSlot

FIRST_OF_ALL = ("1.4", "2.1")  # what everybody meets in their own teaching, and can talk about without figures
FURTHEST = 120  # days that are looked through
PLANNED = (MeetingState.DRAFT, MeetingState.INVITED, MeetingState.RUNNING)
TO_LIFT, NEW_FIGURES, EASY, IN_YEAR, LONGEST = "to_lift", "new_figures", "easy", "in_year", "longest"


@dataclass(frozen=True, slots=True)
class Ready:
    """What is proposed: about what, on which day, at which minute of it, and the key of why.

    ``first``: the school has held none before.
    """

    characteristic_id: str
    day: date
    minute_of_day: int
    why: str
    first: bool


def ready(
    today: date,
    catalogue: Catalogue,
    meetings: Sequence[Meeting],
    figures: Sequence[Figure],
    slots: Sequence[YearSlot],
    calendar: SchoolCalendar,
) -> Ready | None:
    """Return the meeting that is natural next; None where no day is free, or there is nothing to talk about."""
    weekday, minute = habits(meetings, calendar)
    day = _next_day(today, weekday, meetings, calendar)
    if day is None or not catalogue.characteristics:
        return None
    held = any(one.state is MeetingState.ENDED for one in meetings)
    about, why = _about(day, catalogue, meetings, figures, slots, calendar, first=not held)
    return Ready(about, day, PLANNING_MINUTE if calendar.planning(day) else minute, why, first=not held)


def _next_day(today: date, weekday: int, meetings: Iterable[Meeting], calendar: SchoolCalendar) -> date | None:
    """The first planning day, or day of the week on which the school meets, that leaves time to prepare."""
    busy = [local(one.starts_at, calendar.zone).date() for one in meetings if one.starts_at and one.state in PLANNED]
    day = today + NOTICE
    for _ in range(FURTHEST):
        natural = calendar.planning(day) or day.weekday() == weekday
        off = calendar.rests(day) or not _within_year(day) or (not calendar.days and _often_off(day))
        if natural and not off and all(abs(day - other) >= APART for other in busy):
            return day
        day += timedelta(days=1)
    return None


def _within_year(day: date) -> bool:
    year = school_year_of(day)
    return first_day(year) <= day <= last_day(year)


def _often_off(day: date) -> bool:
    """Whether schools are often closed then; asked only of a school that has not entered its own days."""
    if (day.month, day.day) >= (12, 20) or (day.month, day.day) <= (1, 4):
        return True
    if day.isocalendar().week in (8, 9, 40, 41):
        return True
    return timedelta(0) <= easter_sunday(day.year) + timedelta(days=1) - day <= timedelta(days=9)


def _about(
    day: date,
    catalogue: Catalogue,
    meetings: Sequence[Meeting],
    figures: Sequence[Figure],
    slots: Sequence[YearSlot],
    calendar: SchoolCalendar,
    *,
    first: bool,
) -> tuple[str, str]:
    """What to talk about, and why: what the year says, else what figures show, else what is easiest to begin with."""
    (next_one,) = about_each([day], catalogue, meetings, slots, calendar)
    if any(slot.state == "proposed" and slot.characteristic_id == next_one for slot in slots):
        return next_one, IN_YEAR
    if not first:
        return next_one, NEW_FIGURES if _new_on(day, next_one, catalogue, calendar) else LONGEST
    planned = {one.characteristic_id for one in meetings if one.state in PLANNED}
    open_ = [one.id for one in catalogue.characteristics if one.id not in planned]
    marked = {about: _marked(about, catalogue, figures) for about in open_}
    most = max(open_, key=lambda about: marked[about], default="")
    if most and marked[most] > (0, 0):
        return most, TO_LIFT
    easy = next((about for about in FIRST_OF_ALL if about in open_), "")
    return (easy, EASY) if easy else (next_one, LONGEST)


def _marked(about: str, catalogue: Catalogue, figures: Sequence[Figure]) -> tuple[int, int]:
    """How many figures about it need lifting, and how many are to be watched."""
    found = [one.status for one in read_all(catalogue.informing(about), figures)]
    return found.count(Status.LIFT), found.count(Status.WATCH)


def _new_on(day: date, about: str, catalogue: Catalogue, calendar: SchoolCalendar) -> bool:
    """Whether figures about it have appeared in the six weeks before a day."""
    sources = {indicator.source for indicator in catalogue.informing(about)}
    new = [one for one in releases(school_year_of(day), calendar) if one.day <= day <= one.day + NEAR]
    return any(sources & one.sources for one in new)
