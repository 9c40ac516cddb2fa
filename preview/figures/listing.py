"""Samples of ``cards/figures/listing.py``."""

from __future__ import annotations

from cards.figures.listing import explain, listing
from cards.kit.scene import Card, Scene
from preview import school as samples
from preview.figures import made_up as figure_samples


def _sample(scene: Scene, *, characteristic: bool = True) -> Card:
    about = samples.CHARACTERISTIC if characteristic else None
    return listing(scene, samples.leader(scene), samples.readings(), about, catalogue=samples.CATALOGUE)


_ABOUT = samples.CHARACTERISTIC

SAMPLES: list[samples.Sample] = [
    ("about a characteristic", _sample),
    ("all", lambda on: _sample(on, characteristic=False)),
    ("none", lambda on: listing(on, samples.teacher(on), [], None)),
    ("explained", lambda on: explain(on, samples.CHARACTERISTIC, samples.readings())),
    ("all that can be said", lambda on: listing(on, samples.teacher(on), figure_samples.readings(), _ABOUT)),
    ("all explained", lambda on: explain(on, _ABOUT, figure_samples.readings(), samples.leader(on))),
]
