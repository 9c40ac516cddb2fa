"""The leader's own card: the filled button follows the phase, and nothing ticks."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from cards.conducting.verbs import (
    AGREE_FORM,
    CONDUCTOR,
    CONSENT_ASK,
    HANDS_FORM,
    MEETING_END,
    PHASE_BACK,
    PHASE_LONGER,
    PHASE_NEXT,
    PHASE_PAUSE,
    PHASE_RESUME,
    ROUND_CLOSE,
    ROUND_OPEN,
    WALL_SHOW,
)
from cards.groups.verbs import GROUPS_FORM
from cards.ideas.verbs import IDEAS_OPEN, IDEAS_SHOW
from cards.measures.verbs import MEASURE_FORM
from cards.meetings.verbs import MEETING_CANCEL, MEETING_MOVE
from cards.verbs import Verb
from domain.agenda.agenda import IdeasState
from domain.meetings.meeting import Agreement, MeetingState
from domain.votes.rounds import LEVELS, Round
from preview import conducting, measures, reminders, votes
from preview import school as samples
from preview import votes as vote_samples
from tests.cards.conducting.room import FIRST, NB, OPEN, SECOND, Run, at_phase, filled, led, more, text, verbs
from tests.cards.every.everything import buttons, elements, titles, words

CONTRACT = {
    *("Åpne avstemning", "Vet ikke", "Endre stemmen min", "Vis stemmen min", "Avslutt og vis resultat"),
    *("Start andre runde", "Sett felles nivå", "Ikke enige – ta opp igjen", "Legg inn håndsopprekking"),
    *("Legg til tiltak", "Avslutt møtet", "I rute", "Går tregt", "Står fast", "Ferdig", "Be lederen om hjelp"),
    *(f"Nivå\u00a0{level}" for level in LEVELS),
}


def test_the_buttons_of_the_contract_are_there_in_bokmaal() -> None:
    made_up = [
        made for word in (conducting, measures, reminders, votes) for listed in word.SAMPLES.values() for made in listed
    ]
    there = {title for _name, make in made_up for title in titles(make(NB))}
    there |= set(titles(led()))
    assert there >= CONTRACT


OPENING, ALONE, VOTE, GROUPS, AGAIN, PLENARY, MEASURES = range(7)
BOTH = [FIRST, SECOND]


@pytest.mark.parametrize(
    ("standing", "first", "offered"),
    [
        ({"state": MeetingState.INVITED}, "Start møtet", {MEETING_MOVE, MEETING_CANCEL}),
        ({"run": at_phase(OPENING)}, "Gå til neste", {ROUND_OPEN, PHASE_LONGER, PHASE_PAUSE}),
        ({"run": at_phase(ALONE)}, "Åpne avstemning", {PHASE_NEXT, PHASE_BACK}),
        ({"run": at_phase(VOTE)}, "Åpne avstemning", {ROUND_OPEN, PHASE_NEXT}),
        ({"run": at_phase(VOTE), "eligible": 4}, "", {HANDS_FORM, CONSENT_ASK, PHASE_NEXT}),
        ({"run": at_phase(VOTE), "rounds": [OPEN], "counted": 5}, "Avslutt og vis resultat", {CONDUCTOR}),
        ({"run": at_phase(VOTE), "rounds": [OPEN], "counted": 4}, "", {ROUND_CLOSE, PHASE_NEXT}),
        ({"run": at_phase(VOTE), "rounds": [FIRST]}, "Gå til neste", {ROUND_OPEN}),
        ({"run": at_phase(GROUPS), "rounds": [FIRST]}, "Start andre runde", {PHASE_NEXT, AGREE_FORM}),
        ({"run": at_phase(GROUPS), "eligible": 4}, "Gå til neste", {CONSENT_ASK}),
        ({"run": at_phase(GROUPS, here=9), "eligible": 9, "rounds": [FIRST]}, "Del i grupper", {PHASE_NEXT}),
        ({"run": at_phase(GROUPS, here=5), "eligible": 9, "rounds": [FIRST]}, "Start andre runde", {GROUPS_FORM}),
        ({"run": at_phase(PLENARY), "eligible": 4}, "Sett felles nivå", {PHASE_NEXT}),
        ({"run": at_phase(PLENARY), "rounds": BOTH}, "Sett felles nivå", {PHASE_NEXT, PHASE_BACK}),
        ({"run": at_phase(PLENARY), "agreed": Agreement(2, 3)}, "Legg til tiltak", {AGREE_FORM, PHASE_NEXT}),
        (
            {"run": at_phase(MEASURES), "agreed": Agreement(2, 3), "own": vote_samples.measures(NB)},
            "Avslutt møtet",
            {MEASURE_FORM},
        ),
        ({"run": at_phase(MEASURES), "agreed": Agreement(None, None)}, "Avslutt møtet", {MEASURE_FORM}),
        ({"run": at_phase(VOTE, paused=True), "rounds": [OPEN], "counted": 5}, "Fortsett", {ROUND_CLOSE}),
    ],
)
def test_the_filled_button_follows_the_phase(standing: dict[str, Any], first: str, offered: set[Verb]) -> None:
    card = led(**standing)
    assert filled(card) == ([first] if first else [])
    behind = {name: value for name, value in standing.items() if name in ("rounds", "eligible", "agreed", "run")}
    assert {*verbs(card), *(verbs(more(**behind)) if "run" in standing else [])} >= offered
    if first:
        assert titles(card)[0] == first


def found_within_two_presses(
    run: Run, rounds: list[Round], counted: int, eligible: int, agreed: Agreement | None
) -> set[str]:
    """The verbs of the leader's card and of ``Mer`` behind it."""
    first = verbs(led(rounds, counted, eligible, agreed=agreed, run=run))
    return {*first, *verbs(more(rounds, eligible, agreed, run=run))}


