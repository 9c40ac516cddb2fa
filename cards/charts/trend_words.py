"""From readings to the spec of a trend: which lines, in which words, and what the picture says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from babel.numbers import format_decimal

from cards.charts.spec import ChartSpec
from domain.areas import Better, Indicator, said
from domain.indicators import Reading, Status
from locales import N_, tr

MOST_LINES = 3
MOST_YEARS = 6
_LOCALES = {"en": "en_GB"}
_UNITS = {
    "mean": N_("Mean on a scale of 1–5"),
    "percent": N_("Per cent"),
    "count": N_("Number of"),
    "nok_per_child": N_("NOK per child"),
    "nok_per_pupil": N_("NOK per pupil"),
    "hours_per_year": N_("Hours a year"),
    "fte": N_("Full-time positions"),
}
_WHO = {"pupil_survey": N_("pupils"), "guardian_survey": N_("guardians")}


def trend_spec(language: str, readings: Sequence[Reading], title: str) -> ChartSpec | None:
    """At most three lines of one unit: the unit that most of the readings with a history have."""
    told = [reading for reading in readings if len(_shown(reading)) > 1]
    if not told:
        return None
    unit = Counter(reading.indicator.unit for reading in told).most_common(1)[0][0]
    told = [reading for reading in told if reading.indicator.unit == unit][:MOST_LINES]
    names = _names(language, told)
    newest = max(reading.history[-1].year for reading in told)
    first = max(min(reading.history[0].year for reading in told), newest - MOST_YEARS + 1)
    told = [reading for reading in told if any(year >= first for year, _ in _shown(reading))]
    lines = [_line(language, reading, names[reading.indicator.id], first) for reading in told]
    data = {
        "title": title,
        "second": tr(language, _UNITS.get(unit, unit)),
        "years": list(range(first, newest + 1)),
        "lines": lines,
        "limits": _limits(language, [reading.indicator for reading in told]),
    }
    alt = "\n".join(_sentence(language, reading, names[reading.indicator.id], first) for reading in told)
    return ChartSpec("trend", language, data, alt)


def _shown(reading: Reading) -> list[tuple[int, float]]:
    """Years and values that may be seen. A suppressed value never enters a spec."""
    return [(figure.year, figure.value) for figure in reading.history if not figure.suppressed]


def _line(language: str, reading: Reading, name: str, first: int) -> dict[str, object]:
    hidden = [figure.year for figure in reading.history if figure.suppressed and figure.year >= first]
    suppressed = reading.status is Status.SUPPRESSED
    return {
        "name": name,
        "status": reading.status.value,
        "value": tr(language, "Withheld") if suppressed else _value(language, reading, reading.newest.value),
        "points": [[year, value] for year, value in _shown(reading) if year >= first],
        "hidden": hidden,
    }


def _names(language: str, told: Sequence[Reading]) -> dict[str, str]:
    """Titles of the catalogue; two of the same title are told apart by who answered."""
    titles = Counter(said(reading.indicator.title, language) for reading in told)
    names: dict[str, str] = {}
    for reading in told:
        indicator = reading.indicator
        name = said(indicator.title, language)
        if titles[name] > 1 and indicator.source in _WHO:
            name = f"{name} ({tr(language, _WHO[indicator.source])})"
        names[indicator.id] = name
    return names


def _limits(language: str, indicators: Sequence[Indicator]) -> list[dict[str, object]]:
    """The limits of the colours, where all lines have the same ones."""
    kinds = {(one.better, one.good_from, one.lift_below) for one in indicators}
    better, good, lift = next(iter(kinds))
    if len(kinds) > 1 or better is Better.NONE or good is None or lift is None:
        return []
    unit = indicators[0].unit
    good_words, lift_words = _number(language, unit, good), _number(language, unit, lift)
    if better is Better.DOWN:
        ends = tr(language, "up to {value}", value=good_words), tr(language, "above {value}", value=lift_words)
    else:
        ends = tr(language, "from {value}", value=good_words), tr(language, "below {value}", value=lift_words)
    return [
        {"at": good, "words": [tr(language, "good"), ends[0]]},
        {"at": lift, "words": [tr(language, "lift"), ends[1]]},
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
    if reading.status is not Status.SUPPRESSED:
        return words
    last = reading.newest.year
    return f"{words} " + tr(language, "{year} is withheld, because fewer than five answered.", year=last)


def _value(language: str, reading: Reading, value: float) -> str:
    unit = reading.indicator.unit
    words = _number(language, unit, value)
    if unit != "percent":
        return words
    return f"{words}%" if language == "en" else f"{words}\u00a0%"


def _number(language: str, unit: str, value: float) -> str:
    """Means with a decimal, money and counts without, the rest with one where there is one."""
    decimals = 1 if unit == "mean" or (unit in ("percent", "fte") and not float(value).is_integer()) else 0
    pattern = "#,##0" + (".0" if decimals else "")
    words = str(
        format_decimal(round(value, decimals) + 0.0, format=pattern, locale={"en": "en_GB"}.get(language, language))
    )
    return words.replace("-", "\u2212").replace("\u202f", "\u00a0")
