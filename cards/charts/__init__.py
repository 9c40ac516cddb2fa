"""Charts: what is drawn (a spec) and the drawing of it.

Importing this package is cheap: texts are looked up only where a spec is made, and matplotlib is imported only where a
picture is drawn, which is the worker process.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING

from cards.charts.spec import MARKS, ChartSpec, SpecError, from_json

if TYPE_CHECKING:
    from cards.charts.words.levels import Row
    from domain.catalogue.areas import Catalogue
    from domain.figures.figure import Figure
    from domain.figures.reading import Reading
    from domain.owners.owned import SeenSchool
    from domain.review.effect import Effect
    from domain.votes.rounds import Round

__all__ = [
    "MARKS",
    "ChartSpec",
    "SpecError",
    "draw",
    "effect_spec",
    "from_json",
    "levels_spec",
    "map_spec",
    "mark_spec",
    "schools_spec",
    "table_spec",
    "trend_spec",
    "voices_spec",
    "votes_spec",
]


def trend_spec(language: str, readings: Sequence[Reading], title: str) -> ChartSpec | None:
    """How at most three of the figures have moved; None where no figure has two years to show."""
    from cards.charts.words.trend import trend_spec as make

    return make(language, readings, title)


def votes_spec(language: str, title: str, rounds: Sequence[Round]) -> ChartSpec:
    """The distribution of one or two closed rounds. ``title`` is the characteristic's number and title."""
    from cards.charts.words.votes import votes_spec as make

    return make(language, title, rounds)


def map_spec(
    language: str,
    title: str,
    problem: str,
    readings: Sequence[Reading],
    questions: Sequence[str] = (),
    *,
    ties: Sequence[Sequence[str]] | None = None,
    catalogue: Catalogue | None = None,
    document: bool = False,
) -> ChartSpec | None:
    """The dialogue map of a meeting's figures; None where there are none.

    ``ties`` are ids of indicators for each question; without them the words of a question say what it is about, and
    the ``catalogue`` which kind of figure its own questions go with. ``document``: with the questions in the picture,
    for minutes and reports; too high for a card.
    """
    from cards.charts.words.dialogue_map import map_spec as make

    return make(language, title, problem, readings, questions, ties=ties, catalogue=catalogue, document=document)


def table_spec(language: str, readings: Sequence[Reading], title: str) -> ChartSpec | None:
    """The first five figures of the last five years in their colours; None where there is nothing to show."""
    from cards.charts.words.table import table_spec as make

    return make(language, readings, title)


def levels_spec(
    language: str,
    rows: Sequence[Row],
    zone: str = "Europe/Oslo",
    *,
    renewed: Container[str] | None = None,
    page: int = 0,
) -> ChartSpec | None:
    """The levels agreed on, by characteristic and year; None where no meeting has been held."""
    from cards.charts.words.levels import levels_spec as make

    return make(language, rows, zone, renewed=renewed, page=page)


def voices_spec(
    language: str, readings: Sequence[Reading], staff: Mapping[str, Figure] | None = None, title: str = ""
) -> ChartSpec | None:
    """Pupils, guardians and (where ``staff`` has their means, by id of either indicator) staff on what they share."""
    from cards.charts.words.voices import voices_spec as make

    return make(language, readings, staff, title)


def schools_spec(language: str, schools: Sequence[SeenSchool], page: int = 0) -> ChartSpec | None:
    """An owner's schools by characteristic, ten a page; None where no level is released."""
    from cards.charts.words.schools import schools_spec as make

    return make(language, schools, page)


def effect_spec(language: str, effect: Effect, title: str, zone: str = "Europe/Oslo") -> ChartSpec:
    """The level and the figures before and after; ``title`` is the characteristic's number and title."""
    from cards.charts.words.effect import effect_spec as make

    return make(language, effect, title, zone)


def mark_spec(name: str) -> ChartSpec:
    """One of the small marks that stand before a word."""
    return ChartSpec("mark", "", {"name": name})


def draw(text: str) -> bytes:
    """The PNG of a spec. Slow and single-threaded: call it in the worker, never on the event loop."""
    from cards.charts.drawing import draw as draw_spec

    return draw_spec(from_json(text))
