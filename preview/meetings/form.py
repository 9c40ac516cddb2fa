"""Samples of ``cards/meetings/form.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.meetings.form import form, missing
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from preview import school as samples


def _sample(on: Scene, *, wrong: bool = False) -> Card:
    draft = samples.meeting(on, MeetingState.DRAFT)
    readings = {reading.indicator.id: reading for reading in samples.readings()}
    if not wrong:
        return form(on, draft, samples.CATALOGUE, readings)
    problems = [Problem("day_is_over", {"day": samples.NOW.date().replace(day=19)}, "date")]
    return form(on, draft, samples.CATALOGUE, readings, problems, {"date": "2026-11-19"})


SAMPLES: list[samples.Sample] = [
    ("form", _sample),
    ("form, a problem", lambda on: _sample(on, wrong=True)),
    ("missing", lambda on: missing(on, samples.CATALOGUE, {"characteristic": "1.4", "time": "14:00"})),
]
