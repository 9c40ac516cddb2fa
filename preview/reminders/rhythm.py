"""Samples of ``cards/reminders/rhythm.py``."""

from __future__ import annotations

from datetime import date

from cards.reminders.rhythm import rhythm
from domain.errors import Problem
from domain.reminders.rhythms import Rhythm, Wants
from preview import school as samples

SAMPLES: list[samples.Sample] = [
    ("form", lambda on: rhythm(on, samples.teacher(on), Rhythm("p"))),
    (
        "paused",
        lambda on: rhythm(
            on,
            samples.leader(on),
            Rhythm("p", (0, 2, 3), 13, 19, paused_until=date(2026, 12, 3)),
            saved=True,
            saved_until=samples.STARTS,
        ),
    ),
    ("off", lambda on: rhythm(on, samples.teacher(on), Rhythm("p", wants=Wants.OFF), saved=True)),
    (
        "problem",
        lambda on: rhythm(
            on,
            samples.teacher(on),
            Rhythm("p"),
            problems=[Problem("hours_backwards", field="end")],
            typed={"days": "0,1", "begin": "15", "end": "12", "wants": "all"},
        ),
    ),
]
