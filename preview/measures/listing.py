"""Samples of ``cards/measures/listing.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.measures.listing import listing
from domain.measures.measure import Measure
from domain.people.school import Caller
from preview import school as samples
from preview.votes import made_up as vote_samples


def _listed(on: Scene, caller: Caller, measures: Sequence[Measure], *, mine: bool = False) -> Card:
    return listing(on, caller, measures, vote_samples.OWNERS, mine)


def _many(on: Scene) -> list[Measure]:
    found = vote_samples.measures(on)
    return [replace(found[n % 5], id=f"t-{n}", owner_id="" if n == 3 else found[n % 5].owner_id) for n in range(60)]


SAMPLES: list[samples.Sample] = [
    ("listing", lambda on: _listed(on, samples.leader(on), vote_samples.measures(on))),
    ("listing, mine", lambda on: _listed(on, samples.teacher(on), vote_samples.measures(on)[:3], mine=True)),
    ("listing, empty", lambda on: _listed(on, samples.teacher(on), [])),
    ("listing, many", lambda on: _listed(on, samples.leader(on), _many(on))),
]
