"""Every kind of picture has words, a drawing and an example; without one of them it could be asked for in vain."""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from cards.charts.drawing import drawing_of, figure_of
from cards.charts.kinds import KINDS
from cards.charts.spec import from_json
from tests.cards.charts.examples import OF_KIND


def _makes_words(address: str) -> bool:
    module, _, function = address.partition(":")
    make: Callable[..., Any] | None = getattr(import_module(f"cards.charts.{module}"), function, None)
    return make is not None and "ChartSpec" in make.__annotations__["return"]


def test_every_kind_has_words_a_drawing_and_an_example() -> None:
    lacking = {
        "words": [kind for kind, one in KINDS.items() if not _makes_words(one.words)],
        "drawing": [kind for kind in KINDS if not callable(drawing_of(kind))],
        "example": sorted(set(KINDS) ^ set(OF_KIND)),
    }
    assert lacking == {"words": [], "drawing": [], "example": []}


def test_the_example_of_a_kind_is_of_that_kind_and_is_drawn() -> None:
    for kind, example in OF_KIND.items():
        for language in ("nb", "nn", "en"):
            spec = example(language)
            assert spec is not None, kind
            assert spec.kind == kind
            assert from_json(spec.to_json()).digest == spec.digest
            assert figure_of(spec).axes, kind
