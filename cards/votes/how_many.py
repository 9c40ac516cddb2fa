"""How many have voted or prepared: a number where it tells nothing about anybody, and that nobody sees who."""

from __future__ import annotations

from cards.kit import notes
from cards.kit.scene import Card, Scene
from cards.verbs import Press


def voted(scene: Scene, count: int, of: int) -> Card:
    """Return how many ballots there are, as the card in the channel says too."""
    heading = scene.tr("{count} of {of} have voted", count=count, of=of)
    return notes.note(scene, heading, scene.tr("Nobody sees who has voted, and nobody sees who has not."))


def prepared(scene: Scene, count: int | None, of: int, limit: int, own: Press | None) -> Card:
    """Return how many have prepared; ``count`` is None where they are fewer than ``limit``."""
    if count is None and of <= limit:  # "fewer than 5 of 3" says nothing, and sounds odd
        heading = scene.tr("Fewer than {limit} have prepared", limit=limit)
    elif count is None:
        heading = scene.tr("Fewer than {limit} of {of} have prepared", limit=limit, of=of)
    else:
        heading = scene.tr("{count} of {of} have prepared", count=count, of=of)
    sentence = scene.tr("Nobody sees who has prepared, and nobody sees who has not.")
    return notes.note(scene, heading, sentence, [(scene.tr("Prepare"), own)] if own is not None else ())
