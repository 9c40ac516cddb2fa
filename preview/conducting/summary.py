"""Samples of ``cards/conducting/summary.py``."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from cards.conducting.summary import summary
from cards.kit.scene import Card, Scene
from domain.meetings.meeting import Agreement, MeetingState
from domain.minutes.minutes import MinutesState
from preview import school as samples
from preview.minutes import made_up as minutes_samples
from preview.votes import made_up as vote_samples


def _sample(on: Scene, agreed: Agreement, *, full: bool = True, state: MinutesState = MinutesState.DRAFT) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.ENDED), agreement=agreed, started_at=samples.STARTS)
    rounds = [vote_samples.FIRST, vote_samples.SECOND] if full else []
    measures = vote_samples.measures(on)[1:3] if full else []
    minutes = minutes_samples.minutes(on, state)[0]
    return summary(on, meeting, samples.CHARACTERISTIC, rounds, measures, vote_samples.OWNERS, minutes, again=full)


SAMPLES: list[samples.Sample] = [
    ("agreed", lambda on: _sample(on, Agreement(2, 3, date(2027, 5, 20), samples.meeting(on).unseen))),
    ("minutes shared", lambda on: _sample(on, Agreement(2, 3, date(2027, 5, 20)), state=MinutesState.OPEN)),
    ("not agreed", lambda on: _sample(on, Agreement(None, None, date(2027, 5, 20)))),
    ("hardly anything", lambda on: _sample(on, Agreement(2, 2), full=False)),
]
