"""Samples of ``cards/owners/overview.py``."""

from __future__ import annotations

from cards.catalogue.verbs import OVERVIEW_SHOW
from cards.charts.words.schools import schools_spec
from cards.kit.scene import Card, Scene
from cards.owners.overview import both, introduced, overview
from preview import school as samples
from preview.owners import made_up as owned_samples


def _sample(on: Scene, count: int = 0) -> Card:
    schools = owned_samples.schools(on, count)
    spec = schools_spec(on.language, schools)
    return overview(on, schools, samples.picture(spec) if spec else None)


SAMPLES: list[samples.Sample] = [
    ("three schools", _sample),
    ("three hundred schools", lambda on: _sample(on, 300)),
    ("nothing yet", lambda on: overview(on, [owned_samples.silent()])),
    ("owner and teacher", lambda on: both(on, [("s-solvik", "Solvik kulturskole")], OVERVIEW_SHOW)),
    ("nobody has chosen", lambda on: introduced(on, "Marit")),
]
