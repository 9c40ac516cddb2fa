"""Made-up cards about catalogue."""

from __future__ import annotations

from dataclasses import replace

from cards.catalogue.catalogue import characteristic, listing, preview
from cards.catalogue.one_level import one_level
from cards.catalogue.overview import Row, overview
from cards.catalogue.verbs import CATALOGUE_TAKE
from cards.charts.words.levels import levels_spec
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from domain.meetings.meeting import Agreement, MeetingState
from preview import school as samples


def _sample_catalogue() -> Catalogue:
    from domain.catalogue.read import built_in

    return built_in()


def _catalogue_sample(scene: Scene, number: str) -> Card:
    one = _sample_catalogue().characteristic(number)
    assert one is not None
    return characteristic(scene, samples.leader(scene), _sample_catalogue(), one)


_TAKE = Press(CATALOGUE_TAKE, samples.SCHOOL.id, "offer")

_WRONG = [
    Problem("catalogue_missing", {"place": "areas 1 › characteristics 4 (1.4) › title"}),
    Problem("catalogue_levels_missing", {"place": "areas 1 › characteristics 2 (1.2) › criteria", "levels": "2, 3"}),
]


def _overview_sample(scene: Scene, *, empty: bool = False) -> Card:
    one = samples.meeting(scene, MeetingState.ENDED)
    held = replace(one, ended_at=samples.STARTS, agreement=Agreement(2, 3))
    before = replace(held, started_at=samples.STARTS.replace(year=2024), ended_at=samples.STARTS.replace(year=2024))
    before = replace(before, agreement=Agreement(None, None))
    rows: list[Row] = [(samples.CHARACTERISTIC, [] if empty else [before, held]), (samples.OTHER, [])]
    spec = levels_spec(scene.language, rows, scene.zone)
    chart = samples.picture(spec) if spec else None
    return overview(scene, samples.teacher(scene) if empty else samples.leader(scene), rows, chart)


SAMPLES: samples.Samples = {
    "one_level": [("level 2", lambda on: one_level(on, samples.CHARACTERISTIC, 2))],
    "catalogue": [
        (
            "from another school",
            lambda on: listing(on, samples.teacher(on), _sample_catalogue(), "Fjord *kulturskole*"),
        ),
        ("all", lambda on: listing(on, samples.leader(on), _sample_catalogue())),
        ("with criteria", lambda on: _catalogue_sample(on, "1.4")),
        ("without criteria", lambda on: _catalogue_sample(on, "1.11")),
        ("a file that can be used", lambda on: preview(on, _sample_catalogue(), [], _TAKE)),
        ("a file to put right", lambda on: preview(on, _sample_catalogue(), _WRONG, _TAKE)),
    ],
    "overview": [("levels", _overview_sample), ("nothing yet", lambda on: _overview_sample(on, empty=True))],
}
