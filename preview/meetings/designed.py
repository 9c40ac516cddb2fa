"""A made-up meeting whose invitation has all that a leader can put into it, for the preview."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.meetings.form import form
from cards.meetings.proposal import proposal
from domain.meetings.meeting import Meeting, MeetingState
from preview import school as samples

_SHOWS = {
    "nb": "Trappa vi tegnet på forrige møte",
    "nn": "Trappa vi teikna på førre møte",
    "en": "The staircase that we drew at our last meeting",
}


def designed(on: Scene, state: MeetingState = MeetingState.INVITED) -> Meeting:
    """The sample meeting with the dialogue map, a picture and the guardians' eyes."""
    meeting = samples.meeting(on, state)
    return replace(meeting, chart="map", eyes="guardian", picture="niva-3", picture_alt=_SHOWS[on.language])


def _proposal(on: Scene) -> Card:
    draft = designed(on, MeetingState.DRAFT)
    return proposal(on, draft, samples.CHARACTERISTIC, samples.readings(), [], {"copies": 7})


def _form(on: Scene) -> Card:
    readings = {reading.indicator.id: reading for reading in samples.readings()}
    return form(on, designed(on, MeetingState.DRAFT), samples.CATALOGUE, readings)


SAMPLES: list[samples.Sample] = [("proposal", _proposal), ("form", _form)]
