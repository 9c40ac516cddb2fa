"""Samples of ``cards/meetings/prepare.py``."""

from __future__ import annotations

from cards.meetings.prepare import prepare
from preview import school as samples

SAMPLES: list[samples.Sample] = [
    ("a meeting", lambda on: prepare(on, samples.meeting(on), samples.CHARACTERISTIC, samples.CATALOGUE)),
    ("no meeting", lambda on: prepare(on, None, samples.OTHER, samples.CATALOGUE)),
]
