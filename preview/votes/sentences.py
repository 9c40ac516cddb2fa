"""Samples of ``cards/votes/sentences.py``."""

from __future__ import annotations

from cards.votes.sentences import my_choice, sentences_first
from domain.errors import Problem
from preview import school as samples
from preview.votes.shared import an_open_one

_TICKED = ("2.1", "2.2", "3.1")

SAMPLES: list[samples.Sample] = [
    ("my choice", lambda on: my_choice(*an_open_one(on), 2, _TICKED)),
    ("my choice, not sure", lambda on: my_choice(*an_open_one(on), 0)),
    ("sentences first", lambda on: sentences_first(*an_open_one(on), _TICKED)),
    (
        "sentences first, a leader",
        lambda on: sentences_first(*an_open_one(on), _TICKED, level="2", too_soon=True),
    ),
    (
        "sentences first, no level",
        lambda on: sentences_first(*an_open_one(on), _TICKED, problems=[Problem("level_missing", field="level")]),
    ),
]
