"""The dates that are proposed where a date is asked for: when a measure is done, and when we look at it again."""

from __future__ import annotations

from datetime import date, timedelta

from domain.calendar.clock_and_days import is_working_day, working_day_from
from domain.calendar.holidays import Holidays

SOON = timedelta(weeks=2)  # nearer than this nothing can be asked to be done
TERM = timedelta(weeks=26)
_ENDS = ((6, 18), (12, 18))  # of the terms, month and day, before days off are counted


def natural_due(today: date, next_meeting: date | None, holidays: Holidays) -> date:
    """The last working day before the next meeting, where there is one in this term; else the last of the term."""
    end = _end_of_term(today, holidays)
    if next_meeting is not None and today + SOON <= next_meeting <= end:
        return _working_day_until(next_meeting - timedelta(days=1), holidays)
    return end


def a_term_ahead(today: date, holidays: Holidays) -> date:
    """The same time in the next term, on a working day; after the summer where that lies in it."""
    day = working_day_from(today + TERM, holidays)
    in_summer = (6, 18) < (day.month, day.day) < (8, 20)
    return working_day_from(date(day.year, 9, 1), holidays) if in_summer else day


def _end_of_term(today: date, holidays: Holidays) -> date:
    ends = (date(year, month, day) for year in (today.year, today.year + 1) for month, day in _ENDS)
    found = (_working_day_until(end, holidays) for end in ends)
    return next(end for end in found if end >= today + SOON)


def _working_day_until(day: date, holidays: Holidays) -> date:
    while not is_working_day(day, holidays):
        day -= timedelta(days=1)
    return day
