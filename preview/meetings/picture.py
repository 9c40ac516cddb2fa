"""Samples of ``cards/meetings/picture.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.meetings.picture import offer
from domain.meetings.meeting import MeetingState
from preview import school as samples


def _sample(on: Scene) -> Card:
    return offer(on, samples.meeting(on, MeetingState.DRAFT), "god")


SAMPLES: list[samples.Sample] = [("a picture that was sent", _sample)]
