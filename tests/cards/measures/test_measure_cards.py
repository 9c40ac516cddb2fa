"""Agreeing, measures, questions to their owners, and the summary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cards.conducting import agree, summary
from cards.conducting.verbs import AGREE_NOT
from cards.kit import kit
from cards.kit.scene import Card
from cards.measures import form as measure_form
from cards.measures import listing as measures
from cards.measures import one as one_measure
from cards.measures.verbs import MEASURE_HELP, MEASURE_HISTORY, MEASURE_LIST, MEASURE_SAVE, PROGRESS
from cards.reminders import reminder
from domain.catalogue.areas import Characteristic
from domain.delivery.notices import NoticeKind
from domain.errors import Problem
from domain.measures.measure import Measure, Progress
from domain.meetings.meeting import Agreement, MeetingState
from domain.votes.rounds import LEVELS
from preview import school as samples
from preview import votes as vote_samples
from tests.cards.conducting.room import ABOUT, FIRST, LEADER, NB, RUNNING, SECOND, TEACHER, filled, text, verbs
from tests.cards.every.everything import buttons, elements, words


def test_nothing_is_chosen_beforehand_and_what_was_typed_comes_back() -> None:
    fresh = agree.form(NB, RUNNING, ABOUT, [FIRST, SECOND])
    assert not any("value" in one for one in elements(fresh) if one["type"].startswith("Input."))
    typed = {"level": "3", "aim": "9", "review": "2027-05-20", "reasons": "**Fet** og [lenke](https://x.no)"}
    again = agree.form(NB, RUNNING, ABOUT, [FIRST], [Problem("aim_below_level", {"level": 3}, "aim")], typed)
    values = {one["id"]: one.get("value") for one in elements(again) if one["type"].startswith("Input.")}
    assert values == {"level": "3", "aim": None, "review": "2027-05-20", "reasons": "**Fet** og [lenke](https://x.no)"}


def test_not_agreeing_sends_what_was_written_and_needs_no_level() -> None:
    card = agree.form(NB, RUNNING, ABOUT, [FIRST])
    not_agreed = next(one for one in buttons(card) if one["verb"] == AGREE_NOT)
    assert not_agreed.get("associatedInputs") != "none"
    assert not any(one.get("isRequired") for one in elements(card))


def test_the_same_form_sent_twice_names_the_same_measure() -> None:
    members = [member for member in samples.MEMBERS if member.takes_part]
    card = measure_form.form(NB, RUNNING, members, "0123456789abcdef")
    save = next(one for one in buttons(card) if one["verb"] == MEASURE_SAVE)
    assert (save["data"]["ref"], save["data"]["n"]) == (RUNNING.id, "0123456789abcdef")
    owners = next(one for one in elements(card) if one.get("id") == "owner")["choices"]
    assert [one["value"] for one in owners] == [member.person.id for member in members]


def test_a_measure_outside_a_meeting_belongs_to_the_school() -> None:
    card = measure_form.form(NB, None, samples.MEMBERS, "0123456789abcdef")
    assert {one["data"]["ref"] for one in buttons(card) if "data" in one} == {NB.school_id}


def test_what_is_slow_or_stuck_comes_first_and_the_done_last() -> None:
    card = measures.listing(NB, TEACHER, list(reversed(vote_samples.measures(NB))), vote_samples.OWNERS, False)
    texts = [one["text"] for one in elements(card) if one["type"] == "TextBlock"]
    order = [line for line in texts if line in {one.title for one in vote_samples.measures(NB)}]
    assert order == [one.title for one in vote_samples.measures(NB)]


def test_only_the_owner_and_leaders_may_answer_and_only_the_owner_asks_for_help() -> None:
    measure = vote_samples.measure(NB)
    other = replace(measure, owner_id="p-silje")
    assert verbs(one_measure.one(NB, TEACHER, measure, samples.JONAS)).count(PROGRESS) == 4
    assert MEASURE_HELP in verbs(one_measure.one(NB, TEACHER, measure, samples.JONAS))
    assert verbs(one_measure.one(NB, TEACHER, other, None)) == [MEASURE_HISTORY, MEASURE_LIST]
    led_by = verbs(one_measure.one(NB, LEADER, other, None))
    assert led_by.count(PROGRESS) == 4
    assert MEASURE_HELP not in led_by


def asked(measure: Measure, about: Characteristic) -> Card:
    """The question to its owner, a week ahead."""
    due = reminder.due_words(NB, measure, NoticeKind.MEASURE_AHEAD)
    return reminder.ask(NB, measure, reminder.lifts(NB, measure, about), "Jonas", due)


def test_answers_carry_the_version_that_was_seen_and_none_is_filled() -> None:
    card = asked(vote_samples.measure(NB, Progress.NONE), ABOUT)
    assert {one["data"]["rev"] for one in buttons(card) if one["verb"] == PROGRESS} == {3}
    assert filled(card) == []


def test_a_question_says_who_sees_the_answer_and_how_to_get_fewer() -> None:
    card = asked(vote_samples.measure(NB, Progress.NONE), ABOUT)
    assert "Ber du om hjelp, ser bare lederne det" in text(card)
    assert "**innstillinger**" in text(card)
    assert "påminnelse" not in text(card).lower()


def test_a_measure_outside_a_meeting_is_asked_about_without_a_characteristic() -> None:
    none = Characteristic("", "", {}, dict.fromkeys(LEVELS, ()), False, "")
    assert kit.size_of(asked(vote_samples.measure(NB), none))


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
    questions = ["Hvor står vi?", "Hvor vil vi?", "Hvordan kommer vi dit?"]
    assert [line for line in said if line in questions] == questions
