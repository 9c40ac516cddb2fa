"""Local time across daylight saving, working days, and the timetable of a meeting."""

import itertools
from datetime import UTC, date, datetime, time, timedelta

import pytest

from domain.calendar.clock_and_days import Fit, local_date, moment, working_day_from
from domain.meetings.forms import FORMS, LONGEST, SHORTEST, form_for, timetable
from tests.support.arranged.small_school import NoHolidays

OSLO = "Europe/Oslo"
START = datetime(2026, 11, 26, 13, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "at", "utc", "fit"),
    [
        (date(2026, 11, 26), time(14), datetime(2026, 11, 26, 13, tzinfo=UTC), Fit.PLAIN),
        (date(2026, 6, 1), time(14), datetime(2026, 6, 1, 12, tzinfo=UTC), Fit.PLAIN),
        (date(2027, 3, 28), time(2, 30), datetime(2027, 3, 28, 1, 30, tzinfo=UTC), Fit.SKIPPED),
        (date(2027, 3, 28), time(3, 0), datetime(2027, 3, 28, 1, 0, tzinfo=UTC), Fit.PLAIN),
        (date(2027, 10, 31), time(2, 30), datetime(2027, 10, 31, 0, 30, tzinfo=UTC), Fit.TWICE),
        (date(2027, 10, 31), time(3, 0), datetime(2027, 10, 31, 2, 0, tzinfo=UTC), Fit.PLAIN),
    ],
)
def test_a_local_time_is_one_moment_and_says_where_the_clock_is_changed(
    day: date, at: time, utc: datetime, fit: Fit
) -> None:
    found = moment(day, at, OSLO)

    assert (found.utc, found.fit) == (utc, fit)


def test_the_local_date_changes_at_local_midnight() -> None:
    assert local_date(datetime(2026, 11, 23, 23, 30, tzinfo=UTC), OSLO) == date(2026, 11, 24)


def test_working_days_leave_out_weekends_and_holidays() -> None:
    holidays = NoHolidays(date(2026, 11, 30))
    saturday = date(2026, 11, 28)

    assert working_day_from(saturday, holidays) == date(2026, 12, 1)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("minutes", [SHORTEST, 45, 60, 75, 90, LONGEST])
def test_a_timetable_fills_the_meeting_without_gaps(form: str, minutes: int) -> None:
    slots = timetable(form, START, minutes)

    assert slots[0].starts_at == START
    assert slots[-1].ends_at == START + timedelta(minutes=minutes)
    assert all(one.ends_at == following.starts_at for one, following in itertools.pairwise(slots))
    assert all(slot.minutes >= 1 for slot in slots)


def test_each_form_is_as_long_as_its_name_says_and_the_length_finds_it() -> None:
    assert {form: FORMS[form].minutes for form in FORMS} == {"igp45": 45, "team60": 60, "igp90": 90}
    assert [form_for(minutes) for minutes in (30, 45, 60, 90, 120)] == ["igp45", "igp45", "team60", "igp90", "igp90"]


def test_a_form_that_is_not_known_gets_the_usual_timetable() -> None:
    assert timetable("gone", START, 90) == timetable("igp90", START, 90)
