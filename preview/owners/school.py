"""Samples of ``cards/owners/school.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.owners.school import one, school_spec
from domain.owners.owned import SeenSchool
from preview import school as samples
from preview.owners import made_up as owned_samples


def _sample(on: Scene, school: SeenSchool, page: int = 0, *, alone: bool = False) -> Card:
    spec = school_spec(on, school, page)
    return one(on, school, samples.picture(spec) if spec else None, page, alone=alone)


SAMPLES: list[samples.Sample] = [
    ("a school", lambda on: _sample(on, owned_samples.schools(on)[0])),
    ("everything long, page 2", lambda on: _sample(on, owned_samples.long(on), 1, alone=True)),
    ("nothing yet", lambda on: _sample(on, owned_samples.silent(), alone=True)),
]
