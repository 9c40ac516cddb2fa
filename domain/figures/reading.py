"""Figures: values of indicators, their colour and what must be hidden."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from domain.catalogue.areas import Better, Indicator
from domain.figures import comparison
from domain.figures import limits_in_force as colours
from domain.figures.figure import Figure
from domain.figures.instruments import YOUNG, comparable
from domain.figures.series import speaking
from domain.figures.suppression import told


class Status(StrEnum):
    """The colour of a figure, as a word."""

    GOOD = "good"
    WATCH = "watch"
    LIFT = "lift"
    PLAIN = "plain"  # never coloured
    SUPPRESSED = "suppressed"


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure as it is told: the newest value of an indicator with its colour, its change and its history.

    ``history`` is oldest first, the newest included. ``change`` is newest minus previous shown value, None where there
    is none. A suppressed figure keeps its year and nothing else that could reveal it. ``compared`` are the figures of
    the municipality, the KOSTRA group and the country, all years, nearest first. Only figures of the same survey and
    the same groups make a change. ``apart`` are the school's other figures of the newest year: each group by itself,
    and what another survey says.
    """

    indicator: Indicator
    newest: Figure
    status: Status
    change: float | None
    changed_since: int | None
    history: tuple[Figure, ...]
    compared: tuple[Figure, ...] = ()
    apart: tuple[Figure, ...] = ()

    @property
    def series(self) -> tuple[Figure, ...]:
        """The shown figures of the history that the newest shown one compares with, itself included."""
        shown = [figure for figure in self.history if not figure.suppressed]
        return tuple(figure for figure in shown if comparable(figure, shown[-1]))

    @property
    def otherwise_asked(self) -> tuple[Figure, ...]:
        """The shown figures of the history that come from another survey, or from other groups."""
        shown = [figure for figure in self.history if not figure.suppressed]
        return tuple(figure for figure in shown if not comparable(figure, shown[-1]))

    def status_in(self, figure: Figure) -> Status:
        """The colour of a figure of the history, by the same limits as the newest one."""
        return status_of(self.indicator, figure, self.compared)


def status_of(indicator: Indicator, figure: Figure, compared: tuple[Figure, ...] = ()) -> Status:
    """The colour of a figure by the indicator's limits; ``compared`` matters where another group is the yardstick."""
    if figure.suppressed:
        return Status.SUPPRESSED
    bounds = colours.bounds(indicator, figure.year, compared)
    if bounds is None:
        return Status.PLAIN
    good, lift = bounds
    value = colours.as_shown(indicator, figure.value)
    if indicator.better is Better.DOWN:
        return Status.GOOD if value <= good else Status.LIFT if value > lift else Status.WATCH
    return Status.GOOD if value >= good else Status.LIFT if value < lift else Status.WATCH


def read(indicator: Indicator, figures: tuple[Figure, ...]) -> Reading | None:
    """The reading of one indicator from the school's own figures (any order), or None where there are none.

    Figures of the municipality, its group or the country may be among them; they are what a reading is compared with.
    What must be withheld has neither value nor answers in a reading, so that nobody who tells of it can let it slip.
    """
    of_it = told(f for f in figures if f.indicator_id == indicator.id)
    own = [f for f in of_it if f.scope == comparison.OWN]
    history = tuple(speaking(own))
    if not history:
        return None
    newest, compared = history[-1], comparison.others(of_it)
    shown = [f for f in history[:-1] if not f.suppressed and comparable(f, newest)]
    previous = shown[-1] if shown and not newest.suppressed else None
    return Reading(
        indicator=indicator,
        newest=newest,
        status=status_of(indicator, newest, compared),
        change=newest.value - previous.value if previous else None,
        changed_since=previous.year if previous else None,
        history=history,
        compared=compared,
        apart=tuple(sorted((f for f in own if f.year == newest.year and f != newest), key=_apart)),
    )


def _apart(figure: Figure) -> tuple[str, str]:
    return figure.instrument, "" if figure.group == YOUNG else figure.group  # the youngest first


def read_all(indicators: Iterable[Indicator], figures: Iterable[Figure]) -> list[Reading]:
    """The reading of each indicator that has figures, in the order of the indicators."""
    by_indicator: dict[str, list[Figure]] = {}
    for figure in figures:
        by_indicator.setdefault(figure.indicator_id, []).append(figure)
    found = (read(indicator, tuple(by_indicator.get(indicator.id, ()))) for indicator in indicators)
    return [reading for reading in found if reading is not None]
