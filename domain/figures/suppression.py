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
    answered.sort(key=lambda f: (*_about(f), NARROWEST_FIRST.index(f.scope), not f.group))
    return [list(same) for _, same in groupby(answered, key=_about)]


def _revealing(same: Sequence[Figure]) -> list[Figure]:
    """Which figures of wider groups must go as well.

    Beside a small one every wider one goes: where the municipality has one school, its mean is that school's. Where the
    wider group has only a few answers more, the difference between the two tells what those few answered. The younger
    and the older pupils are groups of their school: the whole must differ enough from each, and from both together.
    """
    gone: list[Figure] = []
    shown: list[Figure] = []
    hidden: list[Figure] = []
    for figure in same:
        answers = figure.answers or 0
        if few(answers):
            hidden.append(figure)
            continue
        inside = _answers_inside(figure, [one for one in shown if _holds(figure, one)])
        if any(_holds(figure, one) and one.group == figure.group for one in hidden) or any(
            0 < abs(answers - narrower) < SMALLEST_SHOWN for narrower in inside
        ):
            gone.append(figure)
        else:
            shown.append(figure)
    return gone


def _holds(wide: Figure, narrow: Figure) -> bool:
    """Whether the answers of one figure are, or may be, among those of another."""
    if wide.instrument != narrow.instrument and wide.instrument and narrow.instrument:
        return False
    if wide.scope == narrow.scope:
        return not wide.group and bool(narrow.group)
    return wide.group in ("", narrow.group)


def _answers_inside(wide: Figure, inside: Sequence[Figure]) -> list[int]:
    """How many answered in each narrower figure, and in the groups of one scope and survey together."""
    together: dict[tuple[str, str], int] = {}
    for one in inside:
        if one.group and one.group != wide.group:
            key = one.scope, one.instrument
            together[key] = together.get(key, 0) + (one.answers or 0)
    return [*(one.answers or 0 for one in inside), *together.values()]


def _hidden(figure: Figure) -> Figure:
    # The file's name, its date and whether the value was computed tell nothing about those who answered.
    return replace(figure, value=0.0, answers=0)


def _about(figure: Figure) -> tuple[str, str, int]:
    return figure.school_id, figure.indicator_id, figure.year


def _key(figure: Figure) -> tuple[str, str, int, str, str, str]:
    return *_about(figure), figure.scope, figure.instrument, figure.group
