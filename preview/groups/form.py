"""Samples of ``cards/groups/form.py``."""

from __future__ import annotations

from collections.abc import Sequence

from cards.groups.form import form
from cards.kit.scene import Card, Scene
from domain.errors import Problem
from domain.meetings.meeting import MeetingState
from domain.people.school import Member, Role
from preview import school as samples
from preview.groups import shared as shown


def _sample(on: Scene, count: int, *, drawn: bool = False, problems: Sequence[Problem] = ()) -> Card:
    there = list(shown.sample_members(max(count, 6)).values())[:count]
    with_subject = [Member(m.school_id, m.person, m.role, subject="Fiolin") for m in there[:4]] + there[4:]
    groups = shown.sample_groups(on, 12) if drawn else []
    meeting = samples.meeting(on, MeetingState.RUNNING)
    assert there[0].role is Role.LEADER
    return form(on, meeting, with_subject, max(count, 6) + 2, groups, problems)


SAMPLES: list[samples.Sample] = [
    ("few", lambda on: _sample(on, 4)),
    ("not yet here", lambda on: form(on, samples.meeting(on), list(shown.sample_members(6).values()), 12)),
    ("eleven", lambda on: _sample(on, 11)),
    ("ninety", lambda on: _sample(on, 90)),
    (
        "drawn already",
        lambda on: _sample(on, 12, drawn=True, problems=[Problem("group_size", {"least": 3, "most": 8}, "size")]),
    ),
]
