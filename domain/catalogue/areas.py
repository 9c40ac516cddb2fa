"""The catalogue: quality areas, characteristics, criteria, indicators and questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

Words = Mapping[str, str]  # language tag (nb, nn, en) -> text
_LEVELS = (1, 2, 3, 4)


def said(words: Words, language: str) -> str:
    """The text in a language; a text that a school wrote in one language only is given in that one."""
    return words.get(language) or words.get("nb") or next(iter(words.values()), "")


class Kind(StrEnum):
    """What an indicator is about."""

    PRECONDITION = "precondition"
    PROCESS = "process"
    RESULT = "result"


class Better(StrEnum):
    """Which way is good; ``NONE`` is never coloured."""

    UP = "up"
    DOWN = "down"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One sentence of a level. ``deficit``: it says what is missing, so agreeing counts against."""

    text: Words
    deficit: bool = False


@dataclass(frozen=True, slots=True)
class Characteristic:
    """A quality characteristic with the criteria of its four levels (the default ones where it has none)."""

    id: str
    area_id: str
    title: Words
    levels: Mapping[int, tuple[Criterion, ...]]  # 1..4
    own_criteria: bool
    origin: str  # "seed", "framework", "samklang", or "school" for a school's own
    questions: tuple[Words, ...] = ()  # reflection questions suggested for it, best first
    also: tuple[str, ...] = ()  # other words that people use for it, in any language; only for finding it


def lost_characteristic(characteristic_id: str, title: Words | None = None) -> Characteristic:
    """Return what stands in for a characteristic that the catalogue no longer has: a number, and levels without a word.

    ``title`` is what the characteristic was called, where somebody still knows it.
    """
    return Characteristic(characteristic_id, "", title or {}, dict.fromkeys(_LEVELS, ()), False, "")


@dataclass(frozen=True, slots=True)
class Area:
    """A quality area with its characteristics, in the order of the catalogue."""

    id: str
    title: Words
    characteristics: tuple[Characteristic, ...]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure that informs characteristics. ``unit``: mean, percent, count, nok_per_child, nok_per_pupil,
    hours_per_year, fte. ``source``: pupil_survey, guardian_survey, staff_survey, KOSTRA or
    GSI; only a school's own catalogue has a survey of its staff.
    """

    id: str
    source: str
    kind: Kind
    better: Better
    unit: str
    informs: tuple[str, ...]
    title: Words
    ssb: str = ""
    good_from: float | None = None  # colour limits, None = never coloured
    lift_below: float | None = None  # for better=down: good up to good_from, lift above lift_below
    about: Words = field(default_factory=dict)  # one sentence on what the figure is
    caution: Words = field(default_factory=dict)  # one sentence on what weakens it; empty where nothing special does
    counted: Words = field(default_factory=dict)  # what a count counts: "elever"
    limits_by: str = ""  # "school" where the school set the limits; else they come with the catalogue
    yardstick: str = ""  # a scope whose figure of the same year is the limit, in place of the two numbers
    margin: float = 0.1  # how far from the yardstick, as a share of it, needs lifting


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A catalogue in force. ``origin`` is "built-in" or "school"."""

    version: int
    basis: Words
    areas: tuple[Area, ...]
    indicators: tuple[Indicator, ...]
    core_questions: Mapping[str, Words]  # "where", "next"
    guiding_questions: tuple[Words, ...]
    origin: str = "built-in"
    figure_questions: Mapping[Kind, tuple[Words, ...]] = field(default_factory=dict)  # suggested beside a figure
    # What was looked up about the catalogue, by whoever looked: it lives as long as the catalogue.
    looked_up: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _by_id: dict[str, Characteristic] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._by_id.update({c.id: c for area in self.areas for c in area.characteristics})

    @property
    def characteristics(self) -> tuple[Characteristic, ...]:
        """All characteristics, in order."""
        return tuple(self._by_id.values())

    def characteristic(self, characteristic_id: str) -> Characteristic | None:
        """The characteristic with this number, or None."""
        return self._by_id.get(characteristic_id)

    def characteristic_or_lost(self, characteristic_id: str) -> Characteristic:
        """Return the characteristic with this number, or what stands in for one that is gone."""
        return self.characteristic(characteristic_id) or lost_characteristic(characteristic_id)

    def indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator with this id, or None."""
        return next((i for i in self.indicators if i.id == indicator_id), None)

    def informing(self, characteristic_id: str) -> tuple[Indicator, ...]:
        """The indicators that inform a characteristic, in the order of the catalogue."""
        return tuple(i for i in self.indicators if characteristic_id in i.informs)
