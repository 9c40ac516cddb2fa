"""The library of questions, for a proposal: tick some, write one of your own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.meetings.fields import called
from cards.meetings.verbs import MEETING_BACK, MEETING_QUESTIONS_SAVE
from cards.verbs import Press
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.meeting import Meeting
from domain.meetings.plan import MOST_QUESTIONS
from domain.meetings.question_library import Origin, Suggested
from locales import N_

TITLES = {
    Origin.PROPOSAL: N_("In the proposal now"),
    Origin.OWN: N_("Our own"),
    Origin.CHARACTERISTIC: N_("About this characteristic"),
    Origin.PRECONDITION: N_("About figures on what we have to work with"),
    Origin.PROCESS: N_("About figures on how we work"),
    Origin.RESULT: N_("About figures on what comes of it"),
    Origin.ALWAYS: N_("Fit every meeting"),
}
PICKED = "picked_"  # one field for each origin: what was ticked in it


def library(
    scene: Scene,
    meeting: Meeting,
    characteristic: Characteristic,
    listed: Sequence[Suggested],
    problems: Sequence[Problem] = (),
    values: Mapping[str, str] | None = None,
) -> Card:
    """Everything that can be ticked, those of the proposal ticked already. Inputs: picked_<origin>, own, away."""
    ticked = ",".join(one.key for one in listed if one.text in meeting.questions)
    own = scene.tr("A question of your own (optional)")
    kept = scene.tr("I keep what you write, for the school's next meetings.")
    save = Press(MEETING_QUESTIONS_SAVE, meeting.id, rev=meeting.version)
    fields: list[kit.Element] = []
    for origin, ones in groupby(listed, key=lambda one: one.origin):
        options = [(one.key, called(scene, one.text, one.school)) for one in ones]
        keys = {key for key, _ in options}
        before = values.get(PICKED + origin, "") if values is not None else ticked
        chosen = ",".join(key for key in before.split(",") if key in keys)
        title = scene.tr(TITLES[origin])
        fields.append(kit.choices(PICKED + origin, title, options, chosen, open_list=True, several=True))
    return kit.card(
        scene,
        kit.only_you(scene, kit.escape_line(present.title(scene, characteristic))),
        kit.heading(scene.tr("Which questions do we take along?")),
        kit.to_put_right(scene, [Problem(one.key, one.params) for one in problems]),
        kit.subtle(scene.tr("At most {most}. Two are often enough.", most=MOST_QUESTIONS)),
        fields,
        kit.text_field("own", own, (values or {}).get("own", ""), longest=200),
        kit.subtle(kept, spacing="Small"),
        _away(scene, listed),
        kit.who_sees(
            scene, scene.tr("The questions you take along stand on the invitation, for everybody in the channel.")
        ),
        kit.actions(
            kit.submit(scene.tr("Take them along"), save, style="positive"),
            kit.submit(scene.tr("Go back"), Press(MEETING_BACK, meeting.id), associated=False),
        ),
    )


def _away(scene: Scene, listed: Sequence[Suggested]) -> kit.Element | None:
    """One that the school no longer wants to be offered."""
    own = [(one.key, called(scene, one.text, one.school)) for one in listed if one.origin is Origin.OWN]
    if not own:
        return None
    label, hint = scene.tr("Remove a question of our own (optional)"), scene.tr("Keep all")
    return kit.choices("away", label, own, hint=hint)
