"""Samples of ``cards/catalogue/overview.py``."""

from __future__ import annotations

from dataclasses import replace

from cards.catalogue.overview import Row, overview
from cards.charts.words.levels import levels_spec
from cards.kit.scene import Card, Scene
from domain.meetings.meeting import Agreement, MeetingState
from preview import school as samples


def _sample(scene: Scene, *, empty: bool = False) -> Card:
    one = samples.meeting(scene, MeetingState.ENDED)
    held = replace(one, ended_at=samples.STARTS, agreement=Agreement(2, 3))
    before = replace(held, started_at=samples.STARTS.replace(year=2024), ended_at=samples.STARTS.replace(year=2024))
    before = replace(before, agreement=Agreement(None, None))
    rows: list[Row] = [(samples.CHARACTERISTIC, [] if empty else [before, held]), (samples.OTHER, [])]
    spec = levels_spec(scene.language, rows, scene.zone)
    chart = samples.picture(spec) if spec else None
    return overview(scene, samples.teacher(scene) if empty else samples.leader(scene), rows, chart)


SAMPLES: list[samples.Sample] = [("levels", _sample), ("nothing yet", lambda on: _sample(on, empty=True))]
