"""Names of columns as people write them, in bokmål, nynorsk and English."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence

from domain.catalogue.areas import Catalogue
from domain.composed import composed
from domain.errors import Problem

_COLUMNS = {
    "indicator": "indicator indikator id mål konstrukt construct tema faktor måleområde dimensjon",
    "year": "year år aar årstall årstal skoleår skuleår school_year undersøkelsesår",
    "value": "value verdi snitt gjennomsnitt gjennomsnittsverdi score mean average middelverdi",
    "answers": "answers svar n antall_svar antal_svar number_of_answers respondenter antall_respondenter"
    " antal_respondentar antall antal responses number_of_responses",
    "source": "source kilde kjelde",
    "counted_on": "counted_on telt telt_dato telledato teljedato dato date talt gjennomført",
    "who": "who hvem kven gruppe group undersøkelse undersøking survey målgruppe respondentgruppe svargruppe",
}
_NAMES = {name: column for column, names in _COLUMNS.items() for name in names.split()}
_WHO = {
    "pupil_survey": ("elev", "pupil", "student"),
    "guardian_survey": ("foresatt", "føresett", "foreldre", "forelder", "guardian", "parent"),
}
_STAFF = ("ansatt", "tilsett", "lærer", "lærar", "medarbeid", "staff", "teacher", "employee")
MOST_NAMES = 8
LONGEST_NAME = 40
_DASHES = re.compile("\\s*[-\u2010\u2011\u2012\u2013\u2014\u2212]\\s*")


def plain(text: str) -> str:
    """Lower case, single spaces, one kind of dash: for comparing what people wrote."""
    return " ".join(_DASHES.sub("-", composed(text).replace("\u00a0", " ").casefold()).split()).strip(" .:*")


def column(cell: str) -> str:
    """Which column this is the heading of; "" for one that is not known."""
    return _NAMES.get("_".join(cell.casefold().replace("-", " ").split()), "")


def columns(cells: Sequence[str]) -> dict[str, int]:
    """Which column is where; the first where a name comes twice, names that are not known are passed over."""
    found: dict[str, int] = {}
    for place, cell in enumerate(cells):
        if name := column(cell):
            found.setdefault(name, place)
    return found


def unknown(cells: Sequence[str], known: Container[int]) -> dict[int, str]:
    """The headings that mean nothing to us, by their places."""
    return {place: " ".join(cell.split()) for place, cell in enumerate(cells) if place not in known and cell.strip()}


def passed_over(names: Iterable[str], but: Container[str] = ()) -> list[Problem]:
    """What to say of columns that were passed over: their names, as far as there is room. ``but`` are those that the
    school knows about.
    """
    named = (name for name in names if plain(name) not in but)
    told = [name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rstrip()}…" for name in named]
    if not told:
        return []
    shown = ", ".join(f"«{name}»" for name in told[:MOST_NAMES])
    more = len(told) - MOST_NAMES
    if more > 0:
        return [Problem("figures_passed_over_more", {"names": shown, "count": more})]
    return [Problem("figures_passed_over", {"names": shown})]


def is_staff(text: str) -> bool:
    """Whether a text names those who work at the school, and neither pupils nor guardians."""
    words = re.findall(r"\w+", text.casefold())
    return not who_in(text) and any(word.startswith(_STAFF) for word in words)


def who_in(text: str) -> str:
    """The survey that a text is about: "pupil_survey", "guardian_survey", or "" where it names neither or both."""
    words = re.findall(r"\w+", text.casefold())
    found = [source for source, stems in _WHO.items() if any(word.startswith(stems) for word in words)]
    return found[0] if len(found) == 1 else ""


class Names:
    """The catalogue's indicators by what people call them."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.not_used: set[str] = set()  # headings that the school has said no figure is made of
        self.sources = {one.id: one.source for one in catalogue.indicators}
        self._named: dict[str, list[str]] = {}
        for one in catalogue.indicators:
            for name in {one.id, *(plain(title) for title in one.title.values())}:
                self._named.setdefault(name, []).append(one.id)

    def meant(self, text: str, source: str = "") -> list[str]:
        """The ids of the indicators with this name; those of one survey only where it is known."""
        found = self._named.get(plain(text), [])
        return [one for one in found if not source or self.sources[one] == source] or found

    def of_staff(self, ids: Iterable[str]) -> bool:
        """Whether one of the indicators is what staff answer, as a school's own catalogue may have."""
        return any(self.sources[one] == "staff_survey" for one in ids)

    def survey_of(self, ids: Iterable[Sequence[str]]) -> str:
        """The survey that columns are of, by those among them whose name belongs to one survey only."""
        certain = {self.sources[one[0]] for one in ids if len(one) == 1}
        surveys = certain & set(_WHO)
        return surveys.pop() if len(surveys) == 1 else ""
