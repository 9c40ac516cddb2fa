"""Samples of ``cards/votes/shared.py``."""

from __future__ import annotations

from cards.kit.scene import Scene
from cards.votes.shared import closed, shared
from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import LeadersVote
from domain.votes.rounds import Round
from preview import school as samples
from preview.votes import made_up as vote_samples


def an_open_one(on: Scene) -> tuple[Scene, Meeting, Characteristic, Round]:
    """For samples: what the views of an open round are made from."""
    running = samples.meeting(on, MeetingState.RUNNING)
    return on, running, samples.CHARACTERISTIC, vote_samples.OPEN


SAMPLES: list[samples.Sample] = [
    ("shared", lambda on: shared(*an_open_one(on), 5, 8, 5, LeadersVote.LAST)),
    ("shared, open vote", lambda on: shared(*an_open_one(on)[:3], vote_samples.BY_NAME, 1, 4, 1)),
    ("closed", lambda on: closed(*an_open_one(on)[:3], vote_samples.FIRST)),
    ("closed, a late press", lambda on: closed(*an_open_one(on)[:3], vote_samples.FIRST, late=True)),
    ("closed without a result", lambda on: closed(*an_open_one(on)[:3], vote_samples.GIVEN_UP)),
]
