"""The leader's own card: the filled button follows the phase, and nothing ticks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cards import (
    agree,
    conductor,
    few,
    measure_form,
    measures,
    reminder,
    result,
    summary,
    vote,
    vote_samples,
)
from cards.verbs import Verb
from domain.meetings import Agreement, MeetingState
from domain.rounds import LEVELS
from tests.cards.everything import buttons, elements, titles, words
from tests.cards.room import FIRST, NB, OPEN, SECOND, filled, led, text, verbs

CONTRACT = {
    *("Åpne avstemning", "Vet ikke", "Endre stemmen min", "Vis stemmen min", "Avslutt og vis resultat"),
    *("Start andre runde", "Sett felles nivå", "Ikke enige – ta opp igjen", "Legg inn håndsopprekking"),
    *("Legg til tiltak", "Avslutt møtet", "I rute", "Går tregt", "Står fast", "Ferdig", "Be lederen om hjelp"),
    *(f"Nivå\u00a0{level}" for level in LEVELS),
}


def test_the_buttons_of_the_contract_are_there_in_bokmaal() -> None:
    modules = (agree, conductor, few, measure_form, measures, reminder, result, summary, vote)
    there = {title for module in modules for _, make in module.SAMPLES for title in titles(make(NB))}
    there |= set(titles(led()))
    assert there >= CONTRACT


@pytest.mark.parametrize(
    ("standing", "first", "offered"),
    [
        ({"state": MeetingState.INVITED}, "Start møtet", {Verb.MEETING_MOVE, Verb.MEETING_CANCEL}),
        ({"rounds": [OPEN], "counted": 5}, "Avslutt og vis resultat", {Verb.CONDUCTOR, Verb.HANDS_FORM}),
        ({"rounds": [OPEN], "counted": 4}, "", {Verb.ROUND_CLOSE}),
        ({}, "Åpne avstemning", {Verb.AGREE_FORM}),
        ({"eligible": 4}, "Sett felles nivå", {Verb.CONSENT_ASK, Verb.HANDS_FORM}),
        ({"rounds": [FIRST]}, "Start andre runde", {Verb.AGREE_FORM, Verb.MEETING_END}),
        ({"rounds": [FIRST], "eligible": 4}, "Sett felles nivå", {Verb.MEETING_END}),
        ({"rounds": [FIRST, SECOND]}, "Sett felles nivå", {Verb.MEETING_END}),
        ({"agreed": Agreement(2, 3)}, "Legg til tiltak", {Verb.AGREE_FORM, Verb.MEETING_END}),
        ({"agreed": Agreement(2, 3), "own": vote_samples.measures(NB)}, "Avslutt møtet", {Verb.MEASURE_FORM}),
        ({"agreed": Agreement(None, None)}, "Avslutt møtet", {Verb.MEASURE_FORM, Verb.AGREE_FORM}),
    ],
)
def test_the_filled_button_follows_the_phase(standing: dict[str, Any], first: str, offered: set[Verb]) -> None:
    card = led(**standing)
    assert filled(card) == ([first] if first else [])
    assert set(verbs(card)) >= offered


def test_the_next_round_has_the_next_number_also_after_one_that_was_given_up() -> None:
    given_up = replace(vote_samples.GIVEN_UP)
    hands = replace(vote_samples.HANDS, id="r-0002", number=2)
    arg = [one["data"]["arg"] for one in buttons(led([given_up, hands])) if one["verb"] == Verb.ROUND_OPEN]
    assert arg == ["3"]


def test_the_conductor_says_when_its_count_was_true_and_never_how_people_voted() -> None:
    card = led([OPEN], 5)
    assert "Kl. 10.00 hadde 5 av 8 stemt" in text(card)
    assert not any("niva-" in one.get("url", "") for one in elements(card))


@pytest.mark.parametrize(
    ("standing", "now"),
    [
        ({"state": MeetingState.INVITED}, ""),
        ({"rounds": [OPEN]}, "Avstemning (nå)"),
        ({"rounds": [FIRST]}, "Grupper (nå)"),
        ({"rounds": [FIRST, vote_samples.SECOND_OPEN]}, "Ny avstemning (nå)"),
        ({"rounds": [FIRST, SECOND]}, "Felles nivå (nå)"),
        ({"agreed": Agreement(2, 3)}, "Tiltak (nå)"),
    ],
)
def test_the_plan_shows_what_goes_on(standing: dict[str, Any], now: str) -> None:
    going = [one for one in words(led(**standing)) if one.endswith("(nå)")]
    assert going == ([now] if now else [])