def stood(rounds: list[Round]) -> str:
    return f"rounds={[(one.number, 'counted' if one.tally else 'open') for one in rounds]}"


def test_every_way_there_was_is_within_two_presses_of_every_running_state() -> None:
    asked = [([], 0), ([OPEN], 2), ([FIRST], 0), (BOTH, 0)]
    standings = list(product([False, True], range(7), asked, [4, 8, 90], [None, Agreement(2, 3)]))
    wrong = {}
    for paused, place, (rounds, counted), eligible, agreed in standings:
        run = at_phase(place, paused=paused, here=eligible)
        found = found_within_two_presses(run, rounds, counted, eligible, agreed)
        wanted = {AGREE_FORM, MEETING_END, PHASE_LONGER}
        wanted |= {PHASE_RESUME} if paused else {PHASE_PAUSE}
        wanted |= {PHASE_NEXT} if place < MEASURES else set()
        wanted |= {PHASE_BACK} if place else set()
        if agreed:
            wanted |= {MEASURE_FORM}
        elif rounds == [OPEN]:
            wanted |= {ROUND_CLOSE, HANDS_FORM, CONDUCTOR}
        else:
            wanted |= {HANDS_FORM, CONDUCTOR}
            wanted |= {CONSENT_ASK} if eligible == 4 and not rounds else set()
        lacking = {str(verb) for verb in wanted - found}
        if place != MEASURES and not {ROUND_OPEN, PHASE_NEXT} & found:
            lacking.add("a way on")
        if lacking:
            wrong[f"{paused=} {place=} {stood(rounds)} {counted=} {eligible=} {agreed=}"] = lacking

        four = verbs(led(rounds, counted, eligible, agreed=agreed, run=run))
        if len(four) > 4:
            wrong[f"{paused=} {place=} {stood(rounds)} {counted=} {eligible=} {agreed=}"] = {"five buttons"}

    assert wrong == {}
    assert len(standings) == 336


def test_the_ideas_are_within_two_presses_wherever_the_meeting_stands() -> None:
    asked: list[list[Round]] = [[], [OPEN], [FIRST], [FIRST, replace(OPEN, number=2)], BOTH]
    states = [IdeasState.NONE, IdeasState.OPEN, IdeasState.DOTS, IdeasState.CLOSED]
    agreements = [None, Agreement(2, 3)]
    standings = list(product([False, True], range(7), asked, [4, 8, 90], [False, True], states, agreements))
    wrong = {}
    for paused, place, rounds, eligible, grouped, ideas, agreed in standings:
        run = at_phase(place, paused=paused, here=eligible, grouped=grouped and eligible > 4)
        assert run.agenda is not None
        run = replace(run, agenda=replace(run.agenda, ideas=ideas))
        found = found_within_two_presses(run, rounds, 6, eligible, agreed)
        begun = ideas is not IdeasState.NONE
        wanted = {WALL_SHOW, MEETING_END, PHASE_LONGER}
        if begun or agreed or any(one.tally for one in rounds):
            wanted |= {IDEAS_SHOW if begun else IDEAS_OPEN}
        if run.grouped and not agreed and not (rounds and not rounds[-1].tally):
            wanted |= {GROUPS_FORM}
        if lacking := {str(verb) for verb in wanted - found}:
            wrong[f"{paused=} {place=} {stood(rounds)} {eligible=} {grouped=} {ideas=} {agreed=}"] = lacking

    assert wrong == {}
    assert len(standings) == 3360


