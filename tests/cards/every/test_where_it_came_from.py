"""What came in a package says which school wrote it wherever it is chosen from; what was written here says nothing."""

from __future__ import annotations

from dataclasses import replace

from cards.meetings import questions as proposal_questions
from cards.meetings import shape as proposal_shape
from cards.meetings.fields import form_names
from domain.catalogue.read import built_in
from domain.meetings.forms import Phase, own_form
from domain.meetings.library import OwnForm, OwnQuestion
from domain.meetings.meeting import MeetingState
from domain.meetings.question_library import listed
from preview import school as samples
from tests.support.machines.looking import texts_of

ON = samples.scene("nb")
DRAFT = samples.meeting(ON, MeetingState.DRAFT)
FROM = "(fra Fjord kulturskole)"


def test_a_question_of_another_school_names_the_school_and_keeps_its_text() -> None:
    theirs = OwnQuestion("q1", "s", "", "Hvem ringer vi?", samples.NOW, "Fjord kulturskole")
    ours = OwnQuestion("q2", "s", "", "Hva hører vi?", samples.NOW)
    library = listed(DRAFT, built_in(), [theirs, ours], "nb")

    shown = texts_of(proposal_questions.library(ON, DRAFT, samples.CHARACTERISTIC, library))

    assert shown.count(f"Hvem ringer vi? {FROM}") == 2, "to take along, and to remove"
    assert "Hva hører vi? (" not in shown
    assert theirs.text in {one.text for one in library}


def test_a_form_of_another_school_names_the_school() -> None:
    phases = ((Phase.OPENING, 5), (Phase.TALK, 15), (Phase.PLENARY, 10))
    theirs = OwnForm("f1", "s", "Mandagsmøtet", phases, samples.NOW, "Fjord kulturskole")

    shown = texts_of(proposal_shape.shapes(ON, DRAFT, [theirs]))

    assert shown.count(f"Mandagsmøtet {FROM}") == 2
    assert (own_form(phases), f"Mandagsmøtet {FROM}") in form_names(ON, own_form(phases), [theirs])
    assert (own_form(phases), "Mandagsmøtet") in form_names(ON, own_form(phases), [replace(theirs, origin="")])
