"""KOSTRA figures of a municipality, its KOSTRA group and the country, as figures of a school.

What the table holds is asked first: a code of the catalogue that is not there, a unit that has changed or a
municipality with another number costs a clear line, and the rest is read all the same. The municipality's figure is the
school's own (scope "school"); the group's and the country's stand beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.catalogue.areas import Catalogue, Indicator, said
from domain.errors import Problem
from domain.figures.figure import Figure
from domain.figures.statistics import NoStatistics
from sources.json_stat import Dataset
from sources.kostra_table import Asked, Plan, counted_on, factor, plan
from sources.pxweb import CREDIT, PxWeb

TABLES = ("13135",)  # culture in KOSTRA, municipalities
YEARS = 10


@dataclass(frozen=True, slots=True)
class Kostra:
    """What was read, and a line for everything that was not. ``municipality`` and ``group`` are said by name."""

    figures: tuple[Figure, ...]
    notes: tuple[Problem, ...]
    municipality: str
    group: str


async def read_kostra(
    api: PxWeb, catalogue: Catalogue, school_id: str, whose: Asked, tables: Sequence[str] = TABLES
) -> Kostra:
    """Read every indicator of the catalogue that has a code of Statistics Norway, from the first table that has it.

    Raises ``NoStatistics`` where nothing at all could be read.
    """
    wanted = [each for each in catalogue.indicators if each.ssb]
    figures: list[Figure] = []
    notes: list[Problem] = []
    plans: list[Plan] = []
    for table in tables:
        if not wanted:
            break
        try:
            found = await plan(api, table, whose, wanted)
        except NoStatistics as none:
            notes.append(none.problem)
            continue
        plans.append(found)
        notes += found.notes
        if found.asked:
            data = await api.data(table, _choice(found))
            for each in found.asked:
                taken, wrong = _figures(each, found, data, school_id, said(each.title, whose.language))
                figures += taken
                notes += wrong
        wanted = [each for each in wanted if each not in found.here]
    if not plans:
        raise NoStatistics(notes[0].key, **notes[0].params)
    suggestions = ", ".join(each.suggestions for each in plans if each.suggestions)
    notes += [_gone(each, said(each.title, whose.language), ", ".join(tables), suggestions) for each in wanted]
    return Kostra(tuple(figures), tuple(notes), plans[0].name_of("school"), plans[0].name_of("group"))


def _choice(found: Plan) -> dict[str, list[str]]:
    return {
        found.contents.id: list(dict.fromkeys(each.ssb for each in found.asked)),
        found.regions.id: list(found.scopes),
        found.times.id: [f"top({YEARS})"],
        **found.others,
    }


def _figures(
    indicator: Indicator, found: Plan, data: Dataset, school_id: str, name: str
) -> tuple[list[Figure], list[Problem]]:
    """The values of one indicator, each region and year; a line where the municipality has none."""
    times = data.dimension("time", found.times.id)
    taken: list[Figure] = []
    notes: list[Problem] = []
    for time in times.codes if times else ():
        for region, scope in found.scopes.items():
            place = {found.contents.id: indicator.ssb, found.regions.id: region, found.times.id: time}
            value = data.value(place)
            if value is None or not re.fullmatch(r"(?:19|20)\d\d", time):
                continue
            if indicator.unit == "percent" and not 0 <= value <= 100:
                notes.append(Problem("kostra_outside", {"name": name, "year": time}))
                continue
            figure = Figure(
                school_id=school_id,
                indicator_id=indicator.id,
                year=int(time),
                value=value * (factor(indicator, found.contents) or 1.0),
                source=CREDIT,
                counted_on=counted_on(found.contents, indicator.ssb, int(time)),
                scope=scope,
                place=found.name_of(scope),
            )
            taken.append(figure)
    if not any(figure.scope == "school" for figure in taken):
        notes.append(Problem("kostra_no_values", {"name": name, "place": found.name_of("school")}))
    return taken, notes


def _gone(indicator: Indicator, name: str, tables: str, suggestions: str) -> Problem:
    """The code is in none of the tables: renamed, most likely; what could be meant is said."""
    params = {"name": name, "code": indicator.ssb, "tables": tables, "there": suggestions}
    return Problem("kostra_code_gone", params)
