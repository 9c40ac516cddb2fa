"""What comes back, as people write it: a table of sentences in three languages."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from dialogs.sentences.recurrence import Recurrence, read_recurrence
from dialogs.sentences.when import read_when
from dialogs.understanding.rules import by_rule
from dialogs.understanding.text import plain
from domain.calendar.school_year import DayKind, SchoolDays
from tests.dialogs.sentences.recurrence_cases import CASES, NOTHING

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
OSLO = "Europe/Oslo"
IDS = frozenset({"1.4", "2.2"})


def rhythm_of(found: Recurrence) -> str:
    rhythm = found.rhythm
    weekdays = ",".join(map(str, rhythm.weekdays)) or "-"
    if rhythm.months:
        return f"{rhythm.months}m {','.join(map(str, rhythm.nths)) or '-'} {weekdays}"
    return f"{rhythm.weeks}w {weekdays}"


def bounds_of(found: Recurrence) -> str:
    return f"{found.first or '-'}..{found.last or '-'}" + (f" x{found.count}" if found.count else "")


def test_what_comes_back_is_read_in_every_language() -> None:
    wrong = {}
    for text, *expected in (case for cases in CASES.values() for case in cases):
        found = read_recurrence(text, MONDAY, OSLO)
        if found is None:
            wrong[text] = ["nothing"]
            continue
        when = read_when(found.rest, MONDAY, OSLO, IDS)
        told = f"{when.time.strftime('%H:%M') if when.time else '-'} {when.minutes or '-'}"
        read = [rhythm_of(found), bounds_of(found), told]
        if read != expected:
            wrong[text] = [*read, found.rest]

    assert wrong == {}


def test_every_such_sentence_is_known_to_be_about_a_series() -> None:
    unknown = [text for cases in CASES.values() for text, *_ in cases if by_rule(plain(text)) != "series"]

    assert unknown == []


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("avlys alle møtene i serien", "cancel_meeting"),
        ("vi avlyser resten av møtene", "cancel_meeting"),
        ("flytt alle møtene i serien en uke fram", "move"),
        ("kan du flytte møtene vi har annenhver torsdag til fredag", "move"),
        ("avlys alle møta som står att", "cancel_meeting"),
        ("flytt heile serien ei veke", "move"),
        ("please cancel the rest of the meetings", "cancel_meeting"),
        ("move the meetings we have every thursday to friday", "move"),
        ("hvor mange møter er det igjen i serien", ""),
    ],
)
def test_a_series_that_there_is_is_moved_or_cancelled_and_not_proposed_anew(text: str, intent: str) -> None:
    assert by_rule(plain(text)) == intent


@pytest.mark.parametrize("text", NOTHING)
def test_what_does_not_come_back_is_no_series(text: str) -> None:
    assert read_recurrence(text, MONDAY, OSLO) is None


def test_a_break_is_the_schools_own_where_it_has_stored_one() -> None:
    days = [SchoolDays("s", date(2027, 2, 15), date(2027, 2, 19), DayKind.HOLIDAY, "vinterferie")]

    until = read_recurrence("hver torsdag kl 14 til vinterferien", MONDAY, OSLO, days)
    after = read_recurrence("hver torsdag kl 14 etter vinterferien", MONDAY, OSLO, days)

    assert until is not None
    assert after is not None
    assert (until.last, after.first) == (date(2027, 2, 14), date(2027, 2, 20))


def test_what_the_meetings_are_about_stays_in_the_rest() -> None:
    found = read_recurrence("møte om samarbeid med hjemmet annenhver torsdag kl 14 fram til påske", MONDAY, OSLO)

    assert found is not None
    assert "om samarbeid med hjemmet" in found.rest
    assert "påske" not in found.rest
