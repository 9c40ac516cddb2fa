"""Charts: what is drawn (a spec) and the drawing of it.

Importing this package is cheap: texts are looked up only where a spec is made, and matplotlib is imported only where a
picture is drawn, which is the worker process.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cards.charts.spec import MARKS, ChartSpec, SpecError, from_json

if TYPE_CHECKING:
    from domain.indicators import Reading
    from domain.rounds import Round

__all__ = ["MARKS", "ChartSpec", "SpecError", "draw", "from_json", "mark_spec", "trend_spec", "votes_spec"]


def trend_spec(language: str, readings: Sequence[Reading], title: str) -> ChartSpec | None:
    """How at most three of the figures have moved; None where no figure has two years to show."""
    from cards.charts.trend_words import trend_spec as make

    return make(language, readings, title)


def votes_spec(language: str, title: str, rounds: Sequence[Round]) -> ChartSpec:
    """The distribution of one or two closed rounds. ``title`` is the characteristic's number and title."""
    from cards.charts.votes_words import votes_spec as make

    return make(language, title, rounds)


def mark_spec(name: str) -> ChartSpec:
    """One of the small marks that stand before a word."""
    return ChartSpec("mark", "", {"name": name})


def draw(text: str) -> bytes:
    """The PNG of a spec. Slow and single-threaded: call it in the worker, never on the event loop."""
    from cards.charts.drawing import draw as draw_spec

    return draw_spec(from_json(text))
