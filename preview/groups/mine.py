"""Samples of ``cards/groups/mine.py``."""

from __future__ import annotations

from collections.abc import Sequence

from cards.groups.mine import NAMES, OTHERS, mine, nowhere, too_late
from cards.kit.scene import Card, Scene
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from locales import tr
from preview import school as samples
from preview.groups import shared as shown


def _sample(
    on: Scene, problems: Sequence[Problem] = (), text: str = "", *, number: int = 0, writes: bool = False
) -> Card:
    about = samples.meeting(on, MeetingState.RUNNING), samples.CHARACTERISTIC
    group = shown.sample_groups(on, 12)[number]
    values = {"finding": text} if text else None
    return mine(on, *about, group, shown.sample_members(12), problems, values, writes=writes)


SAMPLES: list[samples.Sample] = [
    ("mine", lambda on: _sample(on)),
    ("to the secretary", lambda on: _sample(on, number=2, writes=True)),
    (
        "a name",
        lambda on: _sample(on, [Problem(NAMES, {"names": "Jonas"}, "finding")], "Jonas gir aldri beskjed hjem."),
    ),
    (
        "written meanwhile",
        lambda on: _sample(on, [Problem(OTHERS, field="finding")], "Vi venter på at de skal spørre."),
    ),
    ("no groups", lambda on: nowhere(on, samples.meeting(on), drawn=False)),
    ("in no group", lambda on: nowhere(on, samples.meeting(on), drawn=True)),
    (
        "too late",
        lambda on: too_late(
            on, tr(on.language, "The meeting is over. What was agreed stands."), shown.FOUND[on.language]
        ),
    ),
]
