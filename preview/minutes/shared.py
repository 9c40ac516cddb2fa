"""Samples of ``cards/minutes/shared.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.minutes.shared import link_title, reading, shared
from domain.minutes.minutes import MinutesState
from preview import school as samples
from preview.minutes.parts import sample


def _links(on: Scene) -> Card:
    links = []
    for language in ("nb", "nn"):
        for ending in (".html", ".docx"):
            url = on.addresses.document("minutes", f"m-0001-{language}", on.now, ending)
            links.append((link_title(on, ending, language), url))
    return reading(on, sample(on, MinutesState.OPEN), links)


SAMPLES: list[samples.Sample] = [
    ("shared", lambda on: shared(on, sample(on, MinutesState.OPEN, 2))),
    ("shared, final", lambda on: shared(on, sample(on, MinutesState.FROZEN, 2))),
    ("reading", _links),
]
