"""When a measure may be done, and when we may look again: a day that people work, with time to do something."""

from __future__ import annotations

from datetime import date

from bot.calendar.holidays import NorwegianHolidays
from domain.calendar.clock_and_days import is_working_day
from domain.measures.dates import SOON, a_term_ahead, natural_due

HOLIDAYS = NorwegianHolidays()


def test_a_measure_is_done_the_working_day_before_the_next_meeting() -> None:
    assert natural_due(date(2026, 9, 1), date(2026, 10, 12), HOLIDAYS) == date(2026, 10, 9)  # a Monday's Friday


def test_a_meeting_too_near_or_in_another_term_leaves_the_end_of_the_term() -> None:
    for meeting in (None, date(2026, 9, 4), date(2027, 1, 20)):
        assert natural_due(date(2026, 9, 1), meeting, HOLIDAYS) == date(2026, 12, 18)
    assert natural_due(date(2026, 12, 10), None, HOLIDAYS) == date(2027, 6, 18)


def test_every_day_of_two_years_gets_days_that_people_work() -> None:
    wrong = []
    for number in range(730):
        today = date.fromordinal(date(2026, 1, 1).toordinal() + number)
        due, again = natural_due(today, None, HOLIDAYS), a_term_ahead(today, HOLIDAYS)
        if not (is_working_day(due, HOLIDAYS) and is_working_day(again, HOLIDAYS)):
            wrong.append((today, "a day off", due, again))
        if due < today + SOON or (6, 18) < (again.month, again.day) < (8, 20) or not 150 < (again - today).days < 270:
            wrong.append((today, "too near or too far", due, again))

    assert wrong == []
