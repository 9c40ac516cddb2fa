"""Samples of ``cards/conducting/agree.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cards.conducting.agree import form
from cards.kit.scene import Card, Scene
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from preview import school as samples
from preview.votes import made_up as vote_samples


def _sample(on: Scene, problems: Sequence[Problem] = (), values: Mapping[str, str] | None = None) -> Card:
    meeting = samples.meeting(on, MeetingState.RUNNING)
    rounds = [vote_samples.FIRST, vote_samples.SECOND]
    return form(on, meeting, samples.CHARACTERISTIC, rounds, problems, values)


SAMPLES: list[samples.Sample] = [
    ("form", _sample),
    (
        "form, problems",
        lambda on: _sample(
            on,
            [Problem("level_missing", field="level"), Problem("aim_below_level", {"level": 3}, "aim")],
            {"aim": "2", "reasons": "Vi ringer for lite."},
        ),
    ),
]
