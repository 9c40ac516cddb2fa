"""Samples of ``cards/votes/result.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.votes.result import as_text, result
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.votes.box import Movement
from domain.votes.rounds import Round
from preview import school as samples
from preview.votes import made_up as vote_samples


def _running(on: Scene) -> tuple[Scene, Meeting, Characteristic]:
    return on, samples.meeting(on, MeetingState.RUNNING), samples.CHARACTERISTIC


def _shown(on: Scene, *rounds: Round, movement: Movement | None = None) -> Card:
    return result(*_running(on), rounds, vote_samples.chart(on, *rounds), movement, 5)


SAMPLES: list[samples.Sample] = [
    ("first round", lambda on: _shown(on, vote_samples.FIRST)),
    ("second round", lambda on: _shown(on, vote_samples.FIRST, vote_samples.SECOND)),
    (
        "second round, movement",
        lambda on: _shown(on, vote_samples.FIRST, vote_samples.SECOND, movement=Movement(3, 5, 0)),
    ),
    ("first round, few sentences ticked", lambda on: _shown(on, vote_samples.UNTICKED)),
    ("second round, unanimous", lambda on: _shown(on, vote_samples.FIRST, vote_samples.ALIKE_NOW)),
    ("small group", lambda on: _shown(on, vote_samples.SMALL)),
    ("unanimous", lambda on: _shown(on, vote_samples.ALIKE)),
    ("many", lambda on: _shown(on, vote_samples.MANY)),
    ("hands", lambda on: _shown(on, vote_samples.HANDS)),
    ("as text", lambda on: as_text(*_running(on), (vote_samples.FIRST, vote_samples.SECOND))),
]
