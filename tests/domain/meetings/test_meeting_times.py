"""The time around a meeting: proposed backwards, moved along, never in quiet hours or on days off."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.calendar.clock_and_days import local
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_year import DayKind, SchoolDays
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import along, chosen, problems_with_times, propose, vote_by_timetable, with_times
from tests.support.arranged.small_school import NoHolidays

OSLO = "Europe/Oslo"
NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)
THURSDAY = datetime(2026, 10, 22, 12, 0, tzinfo=UTC)  # 14 in Norway
AUTUMN = SchoolDays("s", date(2026, 10, 5), date(2026, 10, 9), DayKind.HOLIDAY, "høstferie")
PLANNING = SchoolDays("s", date(2026, 10, 10), date(2026, 10, 10), DayKind.PLANNING, "plandag")
PLAIN = SchoolCalendar(OSLO, NoHolidays())
WITH_DAYS = SchoolCalendar(OSLO, NoHolidays(), (AUTUMN, PLANNING))


def meeting(starts_at: datetime = THURSDAY) -> Meeting:
    return Meeting("m", "s", "1.4", MeetingState.DRAFT, "p", NOW, starts_at, 90)


def clock(at: datetime | None) -> str:
    return local(at, OSLO).strftime("%a %d.%m %H:%M") if at else "-"


def test_two_weeks_a_week_and_two_working_days_ahead_at_nine() -> None:
    found = propose(meeting(), NOW, PLAIN)

    assert clock(found.invite_at) == "Thu 08.10 09:00"
    assert clock(found.prepare_at) == "Thu 15.10 09:00"
    assert clock(found.nudge_at) == "Tue 20.10 09:00"
    assert found.vote_at is None
    assert problems_with_times(found, meeting(), NOW, PLAIN) == []


def test_what_would_fall_in_a_holiday_comes_before_it() -> None:
    assert clock(propose(meeting(), NOW, WITH_DAYS).invite_at) == "Fri 02.10 09:00"


def test_a_meeting_this_week_is_announced_at_once_and_nudged_the_day_before() -> None:
    now = datetime(2026, 10, 19, 8, 0, tzinfo=UTC)
    found = propose(meeting(), now, PLAIN)

    assert (found.invite_at, found.prepare_at) == (None, now)
    assert clock(found.nudge_at) == "Tue 20.10 09:00" or clock(found.nudge_at) == "Wed 21.10 09:00"


def test_nobody_is_nudged_who_was_only_just_asked() -> None:
    assert propose(meeting(), THURSDAY - timedelta(hours=6), PLAIN).nudge_at is None


def test_moving_keeps_the_distance_in_days_and_the_clock_over_the_change_to_winter_time() -> None:
    before = propose(meeting(), NOW, PLAIN)
    later = replace(before, starts_at=datetime(2026, 10, 29, 13, 0, tzinfo=UTC))  # 14 in Norway, a week later
    moved = along(before, later, NOW, PLAIN)

    assert clock(moved.invite_at) == "Thu 15.10 09:00"
    assert clock(moved.nudge_at) == "Tue 27.10 09:00"


def test_what_has_happened_stays_and_the_rest_is_never_in_the_past() -> None:
    before = propose(meeting(), NOW, PLAIN)
    now = datetime(2026, 10, 12, 8, 0, tzinfo=UTC)  # the invitation is out
    earlier = replace(before, starts_at=datetime(2026, 10, 14, 12, 0, tzinfo=UTC))
    moved = along(before, earlier, now, PLAIN)

    assert moved.invite_at == before.invite_at
    assert moved.prepare_at == now
    assert moved.nudge_at is None or now < moved.nudge_at < datetime(2026, 10, 14, 10, 0, tzinfo=UTC)


def test_the_vote_moves_with_the_meeting_to_the_minute() -> None:
    before = replace(propose(meeting(), NOW, PLAIN), vote_at=vote_by_timetable(meeting()))
    assert before.vote_at is not None
    moved = along(before, replace(before, starts_at=THURSDAY + timedelta(days=1, minutes=30)), NOW, PLAIN)

    assert moved.vote_at == before.vote_at + timedelta(days=1, minutes=30)


def test_settled_times_are_kept_and_others_proposed() -> None:
    assert not chosen(meeting())
    settled = replace(meeting(), prepare_at=NOW, invite_at=NOW - timedelta(days=1))
    assert with_times(settled, NOW, PLAIN) == replace(settled, invite_at=None)


@pytest.mark.parametrize(
    ("field", "at", "key"),
    [
        ("invite_at", datetime(2026, 8, 1, 8, tzinfo=UTC), "times_passed"),
        ("nudge_at", THURSDAY + timedelta(hours=1), "times_after_meeting"),
        ("nudge_at", datetime(2026, 10, 17, 8, tzinfo=UTC), "times_quiet"),  # a Saturday
        ("nudge_at", datetime(2026, 10, 20, 16, tzinfo=UTC), "times_quiet"),  # 18 in Norway
        ("prepare_at", datetime(2026, 10, 6, 8, tzinfo=UTC), "times_quiet"),  # in the autumn holiday
        ("nudge_at", datetime(2026, 10, 14, 8, tzinfo=UTC), "times_out_of_order"),  # before preparing opens
    ],
)
def test_what_cannot_be_is_said_beside_its_field(field: str, at: datetime, key: str) -> None:
    was = propose(meeting(), NOW, WITH_DAYS)
    values: dict[str, datetime] = {field: at}
    (problem,) = problems_with_times(replace(was, **values), was, NOW, WITH_DAYS)  # type: ignore[arg-type]

    assert (problem.key, problem.field) == (key, f"{field[:-3]}_date")


def test_a_planning_day_is_worked_even_on_a_saturday() -> None:
    assert WITH_DAYS.planning(date(2026, 10, 10))
    assert not WITH_DAYS.rests(date(2026, 10, 10))
    assert WITH_DAYS.rests(date(2026, 10, 11))
    assert clock(WITH_DAYS.open_from(datetime(2026, 10, 2, 16, tzinfo=UTC))) == "Sat 10.10 08:00"
    assert WITH_DAYS.name_of(date(2026, 10, 6), "nb") == "høstferie"


@pytest.mark.parametrize("hour", range(24))
def test_no_proposed_time_is_ever_quiet(hour: int) -> None:
    for days in range(1, 120):
        start = NOW + timedelta(days=days, hours=hour)
        found = propose(meeting(start), NOW, WITH_DAYS)
        for at in (found.invite_at, found.nudge_at):
            assert at is None or (not WITH_DAYS.is_quiet(at) and NOW < at < start)
