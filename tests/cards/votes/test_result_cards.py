"""What a round came to, and the ways on where too few voted."""

from __future__ import annotations

from dataclasses import replace

from cards.conducting.verbs import AGREE_FORM, CONDUCTOR, CONSENT_ASK, HANDS_FORM
from cards.votes import few, result
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from domain.people.school import LeadersVote
from domain.votes.box import Movement
from domain.votes.rounds import LEVELS
from preview import school as samples
from preview import votes as vote_samples
from tests.cards.conducting.room import ABOUT, FIRST, NB, RUNNING, SECOND, filled, text, verbs
from tests.cards.every.everything import elements, titles, words


def test_the_result_is_the_same_for_all_and_has_no_leaders_buttons() -> None:
    card = result.result(NB, RUNNING, ABOUT, (FIRST,), vote_samples.chart(NB, FIRST), None)
    assert titles(card) == ["Vis som tekst", "Vis alle setningene"]
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
    assert verbs(card) == [AGREE_FORM, HANDS_FORM, CONSENT_ASK, CONDUCTOR]
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


def test_before_hands_are_raised_the_leader_is_told_how_leaders_vote() -> None:
    assert "Ledere stemmer sist" in text(few.hands_form(NB, RUNNING, leaders=LeadersVote.LAST))
    assert "Ledere stemmer ikke" in text(few.hands_form(NB, RUNNING, leaders=LeadersVote.NOT))
    assert "Ledere stemmer" not in text(few.hands_form(NB, RUNNING))
