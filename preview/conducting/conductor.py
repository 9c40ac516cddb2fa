"""Samples of the leader's own card, and of ``Mer``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cards.conducting.at import At
from cards.conducting.conductor import conductor, more
from cards.kit.scene import Card, Scene
from cards.meetings import phase_words
from domain.agenda.agenda import Course
from domain.meetings.meeting import Agreement, MeetingState
from domain.votes.rounds import Round
from preview import school as samples
from preview.votes import made_up as vote_samples


def _at(
    on: Scene, phase: int, rounds: Sequence[Round], counted: int = 0, agreed: Agreement | None = None, people: int = 8
) -> At:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), started_at=samples.STARTS, agreement=agreed)
    now = replace(on, now=samples.STARTS + timedelta(minutes=30))
    measures = vote_samples.measures(on)[1:3] if agreed and agreed.level else []
    began = samples.STARTS + timedelta(minutes=17)
    course = Course("m-0001", phase, began, began + timedelta(minutes=25), version=7)
    return At(now, meeting, rounds, counted, people, 5, measures, course, here=8)


def _sample(on: Scene, phase: int, rounds: Sequence[Round], counted: int = 0, agreed: Agreement | None = None) -> Card:
    return conductor(_at(on, phase, rounds, counted, agreed), samples.CHARACTERISTIC)


def _before_sample(on: Scene) -> Card:
    return conductor(At(on, samples.meeting(on), [], 0, 8, 5), samples.CHARACTERISTIC)


def _small(on: Scene) -> Card:
    return conductor(replace(_at(on, 3, [], people=4), here=3), samples.CHARACTERISTIC)


def _paused(on: Scene) -> Card:
    at = _at(on, 3, [vote_samples.FIRST])
    course = replace(at.course, paused_at=samples.STARTS + timedelta(minutes=30))
    return conductor(replace(at, kept=course), samples.CHARACTERISTIC)


def _big(on: Scene) -> Card:
    at = _at(on, 3, [vote_samples.MANY], people=90)
    lines = [phase_words.ideas_up(on, 12)]
    return conductor(replace(at, here=71, grouped=True, lines=lines), samples.CHARACTERISTIC)


def _more_sample(on: Scene, phase: int, rounds: Sequence[Round]) -> Card:
    return more(_at(on, phase, rounds))


_BOTH = [vote_samples.FIRST, vote_samples.SECOND]
SAMPLES: list[samples.Sample] = [
    ("before", _before_sample),
    ("alone", lambda on: _sample(on, 1, [])),
    ("voting, too few yet", lambda on: _sample(on, 2, [vote_samples.OPEN], 3)),
    ("voting", lambda on: _sample(on, 2, [vote_samples.OPEN], 5)),
    ("small school", _small),
    ("after the first round", lambda on: _sample(on, 3, [vote_samples.FIRST])),
    ("a break", _paused),
    ("ninety in groups", _big),
    ("after the second round", lambda on: _sample(on, 5, _BOTH)),
    ("agreed", lambda on: _sample(on, 6, _BOTH, agreed=Agreement(2, 3))),
    ("not agreed", lambda on: _sample(on, 6, _BOTH, agreed=Agreement(None, None))),
    ("more, while alone", lambda on: _more_sample(on, 1, [])),
    ("more, in groups", lambda on: _more_sample(on, 3, [vote_samples.FIRST])),
    ("more, late", lambda on: _more_sample(on, 5, _BOTH)),
]
