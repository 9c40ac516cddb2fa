"""The cards of a running meeting and of its measures: what they give away, what they offer to whom, what fits."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from cards import (
    agree,
    compiled,
    conductor,
    few,
    kit,
    measure_form,
    measures,
    reminder,
    result,
    samples,
    summary,
    vote,
    vote_samples,
)
from cards.scene import Card
from cards.verbs import Verb
from domain.areas import Characteristic, Criterion
from domain.errors import Problem
from domain.measures import Measure, Progress
from domain.meetings import Agreement, MeetingState
from domain.people import LANGUAGES, Member, Role
from domain.privacy import Movement
from domain.read_catalogue import built_in
from domain.rounds import LEVELS, Mode, Round
from tests.cards.everything import buttons, elements, titles, words

NB = samples.scene("nb")
RUNNING = samples.meeting(NB, MeetingState.RUNNING)
ABOUT = samples.CHARACTERISTIC
FIRST, SECOND, OPEN = vote_samples.FIRST, vote_samples.SECOND, vote_samples.OPEN
LEADER, TEACHER = samples.leader(NB), samples.teacher(NB)
CONTRACT = {
    *("Åpne avstemning", "Vet ikke", "Endre stemmen min", "Vis stemmen min", "Avslutt og vis resultat"),
    *("Start andre runde", "Sett felles nivå", "Ikke enige – ta opp igjen", "Legg inn håndsopprekking"),
    *("Legg til tiltak", "Avslutt møtet", "I rute", "Går tregt", "Står fast", "Ferdig", "Be lederen om hjelp"),
    *(f"Nivå\u00a0{level}" for level in LEVELS),
}
HOSTILE = "**Fet** <at>Alle</at> [lenke](https://x.no) & `kode`\n# Overskrift"


def verbs(card: Card) -> list[str]:
    return [one["data"]["verb"] for one in buttons(card) if "data" in one]


def filled(card: Card) -> list[str]:
    return [one["title"] for one in buttons(card) if one.get("style") == "positive"]


def text(card: Card) -> str:
    return " ".join(words(card)).replace("\u00a0", " ")


def led(
    rounds: Sequence[Round] = (),
    counted: int = 0,
    eligible: int = 8,
    limit: int = 5,
    agreed: Agreement | None = None,
    own: Sequence[Measure] = (),
    state: MeetingState = MeetingState.RUNNING,
) -> Card:
    meeting = replace(samples.meeting(NB, state), started_at=samples.STARTS, agreement=agreed)
    return conductor.conductor(NB, meeting, ABOUT, list(rounds), counted, eligible, limit, list(own))


def test_the_buttons_of_the_contract_are_there_in_bokmaal() -> None:
    modules = (agree, conductor, few, measure_form, measures, reminder, result, summary, vote)
    there = {title for module in modules for _, make in module.SAMPLES for title in titles(make(NB))}
    there |= set(titles(led()))
    assert there >= CONTRACT


# the vote


def test_each_level_has_its_button_beneath_its_sentences_and_vet_ikke_comes_after() -> None:
    card = vote.shared(NB, RUNNING, ABOUT, OPEN, 5, 8, 5)
    pressed = [(one["data"]["verb"], one["data"]["arg"]) for one in buttons(card) if one["verb"] == Verb.VOTE]
    assert pressed == [(Verb.VOTE, str(level)) for level in (1, 2, 3, 4, 0)]
    assert filled(card) == []
    boxes = [one for one in card["body"] if one["type"] == "Container"]
    for level, box in zip(LEVELS, boxes, strict=True):
        sentence = ABOUT.levels[level][0].text["nb"]
        assert [one["type"] for one in box["items"]] == ["ColumnSet", "TextBlock", "ActionSet"]
        assert sentence in box["items"][1]["text"]


def test_the_shared_card_counts_and_shows_nothing_else_of_the_votes() -> None:
    one, other = (vote.shared(NB, RUNNING, ABOUT, OPEN, counted, 8, 5) for counted in (1, 7))
    changed = [(a, b) for a, b in zip(words(one), words(other), strict=True) if a != b]
    assert [(a.replace("\u00a0", " "), b.replace("\u00a0", " ")) for a, b in changed] == [
        ("1 av 8 har stemt", "7 av 8 har stemt")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_ones_own_view_does_not_depend_on_the_vote_until_it_is_asked_for(language: str) -> None:
    on = samples.scene(language)
    own = vote.mine(on, RUNNING, ABOUT, OPEN, 5, 8)
    again = [vote.choices(on, RUNNING, ABOUT, OPEN, 5, 8, choice) for choice in (0, 1, 2, 3, 4)]
    assert all(card == again[0] for card in again)
    assert not any("niva-" in one.get("url", "") for one in elements(own))
    shown = {json.dumps(vote.my_choice(on, RUNNING, ABOUT, OPEN, 5, 8, choice)) for choice in range(5)}
    assert len(shown) == 5


@pytest.mark.parametrize("choice", range(5))
def test_nothing_about_a_vote_falls_back_to_a_message_that_all_would_read(choice: int) -> None:
    views = [
        vote.shared(NB, RUNNING, ABOUT, OPEN, 5, 8, 5),
        vote.mine(NB, RUNNING, ABOUT, OPEN, 5, 8),
        vote.my_choice(NB, RUNNING, ABOUT, OPEN, 5, 8, choice),
        vote.choices(NB, RUNNING, ABOUT, OPEN, 5, 8, choice),
        few.consent(NB, RUNNING, 0, 4),
        few.consent_answered(NB, RUNNING, True),
    ]
    assert not any("fallback" in one for view in views for one in elements(view))


def test_a_changed_vote_says_which_version_of_the_vote_it_replaces() -> None:
    revs = {
        one["data"].get("rev")
        for one in buttons(vote.choices(NB, RUNNING, ABOUT, OPEN, 5, 8, 2, 3))
        if "arg" in one["data"]
    }
    assert revs == {3}


def test_who_has_not_voted_has_nothing_to_keep() -> None:
    assert "Behold stemmen min" not in titles(vote.choices(NB, RUNNING, ABOUT, OPEN, 5, 8))
    assert "Behold stemmen min" in titles(vote.choices(NB, RUNNING, ABOUT, OPEN, 5, 8, 0))


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
    assert len([v for v in verbs(vote.shared(NB, RUNNING, lost, OPEN, 0, 8, 5)) if v == Verb.VOTE]) == 5


def test_own_views_can_be_compiled() -> None:
    filled_in = compiled.Compiled(vote.mine(NB, RUNNING, ABOUT, OPEN, 5, 8)).fill()
    assert json.loads(filled_in) == vote.mine(NB, RUNNING, ABOUT, OPEN, 5, 8)


# the result


def test_the_result_is_the_same_for_all_and_has_no_leaders_buttons() -> None:
    card = result.result(NB, RUNNING, ABOUT, (FIRST,), vote_samples.chart(NB, FIRST), None)
    assert titles(card) == ["Vis som tekst"]
    assert "Flest stemte på nivå 2" in text(card)


def test_movement_is_told_only_where_it_is_given() -> None:
    chart = vote_samples.chart(NB, FIRST, SECOND)
    without = result.result(NB, RUNNING, ABOUT, (FIRST, SECOND), chart, None)
    given = result.result(NB, RUNNING, ABOUT, (FIRST, SECOND), chart, Movement(3, 5, 0))
    assert "begge ganger" not in text(without)
    assert "gikk tre opp, fem ble stående og ingen gikk ned" in text(given)


def test_after_the_meeting_the_result_does_not_say_what_to_do_now() -> None:
    ended = samples.meeting(NB, MeetingState.ENDED)
    card = result.result(NB, ended, ABOUT, (FIRST,), None, None)
    assert "Nå" not in words(card)
    assert "De enkelte stemmene er slettet" in text(card) or "de enkelte stemmene er slettet" in text(card).lower()


def test_a_form_with_one_vote_does_not_promise_a_second() -> None:
    short = replace(RUNNING, form="igp45")
    assert "stemmer vi på nytt" not in text(result.result(NB, short, ABOUT, (FIRST,), None, None))
    assert "stemmer vi på nytt" in text(result.result(NB, RUNNING, ABOUT, (FIRST,), None, None))


def test_the_chart_in_words_has_every_level() -> None:
    card = result.as_text(NB, RUNNING, ABOUT, (FIRST, SECOND))
    assert all(f"Nivå {level}:" in text(card) for level in LEVELS)


def test_too_few_shows_no_level_and_offers_ways_on() -> None:
    card = few.too_few(NB, RUNNING, 4, 5, 8)
    assert "4 har stemt" in text(card)
    assert verbs(card) == [Verb.AGREE_FORM, Verb.HANDS_FORM, Verb.CONSENT_ASK, Verb.CONDUCTOR]
    assert "Vent på flere" in text(card)
    assert "Vent på flere" not in text(few.too_few(NB, RUNNING, 4, 5, 4))


def test_a_show_of_hands_keeps_what_was_typed_and_says_what_is_wrong() -> None:
    wrong = [Problem("not_a_count", {"most": 999}, "level2")]
    card = few.hands_form(NB, RUNNING, wrong, {"level2": "mange", "level3": "4"})
    values = {one["id"]: one.get("value") for one in elements(card) if one["type"] == "Input.Number"}
    assert values == {"level4": None, "level3": 4, "level2": None, "level1": None, "unsure": None}
    assert "Skriv et helt tall" in text(card)


def test_the_question_of_an_open_vote_never_counts_answers() -> None:
    assert few.consent(NB, RUNNING, 0, 4) == few.consent(NB, RUNNING, 3, 4)
    assert few.consent_answered(NB, RUNNING, True) == few.consent_answered(NB, RUNNING, False)
    assert filled(few.consent(NB, RUNNING, 0, 4)) == []


# the conductor


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


# agreeing, measures, reminders, summary


def test_nothing_is_chosen_beforehand_and_what_was_typed_comes_back() -> None:
    fresh = agree.form(NB, RUNNING, ABOUT, [FIRST, SECOND])
    assert not any("value" in one for one in elements(fresh) if one["type"].startswith("Input."))
    typed = {"level": "3", "aim": "9", "review": "2027-05-20", "reasons": HOSTILE}
    again = agree.form(NB, RUNNING, ABOUT, [FIRST], [Problem("aim_below_level", {"level": 3}, "aim")], typed)
    values = {one["id"]: one.get("value") for one in elements(again) if one["type"].startswith("Input.")}
    assert values == {"level": "3", "aim": None, "review": "2027-05-20", "reasons": HOSTILE}


def test_not_agreeing_sends_what_was_written_and_needs_no_level() -> None:
    card = agree.form(NB, RUNNING, ABOUT, [FIRST])
    not_agreed = next(one for one in buttons(card) if one["verb"] == Verb.AGREE_NOT)
    assert not_agreed.get("associatedInputs") != "none"
    assert not any(one.get("isRequired") for one in elements(card))


def test_the_same_form_sent_twice_names_the_same_measure() -> None:
    members = [member for member in samples.MEMBERS if member.takes_part]
    card = measure_form.form(NB, RUNNING, members, "0123456789abcdef")
    save = next(one for one in buttons(card) if one["verb"] == Verb.MEASURE_SAVE)
    assert (save["data"]["ref"], save["data"]["n"]) == (RUNNING.id, "0123456789abcdef")
    owners = next(one for one in elements(card) if one.get("id") == "owner")["choices"]
    assert [one["value"] for one in owners] == [member.person.id for member in members]


def test_a_measure_outside_a_meeting_belongs_to_the_school() -> None:
    card = measure_form.form(NB, None, samples.MEMBERS, "0123456789abcdef")
    assert {one["data"]["ref"] for one in buttons(card)} == {NB.school_id}


def test_what_is_slow_or_stuck_comes_first_and_the_done_last() -> None:
    card = measures.listing(NB, TEACHER, list(reversed(vote_samples.measures(NB))), vote_samples.OWNERS, False)
    order = [line for line in words(card) if line in {one.title for one in vote_samples.measures(NB)}]
    assert order == [one.title for one in vote_samples.measures(NB)]


def test_only_the_owner_and_leaders_may_answer_and_only_the_owner_asks_for_help() -> None:
    measure = vote_samples.measure(NB)
    other = replace(measure, owner_id="p-silje")
    assert verbs(measures.one(NB, TEACHER, measure, samples.JONAS)).count(Verb.PROGRESS) == 4
    assert Verb.MEASURE_HELP in verbs(measures.one(NB, TEACHER, measure, samples.JONAS))
    assert verbs(measures.one(NB, TEACHER, other, None)) == [Verb.MEASURE_LIST]
    led_by = verbs(measures.one(NB, LEADER, other, None))
    assert led_by.count(Verb.PROGRESS) == 4
    assert Verb.MEASURE_HELP not in led_by


def test_answers_carry_the_version_that_was_seen_and_none_is_filled() -> None:
    card = reminder.ask(NB, vote_samples.measure(NB, Progress.NONE), ABOUT, "Jonas", True)
    assert {one["data"]["rev"] for one in buttons(card) if one["verb"] == Verb.PROGRESS} == {3}
    assert filled(card) == []


def test_a_question_says_who_sees_the_answer_and_how_to_get_fewer() -> None:
    card = reminder.ask(NB, vote_samples.measure(NB, Progress.NONE), ABOUT, "Jonas", True)
    assert "Ber du om hjelp, ser bare lederne det" in text(card)
    assert "**innstillinger**" in text(card)
    assert "påminnelse" not in text(card).lower()


def test_a_measure_outside_a_meeting_is_asked_about_without_a_characteristic() -> None:
    none = Characteristic("", "", {}, dict.fromkeys(LEVELS, ()), False, "")
    assert kit.size_of(reminder.ask(NB, vote_samples.measure(NB), none, "Jonas", False))


def test_a_finished_measure_is_not_asked_about_again() -> None:
    assert "Jeg spør deg igjen" in text(reminder.answered(NB, vote_samples.measure(NB, Progress.SLOW)))
    assert "Jeg spør deg igjen" not in text(reminder.answered(NB, vote_samples.measure(NB, Progress.DONE)))


@pytest.mark.parametrize(
    ("agreed", "heading"),
    [
        (Agreement(2, 3), "1.4 Samarbeid med hjemmet: fra nivå 2 mot nivå 3"),
        (Agreement(2, 2), "1.4 Samarbeid med hjemmet: vi er på nivå 2"),
        (Agreement(None, None, date(2027, 5, 20)), "1.4 Samarbeid med hjemmet: vi tar det opp igjen"),
        (None, "1.4 Samarbeid med hjemmet: felles nivå ble ikke satt"),
    ],
)
def test_the_summary_answers_the_three_questions(agreed: Agreement | None, heading: str) -> None:
    meeting = replace(samples.meeting(NB, MeetingState.ENDED), agreement=agreed)
    card = summary.summary(NB, meeting, ABOUT, [FIRST, SECOND], [], {})
    said = [line.replace("\u00a0", " ") for line in words(card)]
    assert heading in said
    questions = ["Hvor står vi?", "Hvor vil vi hen?", "Hvordan kommer vi dit?"]
    assert [line for line in said if line in questions] == questions


# people's words, and how much there can be of them


def test_peoples_words_are_escaped_wherever_they_stand() -> None:
    hostile = replace(vote_samples.measure(NB), title=HOSTILE, effect=HOSTILE, note=HOSTILE)
    title = dict.fromkeys(LANGUAGES, HOSTILE)
    about = replace(ABOUT, title=title, levels={level: (Criterion(title),) for level in LEVELS})
    meeting = replace(RUNNING, questions=(HOSTILE,), agreement=Agreement(2, 3, None, HOSTILE))
    owner = replace(samples.JONAS, name=HOSTILE, given_name=HOSTILE)
    shown = [
        vote.shared(NB, meeting, about, OPEN, 5, 8, 5),
        vote.my_choice(NB, meeting, about, OPEN, 5, 8, 2),
        vote.closed(NB, meeting, about, FIRST),
        result.result(NB, meeting, about, (FIRST,), None, None),
        conductor.conductor(NB, replace(meeting, agreement=None), about, [FIRST], 5, 8, 5, [hostile]),
        conductor.conductor(NB, meeting, about, [FIRST], 5, 8, 5, [hostile]),
        agree.form(NB, meeting, about, [FIRST]),
        measures.listing(NB, LEADER, [hostile], {owner.id: owner}, False),
        measures.one(NB, LEADER, hostile, owner),
        reminder.ask(NB, hostile, about, HOSTILE, True),
        reminder.answered(NB, hostile),
        reminder.due_form(NB, hostile),
        reminder.help(NB, hostile, owner),
        summary.summary(NB, meeting, about, [FIRST], [hostile], {owner.id: owner}),
    ]
    for card in shown:
        for one in elements(card):
            if one["type"] == "TextBlock":
                assert "**Fet**" not in one["text"]
                assert "<at>" not in one["text"]
                assert "](" not in one["text"]


def test_a_large_school_fits() -> None:
    long = "Å" * 119
    members = [
        Member("s", replace(samples.JONAS, id=f"{n:016x}", name=f"Ane Marie Åsgård Ødegaard {n}"), Role.TEACHER)
        for n in range(220)
    ]
    many = [
        replace(
            vote_samples.measure(NB, progress),
            id=f"{progress}-{n}",
            title=f"{long}{n % 10}",
            note=long * 2,
            effect=long * 2,
        )
        for n in range(60)
        for progress in (Progress.STUCK, Progress.NONE, Progress.DONE)
    ]
    meeting = replace(
        RUNNING, questions=(long * 4,) * 6, agreement=Agreement(2, 3, None, "Ø" * 500), started_at=samples.STARTS
    )
    assert measure_form.form(NB, meeting, members, "0123456789abcdef")
    assert measures.listing(NB, LEADER, many, vote_samples.OWNERS, False)
    assert measures.listing(NB, TEACHER, many, vote_samples.OWNERS, True)
    assert measures.one(NB, LEADER, many[0], samples.JONAS)
    assert conductor.conductor(NB, meeting, ABOUT, [FIRST, SECOND], 8, 8, 5, many)
    assert conductor.conductor(NB, replace(meeting, agreement=None), ABOUT, [FIRST], 8, 8, 5, [])
    assert agree.form(NB, meeting, ABOUT, [FIRST])
    assert summary.summary(NB, meeting, ABOUT, [FIRST], many, vote_samples.OWNERS)
