"""Answers as people type them."""

from __future__ import annotations

import pytest

from dialogs.placing.read_answers import Move, Read, read_answers, read_example, read_level, read_move
from domain.placing.placement import Answer

F, S, R, U = Answer  # frequently, sometimes, rarely, unknown


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("ofte, av og til, vet ikke", [F, S, U]),
        ("Ofte. Sjelden. Av og til.", [F, R, S]),
        ("ofte sjelden ofte", [F, R, F]),
        ("1 ofte 2 sjelden 3 vet ikke", [F, R, U]),
        ("1: ofte\n2: av  og til\n3: sjelden", [F, S, R]),
        ("3 ofte, 1 sjelden", [R, None, F]),
        ("1 og 2 ofte, 3 sjelden", [F, F, R]),
        ("1-2 ofte 3 aldri", [F, F, R]),
        ("ofte 1 og 3, sjelden 2", [F, R, F]),
        ("alle ofte", [F, F, F]),
        ("stemmer ofte på alle", [F, F, F]),
        ("alle stemmer ofte, 2 sjelden", [F, R, F]),
        ("ofte", [F, None, None]),
        ("stemmer ofte, stemmer av og til", [F, S, None]),
        ("ofte, av og til, veit ikkje", [F, S, U]),
        ("sjeldan, OFTE, iblant", [R, F, S]),
        ("often, now and then, don’t know", [F, S, U]),
        ("1. often 2. rarely 3. not sure", [F, R, U]),
        ("skjelden, ofte, vetikke", [R, F, U]),
    ],
)
def test_answers_are_read_in_all_languages_by_order_and_by_number(text: str, answers: list[Answer | None]) -> None:
    wanted = {at: answer for at, answer in enumerate(answers, start=1) if answer is not None}

    assert read_answers(text, 3, [1, 2, 3]) == Read(wanted)


def test_answers_without_numbers_go_to_the_sentences_that_are_open() -> None:
    assert read_answers("ofte", 3, [2]) == Read({2: F})
    assert read_answers("ofte, sjelden, ofte", 3, [2]) == Read({1: F, 2: R, 3: F})


@pytest.mark.parametrize("text", ["ofte, ofte, ofte, ofte", "4 ofte", "0 ofte", "1-7 ofte", "99 sjelden"])
def test_answers_to_sentences_that_are_not_there_are_none(text: str) -> None:
    assert read_answers(text, 3, [1, 2, 3]) == Read(too_many=True)


@pytest.mark.parametrize(
    "text",
    ["", "1 2 3", "ja", "vi snakker sjelden med foresatte", "stemmer", "offer", "ofte " * 60, "ofte\u202e<script>"],
)
def test_what_says_anything_else_is_no_answer(text: str) -> None:
    assert read_answers(text, 3, [1, 2, 3]) is None


@pytest.mark.parametrize(
    ("text", "level", "rest"),
    [
        ("2", 2, ""),
        ("nivå 3", 3, ""),
        ("Nivå 3.", 3, ""),
        ("3: vi må ringe hjem oftere", 3, "vi må ringe hjem oftere"),
        ("nivå 3, vi må ringe", 3, "vi må ringe"),
        ("3 møter i året", None, "3 møter i året"),
        ("nivå 3 er for høyt", None, "nivå 3 er for høyt"),
        ("1.4 er vanskelig", None, "1.4 er vanskelig"),
        ("2,5 timer til", None, "2,5 timer til"),
        ("level 1: call home", 1, "call home"),
        ("vet ikke", 0, ""),
        ("ringe hjem oftere", None, "ringe hjem oftere"),
        ("30 minutter mer", None, "30 minutter mer"),
        ("5", None, "5"),
    ],
)
def test_a_level_is_read_with_what_it_would_take(text: str, level: int | None, rest: str) -> None:
    assert read_level(text) == (level, rest)


def test_an_example_and_small_words_are_read() -> None:
    assert read_example("Eksempel: vi ringer i august") == "vi ringer i august"
    assert read_example("døme – vi ringer") == "vi ringer"
    assert read_example("vi ringer") == ""
    assert read_move("Gå tilbake.") is Move.BACK
    assert read_move("seinare") is Move.LATER
    assert read_move("ofte") is None
