"""The year's meetings, and skoleruta as people write it."""

import itertools
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.calendar.holidays import NorwegianHolidays
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_days_text import kind_of, parse, planned_year, school_year_of, written
from domain.calendar.school_year import DayKind, SchoolDays
from domain.catalogue.read import built_in
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.year.plan import APART, NEAR, PER_YEAR, about_each, propose_year, releases
from domain.year.slot import YearSlot

TODAY = date(2026, 8, 3)
TEXT = """28.9–2.10 høstferie
16.11 planleggingsdag
21.12–1.1 juleferie
uke 8 vinterferie
1.2–12.2 elevundersøkelse
8. mars: plandag
22.3.2027-29.3.2027 påskeferie"""
DAYS = parse(TEXT, "s", TODAY)[0]
CALENDAR = SchoolCalendar("Europe/Oslo", NorwegianHolidays(), tuple(DAYS))
CATALOGUE = built_in()


def proposed(*meetings: Meeting, today: date = TODAY, slots: tuple[YearSlot, ...] = ()) -> list[YearSlot]:
    return propose_year("s", 2026, today, CATALOGUE, meetings, slots, CALENDAR)


def held(about: str, on: date, review_on: date | None = None) -> Meeting:
    at = datetime(on.year, on.month, on.day, 11, 30, tzinfo=UTC)
    agreed = Agreement(2, 3, review_on) if review_on else None
    return Meeting(f"m-{about}", "s", about, MeetingState.ENDED, "p", at, at, agreement=agreed)


def test_a_year_has_its_meetings_apart_and_none_on_days_off() -> None:
    slots = proposed()

    assert len(slots) == PER_YEAR
    assert len({slot.characteristic_id for slot in slots}) == PER_YEAR
    for slot in slots:
        assert not CALENDAR.rests(slot.day)
        assert slot.day >= TODAY + timedelta(days=14)
    days = [slot.day for slot in slots]
    assert all(later - earlier >= APART for earlier, later in itertools.pairwise(days))


def test_planning_days_are_days_for_meetings_in_the_morning() -> None:
    by_day = {slot.day: slot for slot in proposed()}

    assert by_day[date(2026, 11, 16)].minute_of_day == 9 * 60


def test_a_meeting_near_new_figures_is_about_what_they_inform() -> None:
    slots = proposed()
    near = {slot.reason: slot for slot in slots if slot.reason in ("gsi", "kostra", "survey")}

    assert {"gsi", "kostra"} <= set(near)
    for key, slot in near.items():
        release = next(one for one in releases(2026, CALENDAR) if one.key == key and slot.day - NEAR <= one.day)
        assert release.day <= slot.day
        assert any(one.source in release.sources for one in CATALOGUE.informing(slot.characteristic_id))


def test_what_was_discussed_long_ago_comes_before_what_was_discussed_lately() -> None:
    every = [one.id for one in CATALOGUE.characteristics]
    meetings = [held(about, date(2025, 1, 9) + timedelta(days=at)) for at, about in enumerate(every)]
    slots = proposed(*meetings)

    assert {slot.characteristic_id for slot in slots} <= set(every[: 3 * PER_YEAR])
    assert every[0] in {slot.characteristic_id for slot in slots}
    assert every[-1] not in {slot.characteristic_id for slot in slots}


def test_an_agreement_comes_back_on_its_review_date_moved_off_a_holiday() -> None:
    slots = proposed(held("1.4", date(2026, 2, 5), review_on=date(2026, 9, 30)))
    (review,) = [slot for slot in slots if slot.reason == "review"]

    assert (review.characteristic_id, review.day) == ("1.4", date(2026, 10, 5))  # after the autumn holiday


def test_a_school_that_meets_on_tuesdays_at_half_past_twelve_goes_on_so() -> None:
    meetings = [held("2.1", date(2026, 3, 3)), held("2.2", date(2026, 4, 14)), held("2.3", date(2026, 5, 12))]
    slots = [slot for slot in proposed(*meetings) if not CALENDAR.planning(slot.day)]

    assert {slot.day.weekday() for slot in slots} == {1}
    assert {slot.minute_of_day for slot in slots} <= {12 * 60 + 30, 13 * 60 + 30}


