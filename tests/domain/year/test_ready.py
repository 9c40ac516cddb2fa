"""The meeting that is ready for a leader: on which day, about what, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from domain.calendar.school_calendar import SchoolCalendar
from domain.figures.figure import Figure
from domain.meetings.meeting import Meeting, MeetingState
from domain.year.plan import APART, NOTICE
from domain.year.ready import EASY, IN_YEAR, LONGEST, TO_LIFT, Ready, ready
from domain.year.slot import YearSlot
from tests.domain.year.test_plan_year import CALENDAR, CATALOGUE, held

WITHOUT_DAYS = replace(CALENDAR, days=())


def found(
    today: date, *meetings: Meeting, calendar: SchoolCalendar = CALENDAR, slots: tuple[YearSlot, ...] = (),
    figures: tuple[Figure, ...] = (),
) -> Ready:  # fmt: skip
    one = ready(today, CATALOGUE, meetings, figures, slots, calendar)
    assert one is not None
    return one


def test_whatever_day_it_is_the_meeting_is_on_a_day_of_work_in_the_school_year_with_time_to_prepare() -> None:
    for calendar in (CALENDAR, WITHOUT_DAYS):
        for after in range(400):
            today = date(2026, 8, 1) + timedelta(days=after)
            one = found(today, calendar=calendar)
            assert one.day >= today + NOTICE, today
            assert not calendar.rests(one.day), today
            assert one.day.weekday() == 3 or calendar.planning(one.day), today
            assert not date(one.day.year, 6, 20) < one.day < date(one.day.year, 8, 20), today


def test_breaks_that_nobody_has_entered_are_left_alone() -> None:
    days = {found(date(2026, 8, 1) + timedelta(days=n), calendar=WITHOUT_DAYS).day for n in range(330)}

    weeks = {day.isocalendar().week for day in days}
    assert not weeks & {8, 9, 40, 41, 52, 53}
    assert not {day for day in days if date(2027, 3, 20) <= day <= date(2027, 3, 29)}, "the week before Easter"
    assert {10, 39, 42} <= weeks


def test_a_planning_day_is_taken_in_the_morning() -> None:
    one = found(date(2026, 11, 1))

    assert (one.day, one.minute_of_day) == (date(2026, 11, 16), 9 * 60)


def test_it_keeps_away_from_what_is_planned_and_keeps_the_habits_of_the_school() -> None:
    at = datetime(2026, 9, 17, 12, tzinfo=UTC)
    planned = Meeting("m", "s", "1.4", MeetingState.INVITED, "p", at, at)
    one = found(date(2026, 9, 1), planned, held("2.1", date(2026, 3, 3)), held("2.2", date(2026, 4, 7)))

    assert abs(one.day - at.date()) >= APART
    assert one.day.weekday() == 1, "they meet on Tuesdays"
    assert one.characteristic_id != "1.4"


def test_the_first_is_about_what_is_easy_to_talk_about() -> None:
    one = found(date(2026, 8, 3))

    assert (one.characteristic_id, one.why, one.first) == ("1.4", EASY, True)


def test_the_first_is_about_what_figures_show_where_there_are_some() -> None:
    indicator = next(one for one in CATALOGUE.informing("4.2") if one.lift_below is not None)
    low = Figure("s", indicator.id, 2025, 1.0, 200)
    one = found(date(2026, 8, 3), figures=(low,))

    assert one.why == TO_LIFT
    assert indicator in CATALOGUE.informing(one.characteristic_id)


def test_later_ones_are_about_what_the_year_says_or_is_longest_ago() -> None:
    before = [held("1.4", date(2026, 5, 7)), held("2.1", date(2026, 4, 9))]
    slot = YearSlot("y", "s", 2026, "3.2", date(2026, 9, 24), 840)

    assert (found(date(2026, 8, 3), *before).why, found(date(2026, 8, 3), *before).first) == (LONGEST, False)
    one = found(date(2026, 8, 3), *before, slots=(slot,))
    assert (one.characteristic_id, one.why) == ("3.2", IN_YEAR)
