"""Samples of ``cards/meetings/listing.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Scene
from cards.meetings.listing import Row, listing
from domain.meetings.meeting import MeetingState
from preview import school as samples


def _rows(on: Scene, count: int) -> list[Row]:
    meeting = samples.meeting(on)
    states = [MeetingState.INVITED, MeetingState.DRAFT, *[MeetingState.INVITED] * 5]
    found = [samples.CHARACTERISTIC, samples.OTHER]
    return [(replace(meeting, id=f"m-{i}", state=states[i]), found[i % 2]) for i in range(count)]


SAMPLES: list[samples.Sample] = [
    ("leader", lambda on: listing(on, samples.leader(on), _rows(on, 2))),
    ("leader, many", lambda on: listing(on, samples.leader(on), _rows(on, 6), chosen="m-1")),
    ("teacher", lambda on: listing(on, samples.teacher(on), _rows(on, 1))),
    ("teacher, none", lambda on: listing(on, samples.teacher(on), [])),
    ("leader, none", lambda on: listing(on, samples.leader(on), [])),
]
