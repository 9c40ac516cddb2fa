"""Samples of ``cards/personal_data/keeping.py``."""

from __future__ import annotations

from datetime import timedelta

from cards.personal_data.keeping import ask, keeping
from domain.errors import Problem
from domain.personal_data.deletion import Deletion
from domain.personal_data.keep import KEPT_LONG_ENOUGH, PERSON_ASKED
from locales import tr
from preview import school as samples


def _log() -> list[Deletion]:
    then = samples.NOW - timedelta(days=9)
    return [
        Deletion("1", "s", samples.NOW, "meetings", 3, KEPT_LONG_ENOUGH),
        Deletion("2", "s", samples.NOW, "measures", 1, KEPT_LONG_ENOUGH),
        Deletion("3", "s", then, "person", 1, PERSON_ASKED),
    ]


SAMPLES: list[samples.Sample] = [
    ("leader", lambda on: keeping(on, samples.leader(on), _log())),
    ("teacher", lambda on: keeping(on, samples.teacher(on), ())),
    ("saved", lambda on: keeping(on, samples.leader(on), _log(), tr(on.language, "Saved."))),
    ("problem", lambda on: keeping(on, samples.leader(on), (), "", [Problem("unknown_years", field="years")])),
    ("ask", lambda on: ask(on, 2, 7, 1)),
]
