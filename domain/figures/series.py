"""Which of a year's figures speaks for the school, where several groups or several surveys have one each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.figures.figure import Figure
from domain.figures.instruments import TOGETHER


def speaking(own: Iterable[Figure]) -> list[Figure]:
    """One figure a year, oldest first: of the survey that most years have, its groups put together by weight."""
    by_year: dict[int, list[Figure]] = {}
    for figure in own:
        by_year.setdefault(figure.year, []).append(figure)
    years = Counter(
        instrument
        for same in by_year.values()
        for instrument in {figure.instrument for figure in same if not figure.suppressed}
    )
    return [_of_year(same, years) for _, same in sorted(by_year.items())]


def _of_year(same: Sequence[Figure], years: Counter[str]) -> Figure:
    shown = [figure for figure in same if not figure.suppressed]
    if not shown:
        return min(same, key=lambda figure: (figure.group != "", figure.instrument))
    instrument = max((figure.instrument for figure in shown), key=lambda name: (years[name], name))
    asked = [figure for figure in shown if figure.instrument == instrument]
    whole = next((figure for figure in asked if not figure.group), None)
    groups = [figure for figure in asked if figure.group]
    if not groups:
        return whole or asked[0]
    together = put_together(groups)
    # A figure of all that counts fewer than its groups do is of one of them only.
    return whole if whole is not None and _answers(whole) >= _answers(together) else together


def put_together(groups: Sequence[Figure]) -> Figure:
    """Groups of one survey and year as one figure, each weighing as much as its answers."""
    if len(groups) == 1:
        return groups[0]
    answers = sum(map(_answers, groups))
    weights = [_answers(figure) / answers if answers else 1 / len(groups) for figure in groups]
    days = [figure.counted_on for figure in groups if figure.counted_on]
    return replace(
        groups[0],
        value=sum(figure.value * weight for figure, weight in zip(groups, weights, strict=True)),
        answers=answers,
        counted_on=max(days) if days else None,
        source=groups[0].source if len({figure.source for figure in groups}) == 1 else "",
        group=TOGETHER.join(sorted(figure.group for figure in groups)),
    )


def _answers(figure: Figure) -> int:
    return figure.answers or 0
