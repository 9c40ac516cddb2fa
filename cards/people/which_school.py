"""Asking somebody of several schools which one is meant."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit import kit
from cards.kit.scene import Card, Scene
from cards.people.verbs import SCHOOL_PICK
from cards.verbs import Press
from domain.people.school import Role, School

MOST = 6


def which(scene: Scene, schools: Sequence[tuple[School, Role]], go_on: str) -> Card:
    """A button a school; ``go_on`` is what to go on with once the school is known.

    The buttons send messages: what goes on may be a dialog, which lives in messages only.
    """
    buttons = [kit.submit(kit.short(school.name), Press(SCHOOL_PICK, school.id, go_on)) for school, _ in schools[:MOST]]
    more = None
    if len(schools) > MOST:
        more = kit.footnote(scene.tr("Is it another one, write to me in its channel."), apart=False)
    return kit.card(
        scene,
        kit.heading(scene.tr("Which school is this about?")),
        kit.text(scene.tr("You are in several.")),
        kit.actions(*buttons),
        more,
    )
