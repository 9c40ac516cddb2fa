"""Samples of ``cards/people/settings.py``."""

from __future__ import annotations

from cards.people.settings import settings
from domain.errors import Problem
from preview import school as samples

SAMPLES: list[samples.Sample] = [
    ("leader", lambda on: settings(on, samples.leader(on))),
    ("teacher, saved", lambda on: settings(on, samples.teacher(on), saved=True, subject="Fiolin")),
    (
        "problem",
        lambda on: settings(
            on, samples.leader(on), problems=[Problem("limit_out_of_range", {"least": 3, "most": 50}, "limit")]
        ),
    ),
]
