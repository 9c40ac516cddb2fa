"""Samples of ``cards/measures/edit.py``."""

from __future__ import annotations

from collections.abc import Sequence

from cards.kit.scene import Card, Scene
from cards.measures.edit import edit
from domain.errors import Problem
from preview import school as samples
from preview.measures.one import about as sample_about
from preview.measures.one import whole


def _sample(on: Scene, problems: Sequence[Problem] = ()) -> Card:
    members = [member for member in samples.MEMBERS if member.takes_part]
    return edit(on, whole(on), members, sample_about(on), problems)


_PROBLEMS = [Problem("aim_below_level", {"level": 3}, "to"), Problem("changed_meanwhile")]

SAMPLES: list[samples.Sample] = [("edit", _sample), ("edit, problems", lambda on: _sample(on, _PROBLEMS))]
