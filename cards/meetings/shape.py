"""The forms a meeting can have, each with its phases and minutes; and one's own, kept under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings.fields import FORM_NAMES, called
from cards.meetings.timetable import phase
from cards.meetings.verbs import MEETING_BACK, MEETING_SHAPE_SAVE
from cards.verbs import Press
from domain.errors import Problem
from domain.meetings.forms import LONGEST, SHORTEST, Form, Phase, form_of, form_or_usual, own_form
from domain.meetings.library import OwnForm
from domain.meetings.meeting import Meeting

MINUTES = "m_"  # a field for the minutes of each phase
MOST_OWN = 8


def shapes(
    scene: Scene,
    meeting: Meeting,
    own: Sequence[OwnForm] = (),
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
) -> Card:
    """Choose one, or make one. Inputs: form; m_<phase>, name; away."""
    filled = values or {}
    use = Press(MEETING_SHAPE_SAVE, meeting.id, rev=meeting.version)
    make = Press(MEETING_SHAPE_SAVE, meeting.id, "own", rev=meeting.version)
    minutes = dict(form_or_usual(meeting.form).phases)
    least = scene.tr("From {least} to {most} minutes in all.", least=SHORTEST, most=LONGEST)
    fields = [
        kit.number_field(MINUTES + one, phase(scene, one), _typed(filled, one, minutes.get(one, 0)), most=LONGEST)
        for one in Phase
    ]
    hint = scene.tr("For instance Monday meeting")
    name = kit.text_field(
        "name",
        scene.tr("Keep it under a name (optional)"),
        filled.get("name", ""),
        longest=40,
        lines=False,
        hint=hint,
    )
    return kit.card(
        scene,
        kit.only_you(scene, scene.tr("change the proposal")),
        kit.heading(scene.tr("How shall the meeting go?")),
        kit.to_put_right(scene, problems),
        kit.choices("form", scene.tr("Form"), _examples(scene, own), meeting.form, open_list=True),
        kit.actions(
            kit.submit(scene.tr("Use this form"), use, style="positive"),
            kit.submit(scene.tr("Go back"), Press(MEETING_BACK, meeting.id), associated=False),
        ),
        kit.section(scene.tr("Make your own")),
        kit.subtle(scene.tr("Minutes for each part. Zero leaves the part out.") + " " + least, spacing="Small"),
        [kit.beside(scene, problems, one) for one in (*fields, name)],
        _away(scene, own),
        kit.actions(kit.submit(scene.tr("Use my own form"), make)),
    )


def _examples(scene: Scene, own: Sequence[OwnForm]) -> list[tuple[str, str]]:
    named = [(key, scene.tr(words)) for key, words in FORM_NAMES.items()]
    named += [(own_form(one.phases), called(scene, one.name, one.origin)) for one in own[:MOST_OWN]]
    found = ((key, name, form_of(key)) for key, name in named)
    return [(key, f"{name}: {_phases(scene, form)}") for key, name, form in found if form is not None]


def _away(scene: Scene, own: Sequence[OwnForm]) -> kit.Element | None:
    """One that the school no longer wants to be offered."""
    if not own:
        return None
    label, hint = scene.tr("Remove a form of our own (optional)"), scene.tr("Keep all")
    options = [(one.id, called(scene, one.name, one.origin)) for one in own[:MOST_OWN]]
    return kit.choices("away", label, options, hint=hint)


def _phases(scene: Scene, form: Form) -> str:
    """As "Åpning 10 · Alene 10"; a phase keeps its number beside it."""
    return " · ".join(f"{phase(scene, one)}{present.NBSP}{minutes}" for one, minutes in form.phases)


def _typed(filled: Mapping[str, str], one: Phase, before: int) -> int:
    text = filled.get(MINUTES + one, "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 5 else before
