"""What a placement keeps, and which level answers point to."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

import pytest

from domain.catalogue.areas import Characteristic, Criterion
from domain.catalogue.read import built_in
from domain.placing.placement import (
    Answer,
    Placement,
    first_open,
    merged,
    open_sentences,
    read,
    sentence_key,
    ticks_of,
    written,
)
from domain.placing.suggest_level import suggest

OFTEN, SOMETIMES, SELDOM, UNKNOWN = Answer
ABOUT_HOME = built_in().characteristic("1.4") or pytest.fail("the catalogue has 1.4")
GENERAL = next(one for one in built_in().characteristics if not one.own_criteria)


def answered(about: Characteristic, said: Mapping[int, list[Answer]]) -> Placement:
    return Placement(
        answers={
            sentence_key(one): answer
            for level, answers in said.items()
            for one, answer in zip(about.levels[level], answers, strict=True)
        }
    )


def test_a_placement_reads_as_it_was_written() -> None:
    whole = replace(
        answered(ABOUT_HOME, {2: [OFTEN, UNKNOWN]}), examples={2: "«Åpen time»\n"}, level=3, thought="En æ.", done=True
    )

    assert read(written(whole)) == whole
    assert read("") is None


def test_a_text_of_another_version_keeps_what_can_be_kept() -> None:
    whole = json.loads(written(answered(ABOUT_HOME, {2: [OFTEN, SELDOM]})))
    newer = {**whole, "version": 7, "mood": [1], "level": {"of": 3}, "examples": {"2": "Ja", "9": "Nei", "3": 4}}
    newer["answers"] |= {"0123": "mostly", "4567": 3, "89": ["often"]}

    found = read(json.dumps(newer))

    assert found is not None
    assert sorted(found.answers.values()) == [OFTEN, SELDOM]
    assert found.examples == {2: "Ja"}
    assert found.level is None


@pytest.mark.parametrize("text", ["{", "[]", "null", '"x"', "{}", '{"answers": [], "level": true, "thought": 3}'])
def test_a_broken_text_is_no_placement_or_an_empty_one(text: str) -> None:
    assert read(text) in (None, Placement())


def test_an_answer_stays_with_its_sentence_wherever_that_stands() -> None:
    kept = answered(ABOUT_HOME, {2: [OFTEN, SELDOM]})
    first, second = ABOUT_HOME.levels[2]
    moved = replace(ABOUT_HOME, levels={**ABOUT_HOME.levels, 2: (Criterion({"nb": "Noe nytt."}), second), 3: (first,)})

    assert [one.text["nb"] for one in open_sentences(kept, moved, 2)] == ["Noe nytt."]
    assert open_sentences(kept, moved, 3) == ()


def test_a_sentence_is_the_same_whatever_its_spaces_and_translations() -> None:
    assert sentence_key(Criterion({"nb": "Vi  lytter. ", "en": "We listen."})) == sentence_key(
        Criterion({"nb": "vi lytter", "nn": "Vi lyttar."}, deficit=True)
    )


def test_the_ticks_are_the_sentences_that_are_often_true() -> None:
    placed = answered(
        ABOUT_HOME, {1: [SELDOM] * len(ABOUT_HOME.levels[1]), 2: [OFTEN, SOMETIMES], 3: [SELDOM, UNKNOWN, OFTEN]}
    )

    assert ticks_of(placed, ABOUT_HOME) == ("2.1", "3.3")
    assert first_open(placed, ABOUT_HOME) == 4


def test_two_placements_become_one_and_the_newer_wins() -> None:
    older = replace(answered(ABOUT_HOME, {2: [OFTEN, SELDOM]}), level=2, thought="Ringe hjem", done=True)
    newer = answered(ABOUT_HOME, {2: [UNKNOWN, SELDOM], 3: [OFTEN] * 3})

    both = merged(newer, older)

    assert both.answer(ABOUT_HOME.levels[2][0]) is UNKNOWN
    assert (both.level, both.thought, both.done, len(both.answers)) == (2, "Ringe hjem", True, 5)


DEFICITS = len(ABOUT_HOME.levels[1])


def test_what_is_often_true_of_a_level_leads_to_it_and_the_least_true_sentence_holds_back() -> None:
    placed = answered(
        ABOUT_HOME, {1: [SELDOM] * DEFICITS, 2: [OFTEN, OFTEN], 3: [OFTEN, SOMETIMES, SELDOM], 4: [SELDOM] * 3}
    )

    found = suggest(placed, ABOUT_HOME)

    assert found.level == 2
    assert found.held_back_by == ABOUT_HOME.levels[3][2]
    assert (found.answer, found.others) == (SELDOM, 1)


def test_a_sentence_that_says_what_is_missing_counts_the_other_way() -> None:
    rest = {2: [OFTEN, OFTEN], 3: [OFTEN] * 3, 4: [OFTEN] * 3}
    assert ABOUT_HOME.levels[1][0].deficit

    held = suggest(answered(ABOUT_HOME, {1: [OFTEN] * DEFICITS, **rest}), ABOUT_HOME)
    free = suggest(answered(ABOUT_HOME, {1: [SELDOM] * DEFICITS, **rest}), ABOUT_HOME)

    assert (held.level, held.held_back_by) == (1, ABOUT_HOME.levels[1][0])
    assert (free.level, free.held_back_by) == (4, None)


def test_one_now_and_then_among_three_does_not_hold_back_but_two_do() -> None:
    base = {1: [SELDOM] * DEFICITS, 2: [OFTEN, OFTEN], 4: [SELDOM] * 3}

    assert suggest(answered(ABOUT_HOME, {**base, 3: [OFTEN, OFTEN, SOMETIMES]}), ABOUT_HOME).level == 3
    assert suggest(answered(ABOUT_HOME, {**base, 3: [OFTEN, SOMETIMES, SOMETIMES]}), ABOUT_HOME).level == 2


def test_nothing_is_suggested_where_nothing_is_known() -> None:
    unknown = {level: [UNKNOWN] * len(ABOUT_HOME.levels[level]) for level in (1, 2, 3, 4)}

    assert suggest(answered(ABOUT_HOME, unknown), ABOUT_HOME).level == 0
    assert suggest(Placement(), ABOUT_HOME).level == 0


def test_where_most_of_a_step_is_unknown_it_is_not_taken_and_no_sentence_is_blamed() -> None:
    placed = answered(
        ABOUT_HOME, {1: [SELDOM] * DEFICITS, 2: [OFTEN, OFTEN], 3: [OFTEN, UNKNOWN, UNKNOWN], 4: [UNKNOWN] * 3}
    )

    found = suggest(placed, ABOUT_HOME)

    assert (found.level, found.held_back_by, found.unknown) == (2, None, True)


@pytest.mark.parametrize(
    ("said", "level"),
    [
        ([SELDOM, OFTEN, SELDOM, SELDOM], 2),
        ([OFTEN, SOMETIMES, SELDOM, SELDOM], 1),
        ([SELDOM, SELDOM, SELDOM, OFTEN], 4),
        ([SELDOM, SOMETIMES, SOMETIMES, SELDOM], 3),
    ],
)
def test_general_criteria_exclude_one_another_so_the_nearest_level_counts(said: list[Answer], level: int) -> None:
    placed = answered(GENERAL, {at: [one] * len(GENERAL.levels[at]) for at, one in enumerate(said, start=1)})

    found = suggest(placed, GENERAL)

    assert (found.level, found.nearest) == (level, True)


def test_a_placement_shows_nothing_in_a_log() -> None:
    assert "often" not in repr(answered(ABOUT_HOME, {2: [OFTEN, SELDOM]})).lower()
    assert "Ringe" not in repr(Placement(thought="Ringe", level=3, examples={2: "Ringe"}))
