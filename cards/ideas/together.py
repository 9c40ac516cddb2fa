"""Put ideas together that say the same: a few suggestions of the bot, the whole list, and the way apart again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cards.ideas import rows as idea_rows
from cards.ideas.verbs import IDEA_PART, IDEAS_JOIN, IDEAS_SHOW
from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.errors import Problem
from domain.ideas.idea_groups import IdeaGroup
from domain.meetings.meeting import Meeting

MOST_SUGGESTED = 3
CHOICE_BYTES = 12 * 1024  # the suggestions have to have room beside the list
LONGEST_SHOWN = 160  # bytes of an idea in a suggestion
LONGEST_PART = 60
MOST_JOINED = 20  # that can be taken out by this form


def form(
    scene: Scene,
    meeting: Meeting,
    groups: Sequence[IdeaGroup],
    suggested: Sequence[Sequence[IdeaGroup]],
    problems: Sequence[Problem] = (),
    picked: str = "",
    note: str = "",
) -> Card:
    """Inputs: picked (several), part (one). Each suggestion has a button of its own."""
    if len(groups) < 2:  # the field is not there: what is wrong stands above
        problems = [replace(problem, field="") for problem in problems]
    joined = [idea for group in groups for idea in (group.idea, *group.joined) if group.joined][:MOST_JOINED]
    list_of_all = kit.choices(
        "picked",
        scene.tr("Which ones say the same?"),
        idea_rows.options(scene, groups, budget=CHOICE_BYTES),
        picked,
        open_list=True,
        several=True,
    )
    parts = [(idea.id, idea_rows.fitting(idea.text, LONGEST_PART)) for idea in joined]
    taken_out = kit.choices("part", scene.tr("Take one out again (optional)"), parts, open_list=True)
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("Which ideas say the same?")),
        kit.box(kit.text(note)) if note else None,
        kit.to_put_right(scene, problems),
        [_suggestion(scene, meeting, some) for some in suggested[:MOST_SUGGESTED]],
        kit.beside(scene, problems, list_of_all) if len(groups) > 1 else None,
        taken_out if joined else None,
        kit.actions(
            _execute(scene.tr("Put together"), IDEAS_JOIN, meeting) if len(groups) > 1 else None,
            _execute(scene.tr("Take it out"), IDEA_PART, meeting) if joined else None,
            kit.execute(
                scene.tr("Show all ideas"),
                Press(IDEAS_SHOW, meeting.id, "1"),
                associated=False,
                fallback=False,
            ),
        ),
        kit.footnote(
            scene.tr("All see what stands together, and nobody sees who put it together. It can be undone."),
            apart=False,
        ),
    )


def _suggestion(scene: Scene, meeting: Meeting, some: Sequence[IdeaGroup]) -> kit.Element:
    ids = ",".join(group.id for group in some)
    join = Press(IDEAS_JOIN, meeting.id, ids)
    texts = [kit.escape_line(idea_rows.fitting(group.idea.text, LONGEST_SHOWN)) for group in some]
    return kit.box(
        kit.subtle(scene.tr("Do these say the same?")),
        *(kit.text(text, spacing="Small") for text in texts),
        kit.actions(kit.execute(scene.tr("Yes, put together"), join, associated=False, fallback=False)),
        spacing="Medium",
    )


def _execute(title: str, verb: Verb, meeting: Meeting) -> kit.Button:
    return kit.execute(title, Press(verb, meeting.id), fallback=False)
