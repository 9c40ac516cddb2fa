"""What was agreed, in words that every card uses."""

from __future__ import annotations

from cards.kit.scene import Scene
from domain.meetings.meeting import Agreement


def agreement_words(scene: Scene, agreed: Agreement | None) -> str:
    """As "Fra nivå 2 mot nivå 3"."""
    if agreed is None:
        return scene.tr("No shared level was set")
    if agreed.level is None:
        return scene.tr("We take it up again")
    if agreed.aim is None or agreed.aim == agreed.level:
        return scene.tr("We are on level {level}", level=agreed.level)
    return scene.tr("From level {level} towards level {aim}", level=agreed.level, aim=agreed.aim)
