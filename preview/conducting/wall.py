"""Samples of ``cards/conducting/wall.py``."""

from __future__ import annotations

from cards.conducting.wall import show, words, words_form
from cards.kit.scene import Scene
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Member
from preview import school as samples


def _running(on: Scene) -> tuple[Scene, Meeting]:
    return on, samples.meeting(on, MeetingState.RUNNING)


def _pairs() -> list[tuple[Member, str]]:
    return [(member, f"fiolin-lampe-{n}") for n, member in enumerate(samples.MEMBERS[:3], start=47)]


SAMPLES: list[samples.Sample] = [
    ("show", lambda on: show(*_running(on), f"{samples.ORIGIN}/wall/m1")),
    ("words form", lambda on: words_form(*_running(on), samples.MEMBERS)),
    ("words", lambda on: words(*_running(on), _pairs())),
]
