"""What one level means in one characteristic."""

from __future__ import annotations

from cards.catalogue.verbs import CATALOGUE_SHOW
from cards.kit import kit, present
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.catalogue.areas import Characteristic, said


def one_level(scene: Scene, about: Characteristic, level: int) -> Card:
    """The sentences of the level, with the way to all four."""
    sentences = [kit.escape_line(said(one.text, scene.language)) for one in about.levels.get(level, ())]
    return kit.card(
        scene,
        kit.heading(kit.escape_line(present.title(scene, about))),
        kit.level_box(scene, level, sentences),
        kit.actions(kit.execute(scene.tr("See all four levels"), Press(CATALOGUE_SHOW, scene.school_id, about.id))),
    )
