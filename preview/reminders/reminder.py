"""Samples of ``cards/reminders/reminder.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.reminders.reminder import answered, ask, due_form, due_words, lifts
from domain.delivery.notices import NoticeKind
from domain.errors import Problem
from domain.measures.measure import Hypothesis, Progress
from preview import school as samples
from preview.votes import made_up as vote_samples


def _ask(on: Scene, kind: NoticeKind) -> Card:
    measure = replace(vote_samples.measure(on, Progress.NONE), hypothesis=Hypothesis(2, 3))
    about = lifts(on, measure, samples.CHARACTERISTIC)
    return ask(on, measure, about, samples.JONAS.first_name, due_words(on, measure, kind))


SAMPLES: list[samples.Sample] = [
    ("ahead", lambda on: _ask(on, NoticeKind.MEASURE_AHEAD)),
    ("answered", lambda on: answered(on, vote_samples.measure(on))),
    ("answered, done", lambda on: answered(on, vote_samples.measure(on, Progress.DONE))),
    ("due form", lambda on: due_form(on, vote_samples.measure(on), [Problem("due_missing", field="due")])),
]
