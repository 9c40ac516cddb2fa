"""Samples of ``cards/votes/few.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.votes.few import consent, consent_answered, hands_form, too_few
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import LeadersVote
from preview import school as samples


def _running(on: Scene) -> tuple[Scene, Meeting]:
    return on, samples.meeting(on, MeetingState.RUNNING)


def _wrong(on: Scene) -> Card:
    problems = [Problem("not_a_count", {"most": 999}, "level2"), Problem("hands_too_many", {"given": 12, "most": 8})]
    return hands_form(*_running(on), problems, {"level3": "12", "level2": "mange"})


SAMPLES: list[samples.Sample] = [
    ("too few", lambda on: too_few(*_running(on), 4, 5, 8)),
    ("hands", lambda on: hands_form(*_running(on), leaders=LeadersVote.LAST)),
    ("hands, problems", _wrong),
    ("consent", lambda on: consent(*_running(on), 0, 4)),
    ("consent answered", lambda on: consent_answered(*_running(on), True)),
]
