"""What was agreed, in words that every card uses."""

from __future__ import annotations

from cards.kit.scene import Scene
from domain.meetings.meeting import Agreement
from locales import tr


def agreement_words(scene: Scene, agreed: Agreement | None) -> str:
    """As "Fra nivå 2 mot nivå 3"."""
    language = scene.language
    if agreed is None:
        return tr(language, "No shared level was set")
    if agreed.level is None:
        return tr(language, "We take it up again")
    if agreed.aim is None or agreed.aim == agreed.level:
        return tr(language, "We are on level {level}", level=agreed.level)
    return tr(language, "From level {level} towards level {aim}", level=agreed.level, aim=agreed.aim)
