"""Samples of ``cards/meetings/questions.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.meetings.questions import library
from domain.meetings.meeting import MeetingState
from domain.meetings.question_library import Origin, Suggested, key_of
from preview import school as samples

_OWN = {
    "nb": "Hvem av oss har ringt hjem i høst?",
    "nn": "Kven av oss har ringt heim i haust?",
    "en": "Which of us have called a home this autumn?",
}


def _sample(on: Scene) -> Card:
    draft = samples.meeting(on, MeetingState.DRAFT)
    texts = [(Origin.OWN, _OWN[on.language]), *((Origin.CHARACTERISTIC, text) for text in draft.questions)]
    listed = [Suggested(key_of(text), text, origin) for origin, text in texts]
    listed[0] = replace(listed[0], school="Fjord kulturskole")
    return library(on, draft, samples.CHARACTERISTIC, listed)


SAMPLES: list[samples.Sample] = [("library", _sample)]
