"""Samples of ``cards/measures/people.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.measures.people import choose, give_form, given, help, owner_left, passed  # noqa: A004
from domain.errors import Problem
from domain.measures.measure import Measure, Progress
from preview import school as samples
from preview.votes import made_up as vote_samples

_NOTE = {
    "nb": "Jeg har ringt 9 av 14. Lista ligger i teamet.",
    "nn": "Eg har ringt 9 av 14. Lista ligg i teamet.",
    "en": "I have called 9 of 14. The list is in the team.",
}


def _given(on: Scene) -> Card:
    measure, about = vote_samples.measure(on, Progress.SLOW), samples.CHARACTERISTIC
    return given(on, measure, about, samples.JONAS, samples.COLLEAGUES[1], _NOTE[on.language])


def _stuck(on: Scene) -> Measure:
    return vote_samples.measure(on, Progress.STUCK)


_PART = [member for member in samples.MEMBERS if member.takes_part]

_MISSING = [Problem("owner_missing", field="owner")]

SAMPLES: list[samples.Sample] = [
    ("given", _given),
    ("passed on", lambda on: passed(on, _stuck(on), samples.COLLEAGUES[1], samples.INGRID)),
    ("help", lambda on: help(on, _stuck(on), samples.JONAS)),
    ("owner left", lambda on: owner_left(on, _stuck(on), samples.JONAS, _PART, 2)),
    ("owner taken out", lambda on: owner_left(on, _stuck(on), None, _PART, 0, _MISSING)),
    ("choose", lambda on: choose(on, _stuck(on), samples.JONAS, samples.COLLEAGUES[1], _NOTE[on.language], _PART)),
    ("give form", lambda on: give_form(on, _stuck(on), _PART)),
    ("give form, problems", lambda on: give_form(on, _stuck(on), _PART, _MISSING, {"note": _NOTE[on.language]})),
]
