"""The sentences on a result: which to talk about, how many recognise them, and nothing below the limit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cards.kit import kit
from cards.kit.scene import Card
from cards.votes import result
from cards.votes import sentences as vote_sentences
from domain.catalogue.areas import Characteristic, Criterion
from domain.catalogue.read import built_in
from domain.people.school import LANGUAGES
from domain.votes.recognised import all_ticks
from domain.votes.rounds import LEVELS, Mode, Round, Tally
from preview import school as samples
from preview import votes as vote_samples
from tests.cards.conducting.room import ABOUT, FIRST, NB, OPEN, RUNNING, SECOND, text
from tests.cards.every.everything import elements, titles


def shown(*rounds: Round) -> Card:
    return result.result(NB, RUNNING, ABOUT, rounds, None, None, 5)


def told(tally: Tally) -> Round:
    return replace(FIRST, tally=tally)


def test_the_result_shows_the_two_sentences_to_talk_about() -> None:
    said = text(shown(FIRST))
    assert "Dette bør vi snakke om Her er vi mest uenige «Foresatte får jevnlige" in said
    assert "4 av 8 kjenner den igjen" in said
    assert "Denne skiller oss fra nivå 3 «Vi lytter til det foresatte trenger» 2 av 8 kjenner den igjen" in said
    assert "begynn med setningen vi er mest uenige om" in said


def test_two_rounds_tell_both_counts_of_a_sentence() -> None:
    assert "4 av 8 i runde 1, 5 av 8 nå" in text(shown(FIRST, SECOND))


def test_a_first_round_without_sentences_is_not_counted_beside_the_second() -> None:
    bare = replace(FIRST, tally=Tally((2, 4, 2, 0)))
    said = text(shown(bare, SECOND))
    assert "5 av 8 kjenner den igjen" in said
    assert "i runde 1, 5" not in said


def test_all_sentences_unfold_with_their_counts_and_are_in_the_words_of_the_chart() -> None:
    card = shown(FIRST)
    (hidden,) = [one for one in elements(card) if one.get("isVisible") is False]
    assert "Vis alle setningene" in titles(card)
    for level in LEVELS:
        assert f"Nivå {level}" in hidden["text"].replace("\u00a0", " ")
        for one in ABOUT.levels[level]:
            assert one.text["nb"].rstrip(".") in hidden["text"]
    assert "7 av 8" in text(result.as_text(NB, RUNNING, ABOUT, (FIRST,)))


@pytest.mark.parametrize("tally", [Tally((2, 4, 2, 0)), Tally((2, 4, 2, 0), 0, {}, 0)])
def test_below_the_limit_no_sentence_is_counted_and_nothing_tells_none_from_few(tally: Tally) -> None:
    card = shown(told(tally))
    assert "Vis alle setningene" not in titles(card)
    assert "kjenner den igjen" not in text(card)
    assert "når minst 5 har krysset av" in text(card)
    assert card == shown(told(Tally((2, 4, 2, 0))))


def test_where_not_all_who_voted_ticked_it_is_said_of_whom_the_count_is() -> None:
    assert "4 av de 6 som krysset av, kjenner den igjen" in text(
        shown(told(Tally((2, 4, 2, 0), 0, {"2.1": 6, "2.2": 6, "3.1": 4, "3.2": 5}, 6)))
    )


def test_a_sentence_that_nobody_recognises_is_said_so() -> None:
    assert "Ingen kjenner den igjen" in text(shown(told(Tally((0, 8, 0, 0), 0, {"3.1": 3}, 8))))


def test_a_show_of_hands_says_nothing_of_sentences() -> None:
    hands = replace(FIRST, mode=Mode.HANDS, tally=Tally((2, 4, 2, 0)))
    assert "krysset av" not in text(shown(hands))


@pytest.mark.parametrize(
    ("rounds", "words"),
    [
        ((replace(FIRST, tally=Tally((0, 8, 0, 0))),), "Spør gjerne hva som skulle til"),
        ((FIRST, vote_samples.ALIKE_NOW), "Spør gjerne hva som skulle til"),
        ((FIRST, replace(SECOND, tally=Tally((1, 6, 0, 1)))), "Lengst fra hverandre ligger nivå 1 og nivå 4"),
        ((replace(FIRST, tally=Tally((0, 3, 4, 0))),), "Få har stemt, så én stemme gjør stort utslag"),
    ],
)
def test_what_to_bear_in_mind_is_said(rounds: tuple[Round, ...], words: str) -> None:
    assert words in text(shown(*rounds))


def test_a_group_of_eight_that_is_close_needs_no_warning() -> None:
    said = text(shown(FIRST, SECOND))
    assert not any(words in said for words in ("Få har stemt", "Lengst fra", "Spør gjerne"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_results_and_sentences_fit_for_every_characteristic_of_the_catalogue(language: str) -> None:
    on = samples.scene(language)
    for one in built_in().characteristics:
        ticks = dict.fromkeys(all_ticks(one), 44)
        rounds = [replace(each, tally=Tally((20, 30, 30, 10), 0, ticks, 90)) for each in (FIRST, SECOND)]
        assert kit.size_of(result.result(on, RUNNING, one, rounds, vote_samples.chart(on, *rounds), None, 5)) < 14000
        assert kit.size_of(vote_sentences.sentences_first(on, RUNNING, one, OPEN, list(ticks))) < 14000


def test_a_characteristic_without_sentences_has_none_to_tick() -> None:
    lost = Characteristic("9.9", "", {}, dict.fromkeys(LEVELS, ()), False, "")
    card = vote_sentences.my_choice(NB, RUNNING, lost, OPEN, 2)
    assert not any(one["type"] == "Input.ChoiceSet" for one in elements(card))
    assert "Dette bør vi snakke om" not in text(result.result(NB, RUNNING, lost, (FIRST,), None, None, 5))


@pytest.mark.parametrize("letter", ["ø", "*", '"'])
def test_the_longest_sentences_that_a_school_may_have_are_cut_where_all_are_listed(letter: str) -> None:
    longest = {level: (Criterion({"nb": letter * 400}),) * 6 for level in LEVELS}
    own = replace(ABOUT, levels=longest)
    rounds = [
        replace(each, tally=Tally((20, 30, 30, 10), 0, dict.fromkeys(all_ticks(own), 44), 90))
        for each in (FIRST, SECOND)
    ]
    card = result.result(NB, RUNNING, own, rounds, vote_samples.chart(NB, *rounds), None, 5)
    assert "Vis alle setningene" in titles(card)
