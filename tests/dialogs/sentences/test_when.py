"""Days and times, as people write them."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.sentences.found import When
from dialogs.sentences.time_words import TIME_WORDS
from dialogs.sentences.when import read_when
from dialogs.sentences.words import DAY_WORDS
from tests.dialogs.sentences.when_cases import DOUBTFUL, NOT_WHEN, PLAIN, WRONG

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
OSLO = "Europe/Oslo"
IDS = frozenset({*(f"1.{n}" for n in range(1, 13)), *(f"2.{n}" for n in range(1, 7)), "3.1", "3.2", "3.3", "3.4"})


def at(text: str, now: datetime = MONDAY) -> When:
    return read_when(text, now, OSLO, IDS)


def told(when: When) -> str:
    clock = when.time.strftime("%H:%M") if when.time else "-"
    return f"{when.date or '-'} {clock} {when.minutes or '-'}"


@pytest.mark.parametrize(("text", "expected"), [case for cases in PLAIN.values() for case in cases])
def test_a_plain_day_and_time_is_read_without_doubt(text: str, expected: str) -> None:
    when = at(text)

    assert (told(when), when.doubts, when.problems) == (expected, (), ())


def test_it_is_read_the_same_behind_what_the_meeting_is_about() -> None:
    wrong = {}
    for text, expected in (case for cases in PLAIN.values() for case in cases):
        when = at(f"refleksjonsmøte om 1.4 {text}")
        if told(when) != expected or "1.4" not in when.rest:
            wrong[text] = (told(when), expected, when.rest)

    assert wrong == {}


@pytest.mark.parametrize(("text", "expected", "doubts"), DOUBTFUL)
def test_what_is_doubtful_has_a_best_guess(text: str, expected: str, doubts: list[str]) -> None:
    when = at(text)

    assert (told(when), [doubt.key for doubt in when.doubts], when.problems) == (expected, doubts, ())


@pytest.mark.parametrize(("text", "expected", "problems"), WRONG)
def test_what_cannot_be_is_said(text: str, expected: str, problems: list[str]) -> None:
    when = at(text)

    assert (told(when), [problem.key for problem in when.problems]) == (expected, problems)


@pytest.mark.parametrize("text", NOT_WHEN)
def test_what_is_no_day_or_time_is_left_alone(text: str) -> None:
    when = at(text)

    assert told(when) == "- - -"
    assert when.rest == text.strip("🎵 ") or text in when.rest


def test_a_number_that_is_both_is_a_characteristic_once_and_a_date_once() -> None:
    assert told(at("refleksjonsmøte 1.4 3.12 kl 14")) == "2026-12-03 14:00 -"
    assert told(at("refleksjonsmøte om 1.4 torsdag 3.12 kl 14")) == "2026-12-03 14:00 -"
    assert told(at("refleksjonsmøte om 1.12 kl 14")) == "- 14:00 -"
    assert at("samarbeid 1.12 kl 14").perhaps[0][1].isoformat() == "2026-12-01"


def test_the_day_is_the_local_one_just_before_midnight() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)  # Tuesday 00.30 in Norway

    assert told(at("i morgen kl 9", late)) == "2026-11-25 09:00 -"


def test_across_daylight_saving_the_clock_on_the_wall_counts() -> None:
    saturday = datetime(2027, 3, 27, 12, 0, tzinfo=UTC)

    assert told(at("mandag kl 14", saturday)) == "2027-03-29 14:00 -"
    assert told(at("om to dager kl 14", saturday)) == "2027-03-29 14:00 -"


def test_next_monday_said_in_the_weekend_is_doubtful() -> None:
    sunday = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
    when = at("neste mandag kl 14", sunday)

    assert told(when) == "2026-11-23 14:00 -"
    assert [doubt.key for doubt in when.doubts] == ["which_week"]


def test_every_language_has_words_for_everything() -> None:
    for tables in (DAY_WORDS, TIME_WORDS):
        keys = [set(table) for table in tables.values()]
        assert set(tables) == {"nb", "nn", "en"}
        assert keys[0] == keys[1] == keys[2]
        assert all(value != () for table in tables.values() for value in table.values())
    assert all(len(words["weekdays"]) == 7 and len(words["months"]) == 12 for words in DAY_WORDS.values())
    assert all(set(words["ordinals"].values()) == set(range(1, 32)) for words in DAY_WORDS.values())


PIECES = (
    "kl torsdag neste uke om 1.4 3.12 31 november 29. februar halv kvart på over til fra - – . , : 14 2 pm 25.99 99/99"
    " in two weeks December 3rd den the at 2026-12-03 9999-99-99 0.0 00 24 i 45 minutter timer 👍 \x00 \x01 ² ١٢"
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(st.sampled_from(PIECES.split()), max_size=25).map(" ".join)))
def test_nothing_that_is_written_breaks_the_reading(text: str) -> None:
    when = at(text)

    assert all(problem.field in ("date", "time", "minutes") for problem in (*when.problems, *when.doubts))


@pytest.mark.parametrize(
    "piece", ["a", "kl ", "torsdag ", "1.4 ", "14-", "\n", "om en ", "👍", "3. ", "den ", "i 1 time "]
)
def test_ten_thousand_characters_are_read_quickly(piece: str) -> None:
    at((piece * 10_000)[:10_000])
