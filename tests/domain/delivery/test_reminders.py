"""When to say it, when to wait, when to let it be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_year import DayKind, SchoolDays
from domain.delivery.decide import LONGEST_PAUSE, MOST_ATTEMPTS, Decision, Drop, Send, Wait, decide, pause_before
from domain.delivery.notices import NoticeKind
from domain.measures.measure import Measure, Progress
from domain.people.school import Member, Person, Role
from domain.reminders.rhythms import Rhythm, Wants
from tests.support.arranged.small_school import NoHolidays

OSLO = "Europe/Oslo"
MEASURE = Measure("m", "s", None, "1.4", "Ringe alle hjem", "p", date(2026, 12, 3))
OWNER = Member("s", Person("p", "t", "aad", "29:p", "Jonas"), Role.TEACHER)
AHEAD, DUE, AFTER = NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE, NoticeKind.MEASURE_AFTER
RHYTHM = Rhythm("p")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def decided(
    kind: NoticeKind,
    now: str | datetime,
    measure: Measure | None = MEASURE,
    owner: Member | None = OWNER,
    rhythm: Rhythm = RHYTHM,
    holidays: tuple[date, ...] = (),
) -> Decision:
    calendar = SchoolCalendar(OSLO, NoHolidays(*holidays))
    return decide(kind, measure, owner, rhythm, calendar, at(now) if isinstance(now, str) else now)


def test_it_is_said_on_a_day_and_in_an_hour_of_ones_own() -> None:
    assert decided(AHEAD, "2026-11-26T09:00") == Send()


def test_what_is_over_gone_left_or_not_wanted_is_not_said() -> None:
    now = "2026-12-03T09:00"
    assert isinstance(decided(DUE, now, None), Drop)
    for over in (Progress.DONE, Progress.DROPPED):
        assert isinstance(decided(DUE, now, replace(MEASURE, progress=over)), Drop)
    assert isinstance(decided(DUE, now, owner=None), Drop)
    assert isinstance(decided(DUE, now, owner=replace(OWNER, here=False)), Drop)
    assert isinstance(decided(DUE, now, rhythm=replace(RHYTHM, wants=Wants.OFF)), Drop)
    assert isinstance(decided(DUE, now, rhythm=replace(RHYTHM, days=())), Drop)


def test_who_wants_nothing_ahead_is_asked_on_the_date_and_after_it() -> None:
    only = replace(RHYTHM, wants=Wants.DUE_ONLY)
    assert isinstance(decided(AHEAD, "2026-11-26T09:00", rhythm=only), Drop)
    assert decided(DUE, "2026-12-03T09:00", rhythm=only) == decided(AFTER, "2026-12-07T09:00", rhythm=only) == Send()


def test_what_was_to_be_said_ahead_is_let_be_once_the_date_has_come() -> None:
    assert isinstance(decided(AHEAD, "2026-12-02T23:30"), Drop)  # already the 3rd here
    assert decided(AHEAD, "2026-12-02T09:00") == Send()


def test_a_date_that_was_moved_ahead_is_waited_for() -> None:
    assert decided(DUE, "2026-12-01T09:00") == Wait(at("2026-12-03T09:00"))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-12-03T20:00", "2026-12-04T09:00"),  # the evening: the next morning at ten, in Norway
        ("2026-12-04T05:00", "2026-12-04T09:00"),  # the night
        ("2026-12-04T17:00", "2026-12-07T09:00"),  # six on a Friday evening: Monday
        ("2026-12-05T10:00", "2026-12-07T09:00"),  # a Saturday
        ("2026-12-24T18:00", "2026-12-28T09:00"),  # Christmas
        ("2026-12-03T23:00", "2026-12-04T09:00"),  # midnight here
    ],
)
def test_hours_weekends_and_holidays_are_waited_out(now: str, until: str) -> None:
    holidays = (date(2026, 12, 25), date(2026, 12, 26))
    assert decided(DUE, now, holidays=holidays) == Wait(at(until))


def test_the_hour_is_ones_own_across_daylight_saving() -> None:
    # Saturday night, and on Sunday summer time begins: ten on Monday is eight in UTC, no longer nine.
    assert decided(AFTER, "2027-03-27T22:00") == Wait(at("2027-03-29T08:00"))
    sundays = replace(RHYTHM, days=(6,), begin=2, end=24)  # two o'clock does not exist on this Sunday: three does
    assert decided(AFTER, "2027-03-27T22:00", rhythm=sundays) == Wait(at("2027-03-28T01:00"))


def test_somebody_who_works_on_saturdays_is_reminded_then() -> None:
    saturdays = replace(RHYTHM, days=(5,))
    assert decided(DUE, "2026-12-05T10:00", rhythm=saturdays) == Send()
    assert decided(DUE, "2026-12-03T10:00", rhythm=saturdays) == Wait(at("2026-12-05T09:00"))


def test_a_pause_that_ends_on_a_holiday_ends_on_the_day_after() -> None:
    paused = replace(RHYTHM, paused_until=date(2026, 12, 25))
    holidays = (date(2026, 12, 25), date(2026, 12, 26))
    assert decided(DUE, "2026-12-04T09:00", rhythm=paused, holidays=holidays) == Wait(at("2026-12-28T09:00"))


def test_hours_that_end_before_they_begin_end_at_midnight() -> None:
    odd = replace(RHYTHM, begin=15, end=12)
    assert decided(DUE, "2026-12-03T09:00", rhythm=odd) == Wait(at("2026-12-03T14:00"))
    assert decided(DUE, "2026-12-03T22:30", rhythm=odd) == Send()


def test_school_holidays_rest_and_planning_days_do_not() -> None:
    autumn = SchoolDays("s", date(2026, 12, 3), date(2026, 12, 4), DayKind.HOLIDAY)
    planning = SchoolDays("s", date(2026, 12, 4), date(2026, 12, 4), DayKind.PLANNING)
    for days, until in (((autumn,), "2026-12-07T09:00"), ((autumn, planning), "2026-12-04T09:00")):
        calendar = SchoolCalendar(OSLO, NoHolidays(), days)
        assert decide(DUE, MEASURE, OWNER, RHYTHM, calendar, at("2026-12-03T10:00")) == Wait(at(until))


@given(
    now=some.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)),  # noqa: DTZ001
    days=some.sets(some.integers(0, 6), min_size=1),
    begin=some.integers(0, 23),
    end=some.integers(1, 24),
)
def test_waiting_always_ends_later_and_when_something_may_be_said(
    now: datetime, days: set[int], begin: int, end: int
) -> None:
    long_over = replace(MEASURE, due=date(2025, 1, 1))
    own = replace(RHYTHM, days=tuple(sorted(days)), begin=begin, end=end)
    decision = decided(AFTER, now.replace(tzinfo=UTC), long_over, rhythm=own)
    if isinstance(decision, Wait):
        assert decision.until > now.replace(tzinfo=UTC)
        skipped = begin == 2 and end == 3  # an hour that is left out once a year
        assert skipped or decided(AFTER, decision.until, long_over, rhythm=own) == Send()


def test_pauses_grow_differ_between_notices_keep_what_the_service_asks_and_end() -> None:
    pauses = [pause for attempt in range(1, MOST_ATTEMPTS) if (pause := pause_before("n", attempt))]

    assert len(pauses) == MOST_ATTEMPTS - 1
    assert pauses[0] < timedelta(seconds=13)
    assert max(pauses) <= LONGEST_PAUSE * 1.2
    assert pause_before("n", 3) == pause_before("n", 3) != pause_before("other", 3)
    assert pause_before("n", 1, retry_after=600) == timedelta(seconds=600)
    assert pause_before("n", MOST_ATTEMPTS) is None
