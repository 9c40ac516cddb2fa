"""What was agreed is asked for while the minutes are still a draft."""

from __future__ import annotations

from datetime import datetime

from cards.catalogue.verbs import OVERVIEW_SHOW
from cards.kit import notes, present
from cards.kit.scene import Card, Scene
from cards.measures.verbs import MEASURE_LIST
from cards.verbs import Press


def not_ready(scene: Scene, latest: datetime) -> Card:
    """When they are, and what can be seen meanwhile; ``latest`` is when they are open to all at the latest."""
    sentence = scene.tr(
        "The leaders are still working on them. You hear in the channel when they can be read, {day} at the latest. "
        "Level and measures you can see now.",
        day=present.day(scene, latest),
    )
    buttons = [
        (scene.tr("See our levels"), Press(OVERVIEW_SHOW, scene.school_id)),
        (scene.tr("See measures"), Press(MEASURE_LIST, scene.school_id)),
    ]
    return notes.note(scene, scene.tr("The minutes are not ready yet"), sentence, buttons)
