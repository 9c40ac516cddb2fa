"""Samples of ``cards/catalogue/catalogue.py``."""

from __future__ import annotations

from cards.catalogue.catalogue import characteristic, listing, preview
from cards.catalogue.verbs import CATALOGUE_TAKE
from cards.kit.scene import Card, Scene
from cards.verbs import Press
from domain.catalogue.areas import Catalogue
from domain.errors import Problem
from preview import school as samples


def _sample_catalogue() -> Catalogue:
    from domain.catalogue.read import built_in

    return built_in()


def _sample(scene: Scene, number: str) -> Card:
    one = _sample_catalogue().characteristic(number)
    assert one is not None
    return characteristic(scene, samples.leader(scene), _sample_catalogue(), one)


_TAKE = Press(CATALOGUE_TAKE, samples.SCHOOL.id, "offer")

_WRONG = [
    Problem("catalogue_missing", {"place": "areas 1 › characteristics 4 (1.4) › title"}),
    Problem("catalogue_levels_missing", {"place": "areas 1 › characteristics 2 (1.2) › criteria", "levels": "2, 3"}),
]

SAMPLES: list[samples.Sample] = [
    ("from another school", lambda on: listing(on, samples.teacher(on), _sample_catalogue(), "Fjord *kulturskole*")),
    ("all", lambda on: listing(on, samples.leader(on), _sample_catalogue())),
    ("with criteria", lambda on: _sample(on, "1.4")),
    ("without criteria", lambda on: _sample(on, "1.11")),
    ("a file that can be used", lambda on: preview(on, _sample_catalogue(), [], _TAKE)),
    ("a file to put right", lambda on: preview(on, _sample_catalogue(), _WRONG, _TAKE)),
]
