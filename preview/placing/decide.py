"""Samples of ``cards/placing/decide.py``."""

from __future__ import annotations

from cards.placing.decide import THOUGHT, answers, decide, deleted, nothing_kept, saved
from domain.errors import Problem
from domain.placing.placement import Placement
from preview import school as samples
from preview.placing.level import sample_placement, sample_subject

_NAMED = [Problem("names_somebody", {"names": "Jonas"}, THOUGHT)]

SAMPLES: list[samples.Sample] = [
    ("suggestion", lambda on: decide(on, sample_subject(on), sample_placement())),
    (
        "a name",
        lambda on: decide(on, sample_subject(on), sample_placement(), problems=_NAMED, typed="Jonas kan ringe."),
    ),
    ("no suggestion", lambda on: decide(on, sample_subject(on, meeting=False), Placement())),
    ("saved", lambda on: saved(on, sample_subject(on), samples.meeting(on).questions[:1])),
    ("answers", lambda on: answers(on, sample_subject(on), sample_placement())),
    ("deleted", lambda on: deleted(on, sample_subject(on).key, samples.SCHOOL.id)),
    ("no answers", lambda on: nothing_kept(on, sample_subject(on).key, samples.SCHOOL.id)),
]
