"""Samples of the leader's own card, and of ``Mer``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from cards.conducting.body import Run
from cards.conducting.conductor import conductor, more
from cards.kit.scene import Card, Scene
from cards.meetings import phase_words
from domain.agenda.agenda import Course
from domain.catalogue.areas import Characteristic
from domain.measures.measure import Measure
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.votes.rounds import Round
from preview import school as samples
from preview.votes import made_up as vote_samples


def _sample(
    on: Scene, phase: int, rounds: Sequence[Round], counted: int = 0, agreed: Agreement | None = None, **more: object
) -> Card:
    return conductor(*_stands(on, rounds, counted, agreed), run=_run(phase, **more))


def _stands(
    on: Scene, rounds: Sequence[Round], counted: int = 0, agreed: Agreement | None = None, people: int = 8
) -> tuple[Scene, Meeting, Characteristic, Sequence[Round], int, int, int, Sequence[Measure]]:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), started_at=samples.STARTS, agreement=agreed)
    now = replace(on, now=samples.STARTS + timedelta(minutes=30))
    measures = vote_samples.measures(on)[1:3] if agreed and agreed.level else []
    return now, meeting, samples.CHARACTERISTIC, rounds, counted, people, 5, measures


def _run(phase: int, **more: object) -> Run:
    began = samples.STARTS + timedelta(minutes=17)
    course = Course("m-0001", phase, began, began + timedelta(minutes=25), version=7)
    return replace(Run(course, here=8), **more)  # type: ignore[arg-type]  # a sample names fields


def _before_sample(on: Scene) -> Card:
    return conductor(on, samples.meeting(on), samples.CHARACTERISTIC, [], 0, 8, 5, [])


def _small(on: Scene) -> Card:
    return conductor(*_stands(on, [], people=4)[:5], 4, 5, [], run=_run(3, here=3))


def _paused(on: Scene) -> Card:
    course = replace(_run(3).course or Course("", 0, on.now, on.now), paused_at=samples.STARTS + timedelta(minutes=30))
    return _sample(on, 3, [vote_samples.FIRST], course=course)


def _big(on: Scene) -> Card:
    lines = [phase_words.ideas_up(on, 12)]
    stands = _stands(on, [vote_samples.MANY])
    return conductor(*stands[:5], 90, 5, [], run=_run(3, here=71, grouped=True, lines=lines))


def _more_sample(on: Scene, phase: int, rounds: Sequence[Round]) -> Card:
    scene, meeting, _about, _rounds, counted, people, limit, measures = _stands(on, rounds)
    return more(scene, meeting, rounds, counted, people, limit, measures, _run(phase))


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
