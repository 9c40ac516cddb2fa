"""From a spec to PNG bytes: for the worker, since drawing is slow, single-threaded and imports matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from cards.charts.kinds import KINDS
from cards.charts.spec import ChartSpec, SpecError, from_json
from cards.charts.style import RC, png

Drawing = Callable[[Mapping[str, Any]], Figure]


@cache
def drawing_of(kind: str) -> Drawing:
    """Return what draws a kind, imported the first time; ``KeyError`` for a kind that there is not."""
    module, _, function = KINDS[kind].figure.partition(":")
    drawing: Drawing = getattr(import_module(f"cards.charts.{module}"), function)
    return drawing


def figure_of(spec: ChartSpec) -> Figure:
    """The figure of a spec; ``SpecError`` where its data is not what its kind needs."""
    try:
        with rc_context(RC):
            return drawing_of(spec.kind)(spec.data)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError) as error:
        raise SpecError(f"{spec.kind} cannot be drawn") from error


def draw(text: str) -> bytes:
    """The PNG of a spec's text."""
    fig = figure_of(from_json(text))
    with rc_context(RC):
        return png(fig)
