"""Samples of ``cards/review/came_back.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.review.came_back import all_seen, one
from domain.measures.measure import Progress
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller
from preview import school as samples
from preview.review import made_up as came_back_samples
from preview.votes import made_up as vote_samples


def _one(
    on: Scene, caller: Caller, progress: Progress, state: MeetingState = MeetingState.RUNNING, at: int = 1
) -> Card:
    measures = list(came_back_samples.sample_earlier(on).measures)
    measures[at] = replace(vote_samples.measure(on, progress), meeting_id="m-0000")
    meeting = samples.meeting(on, state)
    return one(on, caller, meeting, samples.CHARACTERISTIC, measures, at, vote_samples.OWNERS)


SAMPLES: list[samples.Sample] = [
    ("still right", lambda on: _one(on, samples.leader(on), Progress.SLOW, MeetingState.DRAFT)),
    (
        "still right, late",
        lambda on: _one(replace(on, now=samples.STARTS.replace(year=2027)), samples.teacher(on), Progress.NONE),
    ),
    ("put away", lambda on: _one(on, samples.leader(on), Progress.DROPPED, at=2)),
    ("done", lambda on: _one(on, samples.teacher(on), Progress.DONE, MeetingState.INVITED)),
    (
        "all seen",
        lambda on: all_seen(
            on,
            samples.meeting(on, MeetingState.RUNNING),
            samples.CHARACTERISTIC,
            came_back_samples.sample_earlier(on).measures,
        ),
    ),
]
