"""Samples of ``cards/minutes/listing.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.minutes.listing import listing
from domain.meetings.meeting import Agreement
from domain.minutes.minutes import MinutesState
from preview import school as samples
from preview.minutes.parts import sample


def _sample(on: Scene, *, leads: bool) -> Card:
    states = [MinutesState.DRAFT, MinutesState.OPEN, *([MinutesState.FROZEN] * 3)][0 if leads else 1 :]
    told = [sample(on, state) for state in states]
    rows = [replace(one, meeting=replace(one.meeting, agreement=Agreement(2, 3))) for one in told]
    return listing(on, samples.leader(on) if leads else samples.teacher(on), rows, older=4 if leads else 0)


SAMPLES: list[samples.Sample] = [
    ("leader, older ones", lambda on: _sample(on, leads=True)),
    ("teacher", lambda on: _sample(on, leads=False)),
    ("none", lambda on: listing(on, samples.teacher(on), [])),
]
