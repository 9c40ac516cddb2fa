"""One line and one button on an answer, for somebody who is in the middle of something else."""

from __future__ import annotations

from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.people.verbs import LANGUAGE_KEEP
from cards.verbs import Press
from domain.catalogue.areas import Characteristic


def way_back(scene: Scene, card: Card, press: Press, about: Characteristic | None, *, planning: bool) -> Card:
    """Return the card with what the person is in the middle of, and the button that leads back to it."""
    title = kit.escape_line(present.title(scene, about)) if about else ""
    if planning:
        line = (
            scene.tr("You are planning a meeting about {title}.", title=title)
            if title
            else scene.tr("You are planning a meeting.")
        )
        button: kit.Button = kit.submit(scene.tr("Back to the meeting"), press)
    else:
        line = scene.tr("You are placing {title}. What you have answered is kept.", title=title)
        button = kit.execute(scene.tr("Go on"), press)
    part = kit.card(scene, kit.subtle(line), kit.actions(button))
    return {**card, "body": [*card["body"], *part["body"]]}


def keep_language(scene: Scene, card: Card) -> Card:
    """Return the card with the offer to be answered in this language from now on."""
    button = kit.execute(scene.tr("Always in English"), Press(LANGUAGE_KEEP, scene.school_id, scene.language))
    part = kit.card(scene, kit.actions(button))
    return {**card, "body": [*card["body"], *part["body"]]}
