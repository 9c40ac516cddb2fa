"""The vote: what it gives away, and that everything fits."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from cards.kit import compiled, kit
from cards.votes import few
from cards.votes import own as vote_own
from cards.votes import sentences as vote_sentences
from cards.votes import shared as vote
from cards.votes.verbs import VOTE
from domain.catalogue.areas import Characteristic
from domain.catalogue.read import built_in
from domain.people.school import LANGUAGES
from domain.votes.rounds import LEVELS, Mode
from preview import school as samples
from preview import votes as vote_samples
from tests.cards.conducting.room import ABOUT, FIRST, NB, OPEN, RUNNING, filled, text, verbs
from tests.cards.every.everything import buttons, elements, titles, words


def test_each_level_has_its_button_beneath_its_sentences_and_vet_ikke_comes_after() -> None:
    card = vote.shared(NB, RUNNING, ABOUT, OPEN, 5, 8, 5)
    pressed = [(one["data"]["verb"], one["data"]["arg"]) for one in buttons(card) if one["verb"] == VOTE]
    assert pressed == [(VOTE, str(level)) for level in (1, 2, 3, 4, 0)]
    assert filled(card) == []
    boxes = [one for one in card["body"] if one["type"] == "Container"]
    for level, box in zip(LEVELS, boxes, strict=True):
        sentence = ABOUT.levels[level][0].text["nb"]
        assert [one["type"] for one in box["items"]] == ["ColumnSet", "Input.ChoiceSet", "ActionSet"]
        assert sentence in [choice["title"] for choice in box["items"][1]["choices"]]


def test_the_shared_card_counts_and_shows_nothing_else_of_the_votes() -> None:
    one, other = (vote.shared(NB, RUNNING, ABOUT, OPEN, counted, 8, 5) for counted in (1, 7))
    changed = [(a, b) for a, b in zip(words(one), words(other), strict=True) if a != b]
    assert [(a.replace("\u00a0", " "), b.replace("\u00a0", " ")) for a, b in changed] == [
        ("1 av 8 har stemt", "7 av 8 har stemt")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ones_own_view_does_not_depend_on_the_vote_until_it_is_asked_for(language: str) -> None:
    on = samples.scene(language)
    own = vote_own.mine(on, RUNNING, OPEN, vote.voted(on, 5, 8))
    again = [vote_own.choices(on, RUNNING, ABOUT, OPEN, 5, 8, choice) for choice in (0, 1, 2, 3, 4)]
    assert all(card == again[0] for card in again)
    assert not any("niva-" in one.get("url", "") for one in elements(own))
    shown = {json.dumps(vote_sentences.my_choice(on, RUNNING, ABOUT, OPEN, choice)) for choice in range(5)}
    assert len(shown) == 5


@pytest.mark.parametrize("choice", range(5))
def test_nothing_about_a_vote_falls_back_to_a_message_that_all_would_read(choice: int) -> None:
    views = [
        vote.shared(NB, RUNNING, ABOUT, OPEN, 5, 8, 5),
        vote_own.mine(NB, RUNNING, OPEN, vote.voted(NB, 5, 8)),
        vote_sentences.my_choice(NB, RUNNING, ABOUT, OPEN, choice),
        vote_own.choices(NB, RUNNING, ABOUT, OPEN, 5, 8, choice),
        vote_own.wait(NB, RUNNING, ABOUT, OPEN, 5, 8),
        vote_own.choices(NB, RUNNING, ABOUT, OPEN, 5, 8, prepared=True, anyway=True),
        vote_sentences.sentences_first(NB, RUNNING, ABOUT, OPEN, ("2.1",)),
        vote_sentences.sentences_first(NB, RUNNING, ABOUT, OPEN, ("2.1",), too_soon=True),
        few.consent(NB, RUNNING, 0, 4),
        few.consent_answered(NB, RUNNING, True),
    ]
    assert not any("fallback" in one for view in views for one in elements(view))


def test_a_changed_vote_says_which_version_of_the_vote_it_replaces() -> None:
    revs = {
        one["data"].get("rev")
        for one in buttons(vote_own.choices(NB, RUNNING, ABOUT, OPEN, 5, 8, 2, 3))
        if "arg" in one["data"]
    }
    assert revs == {3}


def test_who_has_not_voted_has_nothing_to_keep() -> None:
    assert "Behold stemmen min" not in titles(vote_own.choices(NB, RUNNING, ABOUT, OPEN, 5, 8))
    assert "Behold stemmen min" in titles(vote_own.choices(NB, RUNNING, ABOUT, OPEN, 5, 8, 0))


def test_an_open_vote_does_not_promise_that_nobody_sees() -> None:
    secret = text(vote.shared(NB, RUNNING, ABOUT, OPEN, 1, 8, 5))
    by_name = text(vote.shared(NB, RUNNING, ABOUT, replace(OPEN, mode=Mode.OPEN), 1, 4, 1))
    assert "Ingen ser hva du stemmer" in secret
    assert "hvis minst 5 har stemt" in secret
    assert "Ingen ser" not in by_name


def test_a_round_without_a_result_has_no_result_to_show() -> None:
    assert titles(vote.closed(NB, RUNNING, ABOUT, vote_samples.GIVEN_UP)) == []
    assert titles(vote.closed(NB, RUNNING, ABOUT, FIRST)) == ["Vis resultatet"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_vote_card_fits_for_every_characteristic_of_the_catalogue(language: str) -> None:
    on = samples.scene(language)
    for one in built_in().characteristics:
        card = vote.shared(on, RUNNING, one, OPEN, 5, 8, 5)
        assert kit.size_of(card) < 14 * 1024, one.id


def test_a_characteristic_that_the_catalogue_has_lost_can_still_be_voted_on() -> None:
    lost = Characteristic("9.9", "", {}, dict.fromkeys(LEVELS, ()), False, "")
    assert len([v for v in verbs(vote.shared(NB, RUNNING, lost, OPEN, 0, 8, 5)) if v == VOTE]) == 5


def test_own_views_can_be_compiled() -> None:
    filled_in = compiled.Compiled(vote_own.mine(NB, RUNNING, OPEN, vote.voted(NB, 5, 8))).fill()
    assert json.loads(filled_in) == vote_own.mine(NB, RUNNING, OPEN, vote.voted(NB, 5, 8))
