"""Samples of ``cards/measures/form.py``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from cards.kit.scene import Card, Scene
from cards.measures.form import form
from domain.catalogue.areas import said
from domain.errors import Problem
from domain.meetings.meeting import Agreement, MeetingState
from domain.people.school import Member
from preview import school as samples
from preview.ideas import made_up as idea_samples
from preview.measures.one import about as sample_about


def _sample(on: Scene, problems: Sequence[Problem] = (), values: Mapping[str, str] | None = None) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), agreement=Agreement(2, 3))
    return form(on, meeting, _part(), "0123456789abcdef", problems, values, None, sample_about(on))


def _part() -> list[Member]:
    return [member for member in samples.MEMBERS if member.takes_part]


def _alone(on: Scene) -> Card:
    problems = [Problem("too_many_steps", {"most": 8, "given": 9}, "steps")]
    steps = {"title": "Stille rom", "steps": "\n".join(f"{n}" for n in range(1, 10)), "helpers": "p-silje,p-ida"}
    return form(on, None, _part(), "0123456789abcdef", problems, steps, None, None, samples.CATALOGUE.characteristics)


def _of_an_idea(on: Scene) -> Card:
    meeting = replace(samples.meeting(on, MeetingState.RUNNING), agreement=Agreement(2, 3))
    idea = idea_samples.some(on)[0]
    effect = said(samples.CHARACTERISTIC.levels[3][1].text, on.language)
    filled = {"title": idea.idea.text, "due": "2027-01-15", "effect": effect}
    return form(on, meeting, _part(), "0123456789abcdef", (), filled, idea)


_PROBLEMS = [Problem("owner_missing", field="owner"), Problem("day_is_over", {"day": date(2026, 11, 1)}, "due")]

SAMPLES: list[samples.Sample] = [
    ("form", _sample),
    ("form, of an idea", _of_an_idea),
    ("form, problems", lambda on: _sample(on, _PROBLEMS, {"title": "Ringe *hjem*", "due": "2026-11-01"})),
    ("form, outside a meeting", _alone),
]
