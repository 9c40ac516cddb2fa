"""Samples of ``cards/votes/own.py``."""

from __future__ import annotations

from cards.votes.own import choices, mine, wait
from preview import school as samples
from preview.votes.shared import an_open_one

SAMPLES: list[samples.Sample] = [
    ("mine", lambda on: mine(*an_open_one(on), 5, 8)),
    ("mine, sentences saved", lambda on: mine(*an_open_one(on), 5, 8, ticked=True)),
    ("choices", lambda on: choices(*an_open_one(on), 5, 8, 2)),
    ("choices, not voted", lambda on: choices(*an_open_one(on), 5, 8)),
    ("choices, prepared", lambda on: choices(*an_open_one(on), 5, 8, prepared=True)),
    ("a leader's turn has not come", lambda on: wait(*an_open_one(on), 3, 8)),
]
