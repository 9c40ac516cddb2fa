"""Samples of ``cards/practice/form.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.practice.form import changed, form
from domain.errors import Problem
from domain.practice.write import Subject
from domain.review.effect import LevelShift, Way
from preview import school as samples
from preview.practice.practice import sample
from preview.review.effect import sample as effect_sample
from preview.votes import made_up as vote_samples


def _new(on: Scene) -> Card:
    return form(on, Subject(vote_samples.measure(on), None), "0123456789abcdef")


def _filled(on: Scene) -> Card:
    words = changed(on, effect_sample(on, LevelShift(Way.UP, 2, 3, 3, (24, 26))))
    return form(on, Subject(vote_samples.measure(on), None), "0123456789abcdef", filled=words)


def _named(on: Scene) -> Card:
    seen = sample(on, shared=True)
    problems = [Problem("names_somebody", {"names": "Silje"}, "did")]
    return form(
        on, Subject(None, seen.practice), "0123456789abcdef", problems, {"title": "Ringe", "did": "Silje *ringte*"}
    )


SAMPLES: list[samples.Sample] = [("new", _new), ("new, with what the numbers say", _filled), ("a name in it", _named)]
