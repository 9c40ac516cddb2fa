"""Samples of ``cards/meetings/times.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from cards.kit.scene import Scene
from cards.meetings.times import nudge, times
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from preview import school as samples


def _sample(on: Scene, state: MeetingState = MeetingState.DRAFT) -> tuple[Scene, Meeting, Characteristic]:
    meeting = samples.meeting(on, state)
    at = samples.STARTS
    around = replace(
        meeting,
        invite_at=at - timedelta(days=9, hours=5),
        prepare_at=at - timedelta(days=7, hours=5),
        nudge_at=at - timedelta(days=2, hours=5),
    )
    return on, around, samples.CHARACTERISTIC


SAMPLES: list[samples.Sample] = [
    ("times of a draft", lambda on: times(*_sample(on))),
    ("times of a meeting, saved", lambda on: times(*_sample(on, MeetingState.INVITED), saved=True)),
    (
        "times, a problem",
        lambda on: times(*_sample(on), [Problem("times_quiet", {"other": samples.STARTS}, "nudge_date")]),
    ),
    ("nudge", lambda on: nudge(*_sample(on, MeetingState.INVITED), "Jonas")),
]
