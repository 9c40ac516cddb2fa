"""Whose a figure is, and of which year: said the same way in lists, choices, pictures and their texts."""

from __future__ import annotations

from domain.catalogue.areas import Indicator, said
from domain.figures.comparison import OWN
from domain.figures.figure import Figure
from domain.figures.instruments import OLDER, YOUNG, groups_of
from domain.figures.reading import Reading
from locales import N_, tr

AMONG = {"pupil_survey": N_("pupils"), "guardian_survey": N_("guardians"), "staff_survey": N_("staff")}
SCOPES = {
    "municipality": N_("the municipality"),
    "group": N_("the KOSTRA group"),
    "country": N_("the whole country"),
}
_GROUPS = {YOUNG: N_("pupils in years 1–4"), OLDER: N_("pupils from year 5")}
_PUBLIC_OF_A_PLACE = "KOSTRA"
LAST_YEAR = 9999


def whose(language: str, indicator: Indicator, figure: Figure | None = None) -> str:
    """As "foresatte", "elever på 1.–4. trinn" or "Solvik"; "" for what the school itself has counted."""
    if indicator.source in AMONG and (figure is None or figure.scope == OWN):
        groups = groups_of(figure) if figure else ()
        if len(groups) == 1:
            return group_words(language, groups[0])
        return tr(language, AMONG[indicator.source])
    if figure is not None and figure.scope != OWN:
        return figure.place or tr(language, SCOPES[figure.scope])
    if indicator.source != _PUBLIC_OF_A_PLACE:
        return ""
    return (figure.place if figure else "") or tr(language, SCOPES["municipality"])


def group_words(language: str, group: str) -> str:
    """As "elever fra 5. trinn"."""
    return tr(language, _GROUPS[group]) if group in _GROUPS else group


def titled(language: str, indicator: Indicator, figure: Figure | None = None) -> str:
    """The title with whose it is: two surveys ask about the same things."""
    title, who = said(indicator.title, language), whose(language, indicator, figure)
    return f"{title} ({who})" if who else title


def in_list(language: str, indicator: Indicator, figure: Figure | None = None) -> str:
    """The title in a list that says below where each figure is from: whose it is where somebody was asked."""
    return titled(language, indicator, figure) if indicator.source in AMONG else said(indicator.title, language)


def titled_with_year(language: str, reading: Reading) -> str:
    """As "Dialog hjem–kulturskole (foresatte 2026)"."""
    indicator, newest = reading.indicator, reading.newest
    who = whose(language, indicator, newest)
    return f"{said(indicator.title, language)} ({f'{who} {year_of(newest)}'.strip()})"


def year_of(figure: Figure, this_year: int = LAST_YEAR) -> str:
    """The year of a figure; as "2026/27" where the survey was of the autumn, before the year that its school year is
    named by.
    """
    of_autumn = figure.counted_on is not None and figure.counted_on.year < figure.year
    return f"{figure.year - 1}/{figure.year % 100:02d}" if of_autumn or figure.year > this_year else str(figure.year)