def test_what_is_settled_or_planned_is_not_proposed_again() -> None:
    first, second, *_ = proposed()
    settled = (replace(first, state="dropped"), replace(second, state="accepted"))
    again = proposed(slots=settled)

    assert len(again) == PER_YEAR - 1  # the dropped one gives its place to another
    assert not {first.characteristic_id, second.characteristic_id} & {slot.characteristic_id for slot in again}


@pytest.mark.parametrize(("today", "most"), [(date(2027, 1, 10), 4), (date(2027, 6, 1), 1), (date(2027, 7, 10), 0)])
def test_late_in_the_year_fewer_are_proposed(today: date, most: int) -> None:
    assert len(proposed(today=today)) <= most
    assert all(slot.day >= today + timedelta(days=14) for slot in proposed(today=today))


def test_skoleruta_is_read_as_people_write_it() -> None:
    found, problems = parse(TEXT, "s", TODAY)

    assert problems == []
    assert [(str(one.first), str(one.last), one.kind.value) for one in found] == [
        ("2026-09-28", "2026-10-02", "holiday"),
        ("2026-11-16", "2026-11-16", "planning"),
        ("2026-12-21", "2027-01-01", "holiday"),
        ("2027-02-01", "2027-02-12", "survey"),
        ("2027-02-22", "2027-02-26", "holiday"),
        ("2027-03-08", "2027-03-08", "planning"),
        ("2027-03-22", "2027-03-29", "holiday"),
    ]
    assert parse(written(found), "s", date(2030, 1, 1)) == (found, [])


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("31.2 ferie", "days_no_such_date"),
        ("uke 54 ferie", "days_no_such_date"),
        ("2026-13-01 ferie", "days_no_such_date"),
        ("2.10–28.9 ferie", "days_backwards"),
        ("1.8–30.6 ferie", "days_too_long"),
        ("høstferie", "days_not_read"),
        ("16. plandag", "days_not_read"),
        ("=1+1", "days_not_read"),
        ("99999999999 ferie", "days_not_read"),
    ],
)
def test_a_line_that_cannot_be_read_is_named_and_the_others_are_kept(line: str, key: str) -> None:
    found, problems = parse(f"16.11 plandag\n{line}", "s", TODAY)

    assert [one.name for one in found] == ["plandag"]
    assert [(one.key, one.field, one.params) for one in problems] == [(key, "days", {"line": line})]


def test_a_heading_says_which_school_year_and_too_much_is_refused() -> None:
    assert parse("Skoleåret 2027/28\n15.8 plandag", "s", TODAY)[0][0].first == date(2027, 8, 15)
    assert parse("16.11 plandag\n" * 81, "s", TODAY)[1][0].key == "days_too_many"
    assert parse("16.11 plandag\n16.11 plandag", "s", TODAY)[0] == [
        SchoolDays("s", date(2026, 11, 16), date(2026, 11, 16), DayKind.PLANNING, "plandag")
    ]


def test_a_school_year_begins_in_august_and_is_planned_from_june() -> None:
    assert [school_year_of(day) for day in (date(2026, 7, 31), date(2026, 8, 1))] == [2025, 2026]
    assert [planned_year(day) for day in (date(2026, 5, 31), date(2026, 6, 1))] == [2025, 2026]
    assert kind_of("Foreldreundersøkinga") is DayKind.SURVEY


def test_each_day_of_a_series_has_another_characteristic_beginning_with_what_the_year_proposes() -> None:
    slots = proposed()
    days = [date(2026, 11, 26) + timedelta(weeks=2 * n) for n in range(12)]
    found = about_each(days, CATALOGUE, [], slots, CALENDAR)

    assert len(set(found)) == len(days)
    assert set(found[: len(slots)]) == {slot.characteristic_id for slot in slots}


def test_what_is_planned_already_is_not_in_a_series_while_there_is_anything_else() -> None:
    ahead = replace(held("1.4", date(2026, 12, 3)), state=MeetingState.INVITED)
    many = [date(2026, 11, 26) + timedelta(days=n) for n in range(40)]

    few = about_each(many[:10], CATALOGUE, [ahead], [], CALENDAR)

    assert "1.4" not in few
    assert len(about_each(many, CATALOGUE, [ahead], [], CALENDAR)) == 40
    assert about_each([], CATALOGUE, [], [], CALENDAR) == []
