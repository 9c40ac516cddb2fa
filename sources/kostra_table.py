"""What a KOSTRA table holds of ours, by its own description: contents, regions, years, and what each is measured in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.catalogue.areas import Indicator, said
from domain.errors import Problem
from domain.figures.statistics import NoStatistics
from sources.json_stat import Dimension
from sources.pxweb import PxWeb

COUNTRY = "EAK"
MOST_LISTS = 3  # groupings that are looked at for the municipality's group
_OURS = re.compile(r"kulturskole|musikk- og", re.IGNORECASE)
_FACTORS = {
    "percent": {"prosent": 1.0, "percent": 1.0, "per cent": 1.0, "%": 1.0},
    "nok": {"kr": 1.0, "kroner": 1.0, "nok": 1.0, "1000 kr": 1000.0, "1 000 kr": 1000.0, "nok 1000": 1000.0},
}


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose figures are asked for. ``group`` is the code of the KOSTRA group, "" to find out which it is in ``year``;
    ``language`` is that of the indicators' names in what is said.
    """

    municipality: str
    year: int
    group: str = ""
    language: str = "nb"


@dataclass(frozen=True, slots=True)
class Plan:
    """What to ask a table for."""

    contents: Dimension
    times: Dimension
    regions: Dimension
    scopes: Mapping[str, str]  # code of a region -> whose figure it is: school, group, country
    here: tuple[Indicator, ...]  # what the table has
    asked: tuple[Indicator, ...]  # of those, what is measured as we think it is
    others: Mapping[str, list[str]]  # a choice for dimensions that cannot be left out
    notes: tuple[Problem, ...]
    suggestions: str  # contents of the table that are about schools like ours, for whoever looks for a renamed code

    def name_of(self, scope: str) -> str:
        """What the region of a scope is called, "" where there is none."""
        return next((self.regions.labels.get(code, code) for code, of in self.scopes.items() if of == scope), "")


async def plan(api: PxWeb, table: str, whose: Asked, wanted: Sequence[Indicator]) -> Plan:
    """Ask the table what it holds. Raises ``NoStatistics`` where it has nothing about the municipality."""
    municipality, language = whose.municipality, whose.language
    meta = await api.metadata(table)
    contents = meta.dimension("metric", "ContentsCode")
    times = meta.dimension("time", "Tid")
    regions = meta.dimension("geo", "KOKkommuneregion", "Region")
    if contents is None or times is None or regions is None:
        raise NoStatistics("kostra_other_table", table=table)
    if municipality not in regions.codes:
        raise NoStatistics("kostra_no_municipality", code=municipality, table=table)
    _still_there(regions, municipality)
    known = (contents.id, times.id, regions.id)
    further = [each for each in meta.dimensions if each.id not in known and not each.may_be_left_out]
    if any(len(each.codes) > 1 for each in further):
        raise NoStatistics("kostra_other_table", table=table)
    code, notes = await _group(api, table, regions, whose)
    scopes = {municipality: "school"} | ({code: "group"} if code else {})
    if COUNTRY in regions.codes:
        scopes[COUNTRY] = "country"
    here = tuple(each for each in wanted if each.ssb in contents.codes)
    asked = tuple(each for each in here if factor(each, contents) is not None)
    notes += [
        Problem("kostra_unit", {"name": said(each.title, language), "code": each.ssb, "unit": contents.units[each.ssb]})
        for each in here
        if each not in asked
    ]
    ours = [f"{name} «{text}»" for name, text in contents.labels.items() if _OURS.search(text)]
    others = {each.id: list(each.codes) for each in further}
    return Plan(contents, times, regions, scopes, here, asked, others, tuple(notes), ", ".join(ours[:6]))


def factor(indicator: Indicator, contents: Dimension) -> float | None:
    """What a value is multiplied by to be in the indicator's unit; None where it measures something else."""
    unit = " ".join(contents.units.get(indicator.ssb, "").replace("\xa0", " ").split()).casefold()
    if not unit:
        return 1.0
    return _FACTORS.get("percent" if indicator.unit == "percent" else "nok", {}).get(unit)


def counted_on(contents: Dimension, code: str, year: int) -> date | None:
    """The day of the year that a figure holds for, where the table says one ("31.12.")."""
    found = re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.?", contents.periods.get(code, "").strip())
    if found is None:
        return None
    try:
        return date(year, int(found[2]), int(found[1]))
    except ValueError:
        return None


def _still_there(regions: Dimension, municipality: str) -> None:
    """A number that is no longer in use stays in the tables as "Moss (2020-2023)", without new figures."""
    label = regions.labels.get(municipality, "")
    if not re.search(r"\((?:\d{4})?\s?[-–]\s?\d{4}\)$", label):
        return
    name = label.rpartition("(")[0].strip()
    now = next((code for code, text in regions.labels.items() if text == name and code != municipality), "")
    raise NoStatistics("kostra_old_number", code=municipality, place=label, now=now)


async def _group(api: PxWeb, table: str, regions: Dimension, whose: Asked) -> tuple[str, list[Problem]]:
    """The code of the municipality's KOSTRA group; "" with a line where nobody says which it is."""
    municipality = whose.municipality
    if whose.group:
        if whose.group in regions.codes:
            return whose.group, []
        return "", [Problem("kostra_group_unknown", {"code": whose.group, "table": table})]
    by_name = {text.casefold(): code for code, text in regions.labels.items()}

    def known(code: str, label: str) -> str:
        return code if code in regions.codes else by_name.get(label.casefold(), "")

    try:
        found = known(*await api.kostra_group(municipality, whose.year))
    except NoStatistics:
        found = ""  # a comparison less; what the tables themselves say is looked at next
    if found:
        return found, []
    lists = [each for each in regions.code_lists if each.aggregates and "kostra" in (each.id + each.label).casefold()]
    for each in lists[:MOST_LISTS]:
        try:
            members_of = await api.code_list(each.id)
        except NoStatistics:
            continue
        for code, label, members in members_of:
            if municipality in members and known(code, label) not in ("", municipality, COUNTRY):
                return known(code, label), []
    return "", [Problem("kostra_group_missing", {"code": municipality})]
