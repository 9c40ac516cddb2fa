"""Samples of ``cards/measures/one.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cards.kit.scene import Scene
from cards.measures.one import more, one
from cards.measures.words import About
from domain.measures.measure import Hypothesis, Measure, Progress, Step
from preview import school as samples
from preview.votes import made_up as vote_samples

_STEPS = {
    "nb": ("Lage liste over nye elever", "Ringe hjem", "Skrive ned det vi hører"),
    "nn": ("Lage liste over nye elevar", "Ringe heim", "Skrive ned det vi høyrer"),
    "en": ("Make a list of new pupils", "Call home", "Write down what we hear"),
}


def about(on: Scene) -> About:
    """Return what the sample measure is about: characteristic 1.4 and its indicators."""
    return About(vote_samples.OWNERS, samples.CHARACTERISTIC, samples.CATALOGUE.informing("1.4"))


def whole(on: Scene, progress: Progress = Progress.SLOW) -> Measure:
    """Jonas' measure with everything that a measure may have."""
    first, *rest = _STEPS[on.language]
    figure = next(iter(samples.CATALOGUE.informing("1.4")), None)
    return replace(
        vote_samples.measure(on, progress),
        helpers=("p-silje", "p-ida"),
        steps=(Step(first, True), *(Step(text) for text in rest)),
        hypothesis=Hypothesis(2, 3, (figure.id,) if figure else (), date(2027, 5, 20)),
    )


def _plain(on: Scene) -> Measure:
    return vote_samples.measure(on)


SAMPLES: list[samples.Sample] = [
    ("one, its owner", lambda on: one(on, samples.teacher(on), _plain(on), samples.JONAS)),
    ("one, a leader", lambda on: one(on, samples.leader(on), _plain(on), samples.JONAS)),
    (
        "one, a colleague",
        lambda on: one(on, samples.teacher(on), vote_samples.measures(on)[1], vote_samples.OWNERS["p-silje"]),
    ),
    ("one, with all", lambda on: one(on, samples.teacher(on), whole(on), samples.JONAS, about(on))),
    ("one, nobody's", lambda on: one(on, samples.leader(on), replace(_plain(on), owner_id=""), None, about(on))),
    (
        "one, with all, a colleague",
        lambda on: one(
            on, replace(samples.teacher(on), person=samples.COLLEAGUES[3]), whole(on), samples.JONAS, about(on)
        ),
    ),
    ("one, done", lambda on: one(on, samples.teacher(on), whole(on, Progress.DONE), samples.JONAS, about(on))),
    ("one, dropped", lambda on: one(on, samples.leader(on), whole(on, Progress.DROPPED), samples.JONAS, about(on))),
    ("more", lambda on: more(on, samples.teacher(on), whole(on))),
    ("more, no steps", lambda on: more(on, samples.leader(on), _plain(on))),
]
