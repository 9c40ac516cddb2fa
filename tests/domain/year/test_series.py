"""On which days a series is: days off left out, the rhythm kept."""

from __future__ import annotations

from datetime import date

from bot.calendar.holidays import NorwegianHolidays
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_year import DayKind, SchoolDays
from domain.year.series import MOST, Rhythm, days_of, with_usual_day

THURSDAY, SATURDAY = 3, 5
NOVEMBER = date(2026, 11, 24)
DAYS = (
    SchoolDays("s", date(2026, 12, 21), date(2027, 1, 1), DayKind.HOLIDAY, "juleferie"),
    SchoolDays("s", date(2027, 2, 4), date(2027, 2, 4), DayKind.PLANNING, "planleggingsdag"),
)
CALENDAR = SchoolCalendar("Europe/Oslo", NorwegianHolidays(), DAYS)
BARE = SchoolCalendar("Europe/Oslo", NorwegianHolidays())


def test_every_other_thursday_stays_the_same_thursdays_over_a_day_off() -> None:
    found = days_of(Rhythm((THURSDAY,), weeks=2), NOVEMBER, date(2027, 2, 20), None, CALENDAR)

    assert found.days == (
        date(2026, 11, 26),
        date(2026, 12, 10),
        date(2027, 1, 7),
        date(2027, 1, 21),
        date(2027, 2, 18),
    )
    assert found.left_out == (date(2026, 12, 24), date(2027, 2, 4))
    assert not found.cut


def test_a_public_holiday_is_left_out_without_any_skoleruta() -> None:
    found = days_of(Rhythm((THURSDAY,)), date(2027, 3, 20), date(2027, 4, 5), None, BARE)

    assert found.days == (date(2027, 4, 1),)
    assert found.left_out == (date(2027, 3, 25),)  # Maundy Thursday


def test_the_first_and_the_last_weekday_of_a_month() -> None:
    first = days_of(Rhythm((0,), months=1, nths=(1,)), NOVEMBER, date(2027, 3, 31), None, CALENDAR)
    last = days_of(Rhythm((4,), months=1, nths=(-1,)), NOVEMBER, date(2027, 1, 31), None, CALENDAR)

    assert first.days == (date(2026, 12, 7), date(2027, 1, 4), date(2027, 2, 1), date(2027, 3, 1))
    assert last.days == (date(2026, 11, 27), date(2027, 1, 29))
    assert last.left_out == (date(2026, 12, 25),)


def test_every_other_month_begins_with_the_first_that_has_such_a_day_ahead() -> None:
    found = days_of(Rhythm((0,), months=2, nths=(1,)), NOVEMBER, date(2027, 4, 30), None, BARE)

    assert found.days == (date(2026, 12, 7), date(2027, 2, 1), date(2027, 4, 5))


def test_so_many_times_counts_meetings_and_not_days_off() -> None:
    found = days_of(Rhythm((THURSDAY,)), NOVEMBER, None, 5, CALENDAR)

    assert len(found.days) == 5
    assert found.days[-1] == date(2027, 1, 7)
    assert found.left_out == (date(2026, 12, 24), date(2026, 12, 31))
    assert not found.cut


def test_without_an_end_it_goes_to_the_end_of_the_school_year_and_never_into_the_summer() -> None:
    found = days_of(Rhythm((0,), months=1, nths=(1,)), NOVEMBER, None, None, BARE)
    long = days_of(Rhythm((0,), months=1, nths=(1,)), NOVEMBER, date(2027, 10, 31), None, BARE)

    assert found.days[-1] == date(2027, 6, 7)
    assert [day for day in long.days if day.month in (7, 8)] == []
    assert long.days[-1] == date(2027, 10, 4)


def test_no_series_is_longer_than_can_be_taken_in() -> None:
    found = days_of(Rhythm((0, THURSDAY)), NOVEMBER, None, None, BARE)
    asked = days_of(Rhythm((THURSDAY,)), NOVEMBER, None, 50, BARE)

    assert (len(found.days), found.cut) == (MOST, True)
    assert (len(asked.days), asked.cut) == (MOST, True)


def test_exactly_as_many_as_were_asked_for_is_not_cut() -> None:
    assert not days_of(Rhythm((THURSDAY,)), NOVEMBER, None, MOST, BARE).cut


def test_a_saturday_that_was_asked_for_is_a_working_day_but_for_holidays() -> None:
    found = days_of(Rhythm((SATURDAY,)), date(2026, 12, 10), date(2026, 12, 31), None, CALENDAR)

    assert found.days == (date(2026, 12, 12), date(2026, 12, 19))
    assert found.left_out == (date(2026, 12, 26),)


def test_without_a_weekday_it_is_the_usual_one_and_in_a_month_the_first() -> None:
    assert with_usual_day(Rhythm(weeks=2), THURSDAY) == Rhythm((THURSDAY,), weeks=2)
    assert with_usual_day(Rhythm(months=1), THURSDAY) == Rhythm((THURSDAY,), months=1, nths=(1,))


def test_a_month_without_a_fifth_such_day_has_none() -> None:
    found = days_of(Rhythm((THURSDAY,), months=1, nths=(5,)), NOVEMBER, date(2027, 2, 28), None, BARE)

    assert found.days == (date(2026, 12, 31),)
