"""From a spec to PNG bytes. The only module outside the worker's pictures that imports matplotlib."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from matplotlib import rc_context
from matplotlib.figure import Figure

from cards.charts import colour_table, dialogue_map, effect, level_table, marks, school_table, trend, voices, votes
from cards.charts.spec import ChartSpec, SpecError
from cards.charts.style import RC, png

Drawing = Callable[[Mapping[str, Any]], Figure]

DRAWINGS: Mapping[str, Drawing] = {
    "trend": trend.figure,
    "votes": votes.figure,
    "mark": marks.figure,
    "map": dialogue_map.figure,
    "table": colour_table.figure,
    "levels": level_table.figure,
    "voices": voices.figure,
    "effect": effect.figure,
    "schools": school_table.figure,
}


def figure_of(spec: ChartSpec) -> Figure:
    """The figure of a spec; ``SpecError`` where its data is not what its kind needs."""
    try:
        with rc_context(RC):
            return DRAWINGS[spec.kind](spec.data)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, ArithmeticError) as error:
        raise SpecError(f"{spec.kind} cannot be drawn") from error


def draw(spec: ChartSpec) -> bytes:
    """The PNG of a spec."""
    fig = figure_of(spec)
    with rc_context(RC):
        return png(fig)
