"""Which characteristic people mean."""

from __future__ import annotations

import time

import pytest

from domain.catalogue.find_characteristic import find, sure
from domain.catalogue.read import built_in


def first(words: str, language: str = "nb") -> str:
    found = find(built_in(), words, language)
    return found[0].id if found else ""


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1.4", "1.4"), ("1,4", "1.4"), ("kjennetegn 1.4", "1.4"), ("01.04", "1.4"), ("1.12", "1.12"),
        ("samarbeid med hjemmet", "1.4"), ("Samarbeid med heimen", "1.4"), ("cooperation with the home", "1.4"),
        ("hjemmet", "1.4"), ("heimen", "1.4"), ("heim", "1.4"), ("foreldre", "1.4"),
        ("HJEM", "1.4"), ("the home", "1.4"),
        ("samarbied med hjemet", "1.4"), ("vurdering", "2.2"), ("vurderinga", "2.2"), ("assessment", "2.2"),
        ("lærende relasjoner", "2.1"), ("lærande relasjonar", "2.1"), ("ledelse", "1.11"), ("leiing", "1.11"),
        ("arbeidsmiljøet vårt", "1.10"), ("utstyr og lokaler", "3.3"), ("venteliste", "3.1"), ("konserter", "1.7"),
        ("samarbeid med partnere", "1.12"), ("ressurssenter", "1.3"),
    ],
)  # fmt: skip
def test_what_people_write_finds_what_they_mean(words: str, number: str) -> None:
    assert first(words) == number


def test_feedback_finds_what_concerns_feedback_through_its_figures() -> None:
    found = [one.id for one in find(built_in(), "feedback", "en")]

    assert set(found) == {"2.2", "1.4"}


def test_a_number_that_does_not_exist_finds_those_near_it() -> None:
    assert [one.id for one in find(built_in(), "1.14", "nb")][:2] == ["1.4", "1.1"]
    assert sure(built_in(), "1.14") is None


def test_what_is_doubtful_is_not_sure() -> None:
    assert sure(built_in(), "samarbeid") is None
    assert len(find(built_in(), "samarbeid")) > 2
    known = sure(built_in(), "samarbeid med hjemmet")
    assert known is not None
    assert known.id == "1.4"


@pytest.mark.parametrize(
    "words", ["", "   ", "asdf", "🎺🎺", "<b>hei</b>", "og om på", "9999.9999", "1.4.5", "hvem er med"]
)
def test_what_means_nothing_finds_nothing(words: str) -> None:
    assert sure(built_in(), words) is None


def test_ten_thousand_characters_take_no_time() -> None:
    find(built_in(), "varm opp")
    began = time.perf_counter()
    find(built_in(), "samarbeid " * 1000)
    find(built_in(), "x" * 10_000)

    assert time.perf_counter() - began < 0.5
