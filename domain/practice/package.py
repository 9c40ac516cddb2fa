"""What a school hands on to others in one file: catalogue, questions, forms of meeting, good practice. No people.

A file that is put together says nothing of anybody: no ids, no dates of anything that somebody did, and what names a
colleague or gives an address or a telephone number stays at home, and is told to who asked for the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

VERSION = 1
MOST_BYTES = 2_000_000
MOST_QUESTIONS, MOST_FORMS, MOST_PRACTICES = 400, 40, 300
LONGEST_ORIGIN = 120
Packed = TypeVar("Packed", "PackedQuestion", "PackedForm", "PackedPractice")


class Part(StrEnum):
    """What may be taken in by itself."""

    QUESTIONS = "questions"
    FORMS = "forms"
    PRACTICES = "practices"
    CATALOGUE = "catalogue"


@dataclass(frozen=True, slots=True)
class About:
    """A characteristic by number and its titles in whatever languages, so that it is found under another number.

    The number "" fits every characteristic.
    """

    number: str = ""
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackedQuestion:
    """``origin`` is the school that wrote it, "" for the one that made the package; so for all that is packed."""

    about: About
    text: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class PackedForm:
    """A form of meeting."""

    name: str
    phases: tuple[tuple[str, int], ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class PackedPractice:
    """Good practice in four texts."""

    about: About
    title: str
    did: str
    changed: str = ""
    again: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """One file. ``origin`` is the school that made it; ``catalogue`` the text of its own catalogue as JSON, or ""."""

    origin: str
    made: date
    catalogue: str = ""
    catalogue_origin: str = ""
    questions: tuple[PackedQuestion, ...] = ()
    forms: tuple[PackedForm, ...] = ()
    practices: tuple[PackedPractice, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """Those that there is something of."""
        return tuple(part for part in Part if getattr(self, part.value))


@dataclass(frozen=True, slots=True)
class Packing:
    """A package as it is put together, and how many parts stay at home: they name somebody, or are not shared."""

    package: Package
    naming: Mapping[Part, int]
    unshared: int = 0
