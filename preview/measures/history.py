"""Samples of ``cards/measures/history.py``."""

from __future__ import annotations

from datetime import timedelta

from cards.kit.scene import Card, Scene
from cards.measures.history import history
from cards.measures.words import About
from domain.measures.measure import Change, Event
from preview import school as samples
from preview.votes import made_up as vote_samples

_SAID = {"nb": "Ringt 9 av 14", "nn": "Ringt 9 av 14", "en": "Called 9 of 14"}


def _sample(on: Scene) -> Card:
    measure, day = vote_samples.measure(on), timedelta(days=1)
    jonas, silje, ingrid = (samples.JONAS.id, samples.COLLEAGUES[1].id, samples.INGRID.id)
    made = [
        Event("1", measure.id, on.now - 14 * day, Change.AGREED, ingrid, "", silje),
        Event("2", measure.id, on.now - 9 * day, Change.OWNER, silje, silje, jonas),
        Event("3", measure.id, on.now - 5 * day, Change.DUE, jonas, "2026-12-18", "2027-01-15"),
        Event("4", measure.id, on.now - 4 * day, Change.WORDS, jonas, "", "title,steps"),
        Event("5", measure.id, on.now - 2 * day, Change.HELP, jonas),
        Event("6", measure.id, on.now - day, Change.PROGRESS, jonas, "none", "slow", _SAID[on.language]),
    ]
    return history(on, measure, made, About({**vote_samples.OWNERS, ingrid: samples.INGRID}))


SAMPLES: list[samples.Sample] = [
    ("history", _sample),
    ("history, empty", lambda on: history(on, vote_samples.measure(on), [], About())),
]
