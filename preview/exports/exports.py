"""Samples of ``cards/exports/exports.py``."""

from __future__ import annotations

from cards.exports.exports import exports
from preview import school as samples

SAMPLES: list[samples.Sample] = [("links", lambda on: exports(on, samples.teacher(on)))]
