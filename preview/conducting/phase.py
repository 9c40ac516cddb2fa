"""Samples of ``cards/conducting/phase.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cards.conducting.phase import mine, over, shared
from cards.kit.scene import Card, Scene
from domain.agenda.agenda import Course
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.review.came_back import Earlier
from domain.votes.rounds import Round
from preview import school as samples
from preview.review import made_up as came_back_samples
from preview.votes import made_up as vote_samples


def _stands(
    on: Scene, phase: int, rounds: Sequence[Round] = ()
) -> tuple[Scene, Meeting, Characteristic, Course, Sequence[Round]]:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), started_at=samples.STARTS)
    course = Course(meeting.id, phase, samples.STARTS, samples.STARTS + timedelta(minutes=25))
    return replace(on, now=samples.STARTS), meeting, samples.CHARACTERISTIC, course, rounds


def _paused(on: Scene) -> Card:
    scene, meeting, about, course, rounds = _stands(on, 3)
    paused = replace(course, paused_at=samples.STARTS + timedelta(minutes=13))
    return shared(scene, meeting, about, paused, rounds, 8, 8, Earlier())


SAMPLES: list[samples.Sample] = [
    ("opening", lambda on: shared(*_stands(on, 0), 0, 8, came_back_samples.sample_earlier(on))),
    ("voting", lambda on: shared(*_stands(on, 2, [vote_samples.OPEN]), 6, 8, Earlier())),
    ("groups", lambda on: shared(*_stands(on, 3), 71, 90, Earlier(), grouped=True)),
    ("a break", _paused),
    ("shared level", lambda on: shared(*_stands(on, 5), 8, 8, Earlier())),
    ("mine", lambda on: mine(*_stands(on, 1), 6, 8, Earlier())),
    ("over", lambda on: over(on, samples.meeting(on, MeetingState.ENDED), samples.CHARACTERISTIC)),
]
