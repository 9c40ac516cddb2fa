"""What is withheld so that nobody can be recognised: figures with few answers, and whatever would give them away.

Two gates, and every figure that a person sees has passed both. ``withheld`` stands where figures are stored: what must
not be shown is not kept either, so no card, chart, text or file can let it slip. ``told`` stands where figures are
read: it withholds what is harmless alone but reveals something beside another figure, namely figures of a wider group
about the same indicator and year. Public statistics (``answers`` None) count pupils and money, not answers, and are
published elsewhere anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby

from domain.figures.figure import SMALLEST_SHOWN, Figure, few

NARROWEST_FIRST = ("school", "municipality", "group", "country")  # each one's answers are among those of the next


def withheld(figure: Figure) -> Figure:
    """The figure without its value and without how many answered, where they were few; as it is where they were not."""
    return _hidden(figure) if few(figure.answers) else figure


def told(figures: Iterable[Figure]) -> list[Figure]:
    """The same figures in the same order, with everything withheld that is small or would reveal what is small."""
    plain = [withheld(figure) for figure in figures]
    gone = {_key(figure) for same in _together(plain) for figure in _revealing(same)}
    return [_hidden(figure) if _key(figure) in gone else figure for figure in plain]


def _together(figures: Sequence[Figure]) -> list[list[Figure]]:
    """Figures that count answers, those about the same school, indicator and year together, narrowest first."""
    answered = [f for f in figures if f.answers is not None and f.scope in NARROWEST_FIRST]
    answered.sort(key=lambda f: (*_about(f), NARROWEST_FIRST.index(f.scope)))
    return [list(same) for _, same in groupby(answered, key=_about)]


def _revealing(same: Sequence[Figure]) -> list[Figure]:
    """Which figures of wider groups must go as well.

    Beside a small one every wider one goes: where the municipality has one school, its mean is that school's. Where the
    wider group has only a few answers more, the difference between the two tells what those few answered.
    """
    gone: list[Figure] = []
    inside: list[int] = []  # how many answered in the narrower groups that are shown
    hidden_inside = False
    for figure in same:
        answers = figure.answers or 0
        if few(answers):
            hidden_inside = True
        elif hidden_inside or any(0 < abs(answers - narrower) < SMALLEST_SHOWN for narrower in inside):
            gone.append(figure)
        else:
            inside.append(answers)
    return gone


def _hidden(figure: Figure) -> Figure:
    # The file's name, its date and whether the value was computed tell nothing about those who answered.
    return replace(figure, value=0.0, answers=0)


def _about(figure: Figure) -> tuple[str, str, int]:
    return figure.school_id, figure.indicator_id, figure.year


def _key(figure: Figure) -> tuple[str, str, int, str]:
    return *_about(figure), figure.scope
