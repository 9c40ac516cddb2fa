"""From readings of the two surveys, and what the staff say, to the spec of the picture of voices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.charts.spec import ChartSpec
from cards.charts.words.wording import UNITS, above, decimal, hidden, not_drawn
from domain.catalogue.areas import said
from domain.figures.figure import Figure
from domain.figures.reading import Reading
from domain.rounding import rounded
from locales import N_, tr

MOST_ROWS = 5
FEWEST = 2  # voices that a row takes
_SOURCES = {"pupil_survey": "pupils", "guardian_survey": "guardians", "staff_survey": "staff"}
_WORDS = {
    "pupils": (N_("P (pupils)"), N_("pupils")),
    "guardians": (N_("G (guardians)"), N_("guardians")),
    "staff": (N_("S (staff)"), N_("staff")),
}
_TITLES = {2: N_("Two voices about the same"), 3: N_("Three voices about the same")}


@dataclass(frozen=True)
class _Construct:
    name: str
    values: Mapping[str, float]  # by voice, those that may be shown
    years: Mapping[str, int]  # of those values
    withheld: tuple[str, ...]

    @property
    def said_by(self) -> tuple[str, ...]:
        """All voices, those that are withheld too."""
        return (*self.values, *self.withheld)

    @property
    def distance(self) -> float:
        """Between the values as they are shown, so that the picture adds up."""
        shown = [rounded(value, 1) for value in self.values.values()]
        return rounded(max(shown) - min(shown), 1)


def voices_spec(
    language: str, readings: Sequence[Reading], staff: Mapping[str, Figure] | None = None, title: str = ""
) -> ChartSpec | None:
    """The constructs that two surveys or more ask about. The staff's own come from a school's own catalogue, or from
    ``staff``: their means by the id of another voice's indicator.

    None where no construct has two voices that may be shown.
    """
    shared = [one for one in _constructs(language, readings, staff or {}) if len(one.said_by) >= FEWEST]
    told = [one for one in shared if len(one.values) >= FEWEST][:MOST_ROWS]
    if not told:
        return None
    most = _widest(told)
    voices = [who for who in _WORDS if any(who in one.values for one in told)]
    years = {year for one in told for year in one.years.values()}
    several = len(years) > 1
    data = {
        "title": title or tr(language, _TITLES[len(voices)]),
        "second": above(str(years.pop()) if len(years) == 1 else "", tr(language, UNITS["mean"])),
        "voices": [[who, _letter(language, who), tr(language, _WORDS[who][1])] for who in voices],
        "distance": tr(language, "distance"),
        "widest": tr(language, "widest"),
        "hidden": "; ".join(_withheld(language, one) for one in shared if one.withheld),
        "rows": [
            {
                "name": f"{one.name} ({_years(language, one)})" if several else one.name,
                "voices": [
                    {"who": who, "letter": _letter(language, who), "value": rounded(one.values[who], 1)}
                    for who in _WORDS
                    if who in one.values
                ],
                "distance": decimal(language, one.distance, 1),
                "widest": one in most,
            }
            for one in told
        ],
    }
    rest = not_drawn(language, [one.name for one in shared if len(one.values) >= FEWEST and one not in told])
    return ChartSpec("voices", language, data, _alt(language, told, shared), rest)


def _constructs(language: str, readings: Sequence[Reading], staff: Mapping[str, Figure]) -> list[_Construct]:
    """Titles that two surveys have in common, in the order of the readings."""
    by_title: dict[str, dict[str, Reading]] = {}
    for one in readings:
        who = _SOURCES.get(one.indicator.source)
        if who and one.indicator.unit == "mean":
            by_title.setdefault(said(one.indicator.title, language), {}).setdefault(who, one)
    found = []
    for name, said_by in by_title.items():
        values = {who: one.newest.value for who, one in said_by.items() if not hidden(one)}
        years = {who: one.newest.year for who, one in said_by.items() if not hidden(one)}
        withheld = [who for who, one in said_by.items() if hidden(one)]
        own = next((staff[one.indicator.id] for one in said_by.values() if one.indicator.id in staff), None)
        if own is not None and "staff" not in said_by:  # a survey of their own goes first
            if own.suppressed:
                withheld.append("staff")
            else:
                values["staff"], years["staff"] = own.value, own.year
        found.append(_Construct(name, values, years, tuple(withheld)))
    return found


def _widest(told: Sequence[_Construct]) -> list[_Construct]:
    """Where the voices are furthest apart; nowhere where most are equally far."""
    most = [one for one in told if one.distance == max(each.distance for each in told)]
    return most if 2 * len(most) <= len(told) else []


def _letter(language: str, who: str) -> str:
    """The letter of a voice: the first one of its words, which translators choose."""
    return tr(language, _WORDS[who][0])[0]


def _years(language: str, one: _Construct) -> str:
    """Of which year each voice is: "2026", or "elever 2025, foresatte 2026"."""
    if len(set(one.years.values())) == 1:
        return str(next(iter(one.years.values())))
    return ", ".join(f"{tr(language, _WORDS[who][1])} {one.years[who]}" for who in _WORDS if who in one.years)


def _withheld(language: str, one: _Construct) -> str:
    who = ", ".join(tr(language, _WORDS[voice][1]) for voice in one.withheld)
    return tr(language, "{name}: {who} withheld", name=one.name, who=who)


def _alt(language: str, told: Sequence[_Construct], shared: Sequence[_Construct]) -> str:
    lines = []
    for one in told:
        parts = [
            f"{tr(language, words)} {decimal(language, one.values[who], 1)} ({one.years[who]})"
            for who, (_, words) in _WORDS.items()
            if who in one.values
        ]
        lines.append(f"{one.name}: {', '.join(parts)}.")
    lines += [f"{_withheld(language, one)}." for one in shared if one.withheld]
    if most := _widest(told):
        where, by = ", ".join(one.name for one in most), decimal(language, most[0].distance, 1)
        lines.append(tr(language, "Widest distance: {name}, {distance}.", name=where, distance=by))
    return "\n".join(lines)
