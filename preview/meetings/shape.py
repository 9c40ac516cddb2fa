"""Samples of ``cards/meetings/shape.py``."""

from __future__ import annotations

from cards.kit.scene import Card, Scene
from cards.meetings.shape import shapes
from domain.meetings.forms import Phase
from domain.meetings.library import OwnForm
from domain.meetings.meeting import MeetingState
from preview import school as samples


def _sample(on: Scene) -> Card:
    kept = {"nb": "Mandagsmøtet", "nn": "Måndagsmøtet", "en": "Monday meeting"}[on.language]
    own = OwnForm("f-1", on.school_id, kept, ((Phase.OPENING, 5), (Phase.TALK, 15), (Phase.PLENARY, 10)), on.now)
    return shapes(on, samples.meeting(on, MeetingState.DRAFT), [own])


SAMPLES: list[samples.Sample] = [("forms of a meeting", _sample)]
