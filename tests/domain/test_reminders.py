"""When to say it, when to wait, when to let it be."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from domain.measures import Measure, Progress
from domain.notices import NoticeKind
from domain.people import Member, Person, Role
from domain.reminders import LONGEST_PAUSE, MOST_ATTEMPTS, Drop, Send, Wait, decide, pause_before

OSLO = "Europe/Oslo"
MEASURE = Measure("m", "s", None, "1.4", "Ringe alle hjem", "p", date(2026, 12, 3))
OWNER = Member("s", Person("p", "t", "aad", "29:p", "Jonas"), Role.TEACHER)
AHEAD, DUE = NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def never(_day: date) -> bool:
    return False


def test_it_is_said_on_a_working_day_in_working_hours() -> None:
    assert decide(AHEAD, MEASURE, OWNER, at("2026-11-26T09:00"), OSLO, never) == Send()


def test_what_is_done_gone_or_left_is_not_said() -> None:
    now = at("2026-12-03T09:00")

    assert isinstance(decide(DUE, None, OWNER, now, OSLO, never), Drop)
    assert isinstance(decide(DUE, replace(MEASURE, progress=Progress.DONE), OWNER, now, OSLO, never), Drop)
    assert isinstance(decide(DUE, MEASURE, None, now, OSLO, never), Drop)
    assert isinstance(decide(DUE, MEASURE, replace(OWNER, here=False), now, OSLO, never), Drop)


def test_what_was_to_be_said_ahead_is_let_be_once_the_date_has_come() -> None:
    assert isinstance(decide(AHEAD, MEASURE, OWNER, at("2026-12-02T23:30"), OSLO, never), Drop)  # already the 3rd here
    assert decide(AHEAD, MEASURE, OWNER, at("2026-12-02T09:00"), OSLO, never) == Send()


def test_a_date_that_was_moved_ahead_is_waited_for() -> None:
    assert decide(DUE, MEASURE, OWNER, at("2026-12-01T09:00"), OSLO, never) == Wait(at("2026-12-03T09:00"))


@pytest.mark.parametrize(
    ("now", "until"),
    [
        ("2026-12-03T20:00", "2026-12-04T07:00"),  # the evening: the next morning at eight, in Norway
        ("2026-12-04T05:00", "2026-12-04T07:00"),  # the night
        ("2026-12-04T17:30", "2026-12-07T07:00"),  # a Friday evening: Monday
        ("2026-12-05T10:00", "2026-12-07T07:00"),  # a Saturday
        ("2026-12-24T18:00", "2026-12-28T07:00"),  # Christmas
    ],
)
def test_quiet_hours_weekends_and_holidays_are_waited_out(now: str, until: str) -> None:
    holidays = {date(2026, 12, 25), date(2026, 12, 26)}

    assert decide(DUE, MEASURE, OWNER, at(now), OSLO, holidays.__contains__) == Wait(at(until))


def test_the_morning_is_the_schools_own_across_daylight_saving() -> None:
    measure = replace(MEASURE, due=date(2027, 3, 26))

    # Saturday night, and on Sunday summer time begins: eight on Monday is six in UTC, no longer seven.
    assert decide(DUE, measure, OWNER, at("2027-03-27T22:00"), OSLO, never) == Wait(at("2027-03-29T06:00"))


@given(now=some.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31)), holiday=some.booleans())  # noqa: DTZ001
def test_waiting_always_ends_later_and_in_working_hours(now: datetime, holiday: bool) -> None:
    now = now.replace(tzinfo=UTC)
    decision = decide(DUE, replace(MEASURE, due=date(2025, 1, 1)), OWNER, now, OSLO, lambda d: holiday and d.day == 1)

    if isinstance(decision, Wait):
        assert decision.until > now
        assert decide(DUE, replace(MEASURE, due=date(2025, 1, 1)), OWNER, decision.until, OSLO, never) == Send()


def test_pauses_grow_differ_between_notices_keep_what_the_service_asks_and_end() -> None:
    pauses = [pause for attempt in range(1, MOST_ATTEMPTS) if (pause := pause_before("n", attempt))]

    assert len(pauses) == MOST_ATTEMPTS - 1
    assert pauses[0] < timedelta(seconds=13)
    assert max(pauses) <= LONGEST_PAUSE * 1.2
    assert pause_before("n", 3) == pause_before("n", 3) != pause_before("other", 3)
    assert pause_before("n", 1, retry_after=600) == timedelta(seconds=600)
    assert pause_before("n", MOST_ATTEMPTS) is None
