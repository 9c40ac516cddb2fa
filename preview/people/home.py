"""Samples of ``cards/people/home.py``."""

from __future__ import annotations

from cards.people.home import home
from domain.meetings.meeting import MeetingState
from preview import school as samples

SAMPLES: list[samples.Sample] = [
    ("leader", lambda on: home(on, samples.leader(on), samples.meeting(on), samples.CHARACTERISTIC, ["Ingrid"])),
    (
        "leader, meeting running",
        lambda on: home(
            on, samples.leader(on), samples.meeting(on, MeetingState.RUNNING), samples.CHARACTERISTIC, ["Ingrid"]
        ),
    ),
    ("teacher", lambda on: home(on, samples.teacher(on), samples.meeting(on), samples.CHARACTERISTIC, ["Ingrid"])),
    ("teacher, no meeting", lambda on: home(on, samples.teacher(on), None, None, [])),
]