def test_the_phase_before_is_not_called_as_the_way_back_to_a_card() -> None:
    both = [*titles(led(run=at_phase(PLENARY))), *titles(more(run=at_phase(PLENARY)))]
    assert "Gå en fase tilbake" in both
    assert "Gå tilbake" not in both


def test_a_round_can_be_opened_from_every_phase_before_two_were_held() -> None:
    for place in range(7):
        for rounds in ([], [FIRST]):
            run = at_phase(place)
            both = [*titles(led(rounds, run=run)), *titles(more(rounds, run=run))]
            assert ("Start andre runde" if rounds else "Åpne avstemning") in both, (place, rounds)


def test_a_press_on_the_phases_carries_the_version_of_the_course() -> None:
    both = led(run=at_phase(ALONE)), more(run=at_phase(ALONE))
    moving = [one for card in both for one in buttons(card) if str(one.get("verb")).startswith("phase.")]
    assert {one["data"]["rev"] for one in moving} == {7}
    assert len(moving) == 4


@pytest.mark.parametrize(
    ("run", "heading", "left"),
    [
        (at_phase(ALONE, minutes=12), "Alene til kl. 10.12", "Kl. 10.00 var det 12 minutter igjen."),
        (at_phase(ALONE, minutes=1), "Alene til kl. 10.01", "Kl. 10.00 var det 1 minutt igjen."),
        (at_phase(ALONE, minutes=0), "Alene til kl. 10.00", "Kl. 10.00 var tiden ute."),
        (at_phase(ALONE, minutes=-3), "Alene til kl. 09.57", "Kl. 10.00 var dere 3 minutter over tiden."),
        (at_phase(ALONE, minutes=7, paused=True), "Alene: pause", "7 minutter er igjen når dere fortsetter."),
    ],
)
def test_the_conductor_says_when_the_phase_ends_and_what_was_left(run: Run, heading: str, left: str) -> None:
    said = text(led(run=run))
    assert heading in said
    assert left in said


def test_a_meeting_that_runs_late_says_when_it_would_end() -> None:
    early = at_phase(MEASURES)
    assert early.agenda is not None
    late = replace(early, agenda=replace(early.agenda, ends_at=samples.STARTS + timedelta(minutes=104)))
    assert "er dere ferdige" not in text(led(run=early))
    assert "er dere ferdige kl. 15.44" in text(led(run=late))


def test_eight_people_talk_as_one_and_nine_in_groups() -> None:
    assert "Samtale (nå)" in text(led([FIRST], run=at_phase(GROUPS)))
    assert "Grupper (nå)" in text(led([FIRST], eligible=9, run=at_phase(GROUPS)))


def test_ideas_are_not_brought_up_before_a_result_has_been_seen() -> None:
    early = [*titles(led(run=at_phase(ALONE))), *titles(more(run=at_phase(ALONE)))]
    assert "Hent fram ideene" not in early
    assert "Hent fram ideene" in titles(more([FIRST], run=at_phase(GROUPS)))


def test_the_next_round_has_the_next_number_also_after_one_that_was_given_up() -> None:
    given_up = replace(vote_samples.GIVEN_UP)
    hands = replace(vote_samples.HANDS, id="r-0002", number=2)
    card = led([given_up, hands], run=at_phase(VOTE))
    arg = [one["data"]["arg"] for one in buttons(card) if one["verb"] == ROUND_OPEN]
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
        ({"rounds": [FIRST]}, "Samtale (nå)"),
        ({"rounds": [FIRST, vote_samples.SECOND_OPEN]}, "Ny avstemning (nå)"),
        ({"rounds": [FIRST, SECOND]}, "Felles nivå (nå)"),
        ({"agreed": Agreement(2, 3)}, "Tiltak (nå)"),
    ],
)
def test_the_plan_shows_what_goes_on(standing: dict[str, Any], now: str) -> None:
    going = [one for one in words(led(**standing)) if one.endswith("(nå)")]
    assert going == ([now] if now else [])
