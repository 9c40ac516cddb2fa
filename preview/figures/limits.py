"""Samples of ``cards/figures/limits.py``."""

from __future__ import annotations

from collections.abc import Mapping

from cards.figures.limits import form, listing
from cards.kit.scene import Card, Scene
from domain.catalogue.areas import Indicator
from domain.errors import Problem
from domain.figures.limits import Limits
from preview import school as samples


def _limits(indicator: Indicator, good: float | None, lift: float | None, yardstick: str = "") -> Limits:
    return Limits(samples.SCHOOL.id, indicator.id, good, lift, yardstick, 0.1, samples.INGRID.id, samples.NOW)


def _listed(on: Scene, *, own: bool) -> Card:
    first, second = samples.INDICATORS[:2]
    limits = {first.id: _limits(first, 3.8, 2.5), second.id: _limits(second, None, None, "group")}
    return listing(
        on, samples.leader(on), samples.CATALOGUE, limits if own else {}, {samples.INGRID.id: samples.INGRID}
    )


def _form(on: Scene, *problems: Problem, own: bool = False, values: Mapping[str, str] | None = None) -> Card:
    one = samples.INDICATORS[0]
    limits = _limits(one, 3.8, 2.5) if own else None
    return form(
        on,
        samples.leader(on),
        samples.CATALOGUE,
        one,
        limits,
        problems,
        values,
        scopes=("municipality", "group"),
        saved=own,
    )


SAMPLES: list[samples.Sample] = [
    ("list, nothing set", lambda on: _listed(on, own=False)),
    ("list", lambda on: _listed(on, own=True)),
    ("one", _form),
    ("one, saved", lambda on: _form(on, own=True)),
    (
        "one, problem",
        lambda on: _form(on, Problem("limits_turned", field="lift"), values={"good": "3,0", "lift": "4,0"}),
    ),
]
