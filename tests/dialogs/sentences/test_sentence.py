"""A request for a meeting: what it is about and when, in one reading."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.sentences.sentence import Asked, read_sentence
from domain.catalogue.read import built_in

MONDAY = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def read(text: str, language: str = "nb") -> Asked:
    return read_sentence(text, built_in(), MONDAY, "Europe/Oslo", language)


SURE = [
    ("nb", "refleksjonsmøte om 1.4 torsdag kl 14", "1.4", "2026-11-26T14:00"),
    ("nb", "planlegg møte om samarbeid med hjemmet 3. desember 13.30", "1.4", "2026-12-03T13:30"),
    ("nb", "Hei Samklang, kan du planlegge et møte om vurdering for læring i morgen kl 9?", "2.2", "2026-11-24T09:00"),
    ("nb", "møte torsdag kl 14 om 1.4", "1.4", "2026-11-26T14:00"),
    ("nb", "torsdag kl 14: refleksjonsmøte om 2.1", "2.1", "2026-11-26T14:00"),
    ("nb", "<b>møte</b> om **1.4** torsdag kl 14", "1.4", "2026-11-26T14:00"),
    ("nb", "refleksjonsmøte 1.4 3.12 kl 14", "1.4", "2026-12-03T14:00"),
    ("nb", "refleksjonsmøte om 1.10 torsdag kl 10.10", "1.10", "2026-11-26T10:10"),
    ("nb", "refleksjonsmøte om 1.4 om to uker kl 9", "1.4", "2026-12-07T09:00"),
    ("nn", "refleksjonsmøte om samarbeid med heimen i overmorgon kl 14", "1.4", "2026-11-25T14:00"),
    ("nn", "planlegg eit møte om 2.2 tysdag halv tre", "2.2", "2026-11-24T14:30"),
    ("en", "reflection meeting on 1.4 Thursday at 14:00", "1.4", "2026-11-26T14:00"),
    ("en", "plan a meeting about assessment for learning tomorrow at 2 pm", "2.2", "2026-11-24T14:00"),
]


@pytest.mark.parametrize(("language", "text", "number", "start"), SURE)
def test_a_whole_request_leaves_nothing_to_ask(language: str, text: str, number: str, start: str) -> None:
    asked = read(text, language)

    assert asked.characteristic is not None
    assert asked.when.start is not None
    assert (asked.characteristic.id, asked.when.start.isoformat(timespec="minutes")) == (number, start)
    assert (asked.doubts, asked.problems) == ((), ())


def test_a_word_that_several_have_is_asked_with_the_best_guess() -> None:
    asked = read("refleksjonsmøte om samarbeid torsdag kl 14")

    assert asked.characteristic is not None
    assert asked.characteristic.id == "1.4"
    assert [doubt.key for doubt in asked.doubts] == ["characteristic_doubtful"]


def test_a_number_that_does_not_exist_is_said() -> None:
    asked = read("refleksjonsmøte om 1.99 torsdag kl 14")

    assert asked.characteristic is None
    assert [(problem.key, problem.params["number"]) for problem in asked.problems] == [
        ("characteristic_unknown", "1.99")
    ]


def test_words_that_are_no_characteristic_are_said() -> None:
    asked = read("refleksjonsmøte om tullball torsdag kl 14")

    assert [problem.key for problem in asked.problems] == ["characteristic_not_found"]


def test_a_bare_request_says_nothing_and_has_no_problem() -> None:
    asked = read("planlegg møte")

    assert (asked.characteristic, asked.when.start, asked.doubts, asked.problems) == (None, None, (), ())


@pytest.mark.parametrize("text", ["refleksjonsmøte om", "møte om torsdag kl 14", "reflection meeting about", "om"])
def test_half_a_sentence_names_nothing_that_could_be_wrong(text: str) -> None:
    asked = read(text)

    assert (asked.characteristic, asked.problems) == (None, ())


@pytest.mark.parametrize("written", ["1. januar 1999", "01.01.1999", "1999-01-01"])
def test_a_year_long_past_is_read_and_not_passed_over(written: str) -> None:
    assert str(read(f"refleksjonsmøte om 1.4 {written} kl 14").when.date) == "1999-01-01"


def test_a_number_beside_a_title_is_taken_as_the_date_and_asked_about() -> None:
    asked = read("refleksjonsmøte samarbeid med hjemmet 1.12 kl 14")

    assert asked.characteristic is not None
    assert asked.characteristic.id == "1.4"
    assert str(asked.when.date) == "2026-12-01"
    assert [doubt.key for doubt in asked.doubts] == ["day_or_number"]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.sampled_from(["nb", "nn", "en"]))
def test_nothing_that_is_written_breaks_the_reading(text: str, language: str) -> None:
    read(f"refleksjonsmøte om {text}", language)
    read(text, language)


def test_ten_thousand_characters_do_no_harm() -> None:
    read("refleksjonsmøte om " + "🎵 samarbeid" * 1000)
    read("a" * 10_000)
