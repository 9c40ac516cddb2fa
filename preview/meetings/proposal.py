"""Samples of ``cards/meetings/proposal.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.meetings.proposal import proposal
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from preview import school as samples
from preview.review import made_up as came_back_samples


def _sample(on: Scene, *, figures: bool = True, again: bool = False) -> Card:
    draft = samples.meeting(on, MeetingState.DRAFT)
    found = samples.readings() if figures else []
    warnings = [] if figures else [Problem("weekend", {"date": samples.STARTS.date()})]
    earlier = came_back_samples.sample_earlier(on) if again else None
    return proposal(on, draft, samples.CHARACTERISTIC, found, warnings, {"copies": 7}, earlier)


SAMPLES: list[samples.Sample] = [
    ("proposal", _sample),
    ("proposal, again", lambda on: _sample(on, again=True)),
    ("proposal, no figures, a warning", lambda on: _sample(on, figures=False)),
]
