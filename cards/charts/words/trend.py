"""From readings to the spec of a trend: which lines, in which words, and what the picture says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cards.charts.spec import ChartSpec
from cards.charts.words.scale import scale
from cards.charts.words.wording import UNITS, above, drawn_names, left_out, number, value_words
from cards.charts.words.wording import names as names_of
from cards.figures.whose import whose
from domain.catalogue.areas import Better, Indicator
from domain.figures.comparison import SCOPES
from domain.figures.figure import Figure
from domain.figures.reading import Reading, Status
from locales import tr

MOST_LINES = 3
MOST_YEARS = 6
MOST_COMPARED = 2


def trend_spec(language: str, readings: Sequence[Reading], title: str) -> ChartSpec | None:
    """At most three lines of one unit: the unit that most of the readings with a history have; the highest first.

    A line joins only figures of one survey and the same age groups.
    """
    told = [reading for reading in readings if any(len(points) > 1 for points in (_shown(reading), *_others(reading)))]
    if not told:
        return None
    unit = Counter(reading.indicator.unit for reading in told).most_common(1)[0][0]
    told = [reading for reading in told if reading.indicator.unit == unit][:MOST_LINES]
    newest = max(reading.history[-1].year for reading in told)
    first = max(min(reading.history[0].year for reading in told), newest - MOST_YEARS + 1)
    told = [reading for reading in told if any(year >= first for year, _ in _shown(reading))]
    told.sort(key=lambda reading: -_shown(reading)[-1][1])
    names, (drawn, owner) = names_of(language, told), drawn_names(language, told)
    lines = [_line(language, reading, drawn[reading.indicator.id], first) for reading in told]
    compared = _compared(told[0], first) if len(told) == 1 else {}
    data: dict[str, object] = {
        "title": title,
        "second": above(owner, tr(language, UNITS.get(unit, unit))),
        "years": list(range(first, newest + 1)),
        "lines": lines,
        "limits": _limits(language, [reading.indicator for reading in told]),
    }
    if compared:
        data["compared"] = [_behind(language, told[0], points) for points in compared.values()]
    values = [value for reading in told for points in (_shown(reading), *_others(reading)) for _, value in points]
    data["scale"] = scale(language, unit, [*values, *(one.value for points in compared.values() for one in points)])
    if any(line["others"] for line in lines):
        data["foot"] = tr(language, "Where a line is broken, another survey was used, or other age groups answered.")
    sentences = [_sentence(language, reading, names[reading.indicator.id], first) for reading in told]
    sentences += [_compared_in_words(language, told[0], points) for points in compared.values()]
    rest = left_out(language, readings, told)
    return ChartSpec("trend", language, data, "\n".join(sentences), rest)


def _shown(reading: Reading) -> list[tuple[int, float]]:
    """Years and values that may be seen and that compare with the newest. A suppressed value never enters a spec."""
    return [(figure.year, figure.value) for figure in reading.series]


def _others(reading: Reading, first: int = 0) -> list[list[tuple[int, float]]]:
    """Years and values that come from another survey or other age groups, those of one together."""
    found: dict[tuple[str, str], list[tuple[int, float]]] = {}
    for figure in reading.otherwise_asked:
        if figure.year >= first:
            found.setdefault((figure.instrument, figure.group), []).append((figure.year, figure.value))
    return list(found.values())


def _line(language: str, reading: Reading, name: str, first: int) -> dict[str, object]:
    hidden = [figure.year for figure in reading.history if figure.suppressed and figure.year >= first]
    suppressed = reading.status is Status.SUPPRESSED
    points = [(year, value) for year, value in _shown(reading) if year >= first]
    return {
        "name": name,
        "status": reading.status.value,
        "value": tr(language, "Withheld") if suppressed else _value(language, reading, reading.newest.value),
        "first": _value(language, reading, points[0][1]) if len(points) > 1 else "",
        "points": [[year, value] for year, value in points],
        "others": [[[year, value] for year, value in piece] for piece in _others(reading, first)],
        "hidden": hidden,
    }


def _compared(reading: Reading, first: int) -> dict[str, list[Figure]]:
    """What stands behind the line, by scope: what the figure is coloured by first, then the nearest.

    A year in which the school's own figure is withheld has none: where the school is the only one in its municipality,
    the two are the same answers.
    """
    own = {figure.year for figure in reading.history if not figure.suppressed}
    found: dict[str, list[Figure]] = {}
    for scope in sorted(SCOPES, key=lambda one: one != reading.indicator.yardstick):
        points = [one for one in reading.compared if one.scope == scope and one.year in own and one.year >= first]
        if points and not any(one.suppressed for one in points):
            found[scope] = points
    return dict(list(found.items())[:MOST_COMPARED])


def _behind(language: str, reading: Reading, points: Sequence[Figure]) -> dict[str, object]:
    return {
        "name": whose(language, reading.indicator, points[-1]),
        "status": "compared",
        "value": _value(language, reading, points[-1].value),
        "points": [[figure.year, figure.value] for figure in points],
        "hidden": [],
    }


def _compared_in_words(language: str, reading: Reading, points: Sequence[Figure]) -> str:
    name, first, last = whose(language, reading.indicator, points[-1]), points[0], points[-1]
    new = _value(language, reading, last.value)
    if first is last:
        return tr(language, "For comparison: {name} was {value} in {year}.", name=name, value=new, year=last.year)
    return tr(
        language,
        "For comparison: {name} went from {old} in {year} to {new} in {newest}.",
        name=name,
        old=_value(language, reading, first.value),
        year=first.year,
        new=new,
        newest=last.year,
    )


def _limits(language: str, indicators: Sequence[Indicator]) -> list[dict[str, object]]:
    """The limits of the colours, where all lines have the same ones."""
    kinds = {(one.better, one.good_from, one.lift_below) for one in indicators}
    better, good, lift = next(iter(kinds))
    if len(kinds) > 1 or better is Better.NONE or good is None or lift is None:
        return []
    unit = indicators[0].unit
    good_words, lift_words = number(language, unit, good), number(language, unit, lift)
    if better is Better.DOWN:
        ends = tr(language, "up to {value}", value=good_words), tr(language, "above {value}", value=lift_words)
    else:
        ends = tr(language, "from {value}", value=good_words), tr(language, "below {value}", value=lift_words)
    sides = ("under", "over") if better is Better.DOWN else ("over", "under")  # where each word holds
    return [
        {"at": good, "words": [tr(language, "good"), ends[0]], "number": good_words, "side": sides[0]},
        {"at": lift, "words": [tr(language, "lift"), ends[1]], "number": lift_words, "side": sides[1]},
    ]


def _sentence(language: str, reading: Reading, name: str, first: int) -> str:
    points = [(year, _value(language, reading, value)) for year, value in _shown(reading) if year >= first]
    (year, old), (newest, new) = points[0], points[-1]
    span = {"name": name, "year": year, "newest": newest}
    if year == newest:
        words = tr(language, "{name} was {value} in {year}.", name=name, value=new, year=year)
    elif old == new:
        words = tr(
            language, "{name} was {value} in {year} and in {newest}.", name=name, value=new, year=year, newest=newest
        )
    else:
        words = tr(language, "{name} went from {old} in {year} to {new} in {newest}.", old=old, new=new, **span)
    if others := sorted({at for piece in _others(reading, first) for at, _ in piece}):
        told = ", ".join(map(str, others))
        words += " " + tr(language, "{years} does not compare: another survey, or other age groups.", years=told)
    if reading.status is not Status.SUPPRESSED:
        return words
    last = reading.newest.year
    return f"{words} " + tr(language, "{year} is withheld, because fewer than five answered.", year=last)


def _value(language: str, reading: Reading, value: float) -> str:
    return value_words(language, reading.indicator.unit, value)
