"""What a figure is held against besides the school's earlier years: municipality, KOSTRA group, country."""

from __future__ import annotations

from collections.abc import Iterable

from domain.figures.figure import Figure

OWN = "school"
SCOPES = ("municipality", "group", "country")  # nearest first


def others(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The figures that are not the school's own, nearest scope first, oldest first; suppressed ones left out."""
    found = [figure for figure in figures if figure.scope in SCOPES and not figure.suppressed]
    return tuple(sorted(found, key=lambda figure: (SCOPES.index(figure.scope), figure.year)))


def held_against(figure: Figure, compared: Iterable[Figure]) -> list[Figure]:
    """One figure of each scope to tell beside the school's: of its year, else of the newest year before it.

    None at all beside a suppressed figure: in a municipality with one school they would be the same answers.
    """
    if figure.suppressed:
        return []
    newest = {one.scope: one for one in compared if one.year <= figure.year}  # oldest first: the last one stays
    return [newest[scope] for scope in SCOPES if scope in newest]


def of_year(compared: Iterable[Figure], scope: str, year: int) -> Figure | None:
    """The figure of a scope in one year, or None."""
    return next((one for one in compared if one.scope == scope and one.year == year), None)
