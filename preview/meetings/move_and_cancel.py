"""Samples of ``cards/meetings/move_and_cancel.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.meetings.move_and_cancel import cancel, cancelled, move, moved
from domain.catalogue.areas import Characteristic
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from preview import school as samples


def _meeting(on: Scene) -> tuple[Scene, Meeting, Characteristic]:
    return on, samples.meeting(on), samples.CHARACTERISTIC


def _wrong(on: Scene) -> Card:
    problem = Problem("day_is_over", {"day": samples.NOW.date().replace(day=19)}, "date")
    return move(*_meeting(on), [problem], {"date": "2026-11-19"})


SAMPLES: list[samples.Sample] = [
    ("move", lambda on: move(*_meeting(on))),
    ("move, a problem", _wrong),
    ("cancel", lambda on: cancel(*_meeting(on))),
    ("moved", lambda on: moved(*_meeting(on))),
    ("cancelled", lambda on: cancelled(on, samples.meeting(on, MeetingState.CANCELLED), samples.CHARACTERISTIC)),
]
