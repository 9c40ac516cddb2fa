"""Samples of ``cards/minutes/draft.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.kit.scene import Card, Scene
from cards.minutes.draft import form, minutes_card
from domain.errors import Problem
from domain.minutes.minutes import MinutesState
from preview import school as samples
from preview.minutes.parts import sample


def _shown(on: Scene, state: MinutesState, *, leads: bool = True, count: int = 0, empty: bool = False) -> Card:
    told = sample(on, state, count)
    if empty:
        told = replace(told, minutes=replace(told.minutes, findings=""))
    caller = samples.leader(on) if leads else samples.teacher(on)
    return minutes_card(on, caller, told, "0123456789abcdef")


def _named(on: Scene) -> Card:
    told = sample(on, MinutesState.OPEN, 1)
    problem = Problem("names_somebody", {"names": "Silje"}, "remark")
    return minutes_card(on, samples.teacher(on), told, "0123456789abcdef", [problem], "Silje *ringer* alltid.")


def _changed(on: Scene) -> Card:
    problem = Problem("minutes_changed", field="findings")
    return form(on, sample(on, MinutesState.DRAFT), [problem], "1. Foresatte vil høre mer.")


SAMPLES: list[samples.Sample] = [
    ("draft", lambda on: _shown(on, MinutesState.DRAFT)),
    ("draft, nothing written", lambda on: _shown(on, MinutesState.DRAFT, empty=True)),
    ("form", lambda on: form(on, sample(on, MinutesState.DRAFT))),
    ("form, another was first", _changed),
    ("open", lambda on: _shown(on, MinutesState.OPEN, leads=False)),
    ("open, remarks", lambda on: _shown(on, MinutesState.OPEN, count=12)),
    ("open, a name", _named),
    ("final", lambda on: _shown(on, MinutesState.FROZEN, leads=False, count=2)),
]
