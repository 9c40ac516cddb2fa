"""Samples of ``cards/measures/look_again_at_one.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.measures.look_again_at_one import look_at_measure
from cards.measures.words import About
from domain.measures.measure import Hypothesis, Progress
from preview import school as samples
from preview.votes import made_up as vote_samples


def _sample(on: Scene, progress: Progress, *, topic: bool = True) -> Card:
    measure = replace(vote_samples.measure(on, progress), meeting_id=None, hypothesis=_SAID)
    about = About(characteristic=samples.CHARACTERISTIC if topic else None, figures=samples.INDICATORS)
    return look_at_measure(on, measure, about, "Ingrid", present.short_day(on, on.now))


_SAID = Hypothesis(2, 3, (samples.INDICATORS[0].id,), date(2027, 5, 20))

SAMPLES: list[samples.Sample] = [
    ("done", lambda on: _sample(on, Progress.DONE)),
    ("about nothing in particular", lambda on: _sample(on, Progress.SLOW, topic=False)),
]
