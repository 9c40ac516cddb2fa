"""Three dots for each person: the form, and that one has given them, not where: others may see the screen."""

from __future__ import annotations

from collections.abc import Sequence

from cards.agenda.rows import marked_heading
from cards.ideas import rows as idea_rows
from cards.ideas.verbs import DOTS_FORM, DOTS_SAVE, IDEAS_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press, Verb
from domain.agenda.agenda import IdeasState
from domain.errors import Problem
from domain.ideas.give_dots import Dots
from domain.ideas.idea_groups import IdeaGroup
from domain.meetings.meeting import Meeting
from locales import tr


def form(
    scene: Scene,
    meeting: Meeting,
    groups: Sequence[IdeaGroup],
    own: Dots,
    problems: Sequence[Problem] = (),
    picked: str = "",
) -> Card:
    """Input: dots (several). The list stands by the ideas' ids, the same for all: no counts while dots are given."""
    field = kit.choices(
        "dots",
        scene.tr("Choose up to three"),
        idea_rows.options(scene, groups),
        picked or ",".join(own.ids),
        open_list=True,
        several=True,
    )
    save = Press(DOTS_SAVE, meeting.id, rev=own.rev)
    return kit.card(
        scene,
        kit.only_you(scene),
        kit.heading(scene.tr("Where do you put your dots?")),
        kit.text(scene.tr("You have three, at most one for each idea.")),
        kit.box(kit.text(said)) if (said := _said(scene, own)) else None,
        kit.to_put_right(scene, problems),
        kit.beside(scene, problems, field),
        kit.who_sees(scene, idea_rows.nobody_sees(scene, IdeasState.DOTS)),
        kit.actions(
            kit.execute(scene.tr("Save the dots"), save, style="positive", fallback=False),
            _press(scene.tr("Show all ideas"), IDEAS_SHOW, meeting, "1"),
        ),
    )


def given(scene: Scene, meeting: Meeting, own: Dots, count: int, eligible: int, *, leads: bool = False) -> Card:
    """That one has given dots, or has none out. ``count`` is how many have given any."""
    language, placed = scene.language, len(own.ids)
    words = tr(language, "You have given your dots") if placed else tr(language, "You have not given any dots")
    out = tr(language, "{count} have given dots.", count=present.out_of(scene, count, max(count, eligible)))
    again = tr(language, "Move my dots") if placed else tr(language, "Give dots")
    back = _press(tr(language, "Go back"), IDEAS_SHOW, meeting) if leads else None
    return kit.card(
        scene,
        kit.only_you(scene),
        marked_heading(kit.mark_image(scene, "ferdig" if placed else "venter"), words),
        kit.text(f"{out} {tr(language, 'You can move yours until they are counted.')}"),
        kit.box(kit.text(said)) if (said := _said(scene, own)) else None,
        kit.actions(
            _press(again, DOTS_FORM, meeting),
            _press(tr(language, "Show all ideas"), IDEAS_SHOW, meeting, "1"),
            back,
        ),
    )


def _said(scene: Scene, own: Dots) -> str:
    """What happened to dots otherwise than the person chose."""
    if own.kept:
        return scene.tr("You have moved your dots since this form was opened. The newer ones stand.")
    if own.lost:
        return scene.trn(
            "An idea that you had given a dot was withdrawn. You have {count} dot back.",
            "Ideas that you had given dots were withdrawn. You have {count} dots back.",
            own.lost,
        )
    return ""


def _press(title: str, verb: Verb, meeting: Meeting, arg: str = "") -> kit.Button:
    return kit.execute(title, Press(verb, meeting.id, arg), associated=False, fallback=False)
