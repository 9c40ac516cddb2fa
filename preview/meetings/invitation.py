"""The invitation in all its states, for the preview."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cards.charts.words.dialogue_map import map_spec
from cards.charts.words.trend import trend_spec
from cards.kit import present
from cards.kit.scene import Card, Scene
from cards.meetings.invitation import copy, invitation
from domain.meetings.meeting import Agreement, MeetingState
from preview import school as samples
from preview.meetings.designed import designed


def _sample(on: Scene, *, bare: bool = False, **changes: Any) -> Card:
    meeting = replace(samples.meeting(on), **changes)
    if bare:
        meeting = replace(meeting, comment="", unseen="", place="", problem="")
        return invitation(on, meeting, samples.CHARACTERISTIC, [], None, "Ingrid Lunde")
    spec = trend_spec(on.language, samples.readings(), present.title(on, samples.CHARACTERISTIC))
    chart = samples.picture(spec) if spec else None
    return invitation(on, meeting, samples.CHARACTERISTIC, samples.readings(), chart, "Ingrid Lunde")


def _designed(on: Scene) -> Card:
    """With the dialogue map, a picture and somebody's eyes to look with."""
    meeting, title = designed(on), present.title(on, samples.CHARACTERISTIC)
    spec = map_spec(on.language, title, meeting.problem, samples.readings(), meeting.questions)
    chart = samples.picture(spec) if spec else None
    return invitation(on, meeting, samples.CHARACTERISTIC, samples.readings(), chart, "Ingrid Lunde")


SAMPLES: list[samples.Sample] = [
    ("invitation", _sample),
    ("designed", _designed),
    ("no figures", lambda on: _sample(on, bare=True)),
    ("moved", lambda on: _sample(on, sequence=1)),
    ("cancelled", lambda on: _sample(on, state=MeetingState.CANCELLED)),
    ("running", lambda on: _sample(on, state=MeetingState.RUNNING)),
    ("ended", lambda on: _sample(on, state=MeetingState.ENDED, agreement=Agreement(2, 3))),
    (
        "copy, cancelled",
        lambda on: copy(on, samples.meeting(on, MeetingState.CANCELLED), samples.CHARACTERISTIC, "Jonas"),
    ),
    ("copy", lambda on: copy(on, samples.meeting(on), samples.CHARACTERISTIC, "Jonas")),
]
