"""The meeting that is ready for a leader to send: when it is, what it is about, and why that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from cards.kit import kit, notes, present
from cards.kit.scene import Card, Scene
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN, MEETING_READY
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting
from domain.year.ready import EASY, IN_YEAR, LONGEST, NEW_FIGURES, TO_LIFT
from locales import N_

WHY = {
    TO_LIFT: N_("Your figures show something here that needs lifting."),
    NEW_FIGURES: N_("New figures about it have just come."),
    EASY: N_("Everybody meets this in their own teaching, and you can talk about it without figures."),
    IN_YEAR: N_("It is next in the plan for the year."),
    LONGEST: N_("Longest since we talked about this."),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What is offered; ``why`` is a key of ``WHY``, ``first`` whether the school has held no meeting before."""

    about: Characteristic
    starts_at: datetime
    minutes: int
    why: str
    first: bool


def offered(scene: Scene, offer: Offer) -> kit.Element:
    """What is offered, in a box."""
    return kit.box(
        kit.bold_line(present.when(scene, offer.starts_at, offer.minutes), spacing="None"),
        kit.text(kit.escape_line(present.title(scene, offer.about)), spacing="None"),
        kit.text(scene.tr(WHY[offer.why]), spacing="Small"),
    )


def button(scene: Scene) -> kit.Button:
    """Leads to the proposal, with its figures and questions and the button that sends it."""
    return kit.submit(scene.tr("See the proposal"), Press(MEETING_READY, scene.school_id), style="positive")


def planned_already(scene: Scene, meeting: Meeting, about: Characteristic) -> Card:
    """A meeting is ahead, so none is made unasked."""
    title = kit.escape_line(present.title(scene, about))
    when = present.when(scene, meeting.starts_at, meeting.minutes) if meeting.starts_at else ""
    buttons = [
        (scene.tr("See meetings"), Press(MEETING_LIST, scene.school_id)),
        (scene.tr("Plan another meeting"), Press(MEETING_PLAN, scene.school_id)),
    ]
    return notes.note(scene, scene.tr("A meeting is planned already"), f"{when}\n\n{title}", buttons)
