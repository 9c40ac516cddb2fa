"""What a school hands on to others in one file: catalogue, questions, forms of meeting, good practice. No people.

A file that is put together says nothing of anybody: no ids, no dates of anything that somebody did, and what names a
colleague or gives an address or a telephone number stays at home, and is told to who asked for the file.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from domain.calendar.clock_and_days import local_date
from domain.catalogue.areas import Catalogue
from domain.people.school import Member, School
from domain.personal_data.naming import named
from domain.unit_of_work import UnitOfWork

VERSION = 1
MOST_BYTES = 2_000_000
MOST_QUESTIONS, MOST_FORMS, MOST_PRACTICES = 400, 40, 300
LONGEST_ORIGIN = 120
# Addresses of people: mail, and runs of eight digits or more however they are grouped.
Packed = TypeVar("Packed", "PackedQuestion", "PackedForm", "PackedPractice")
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}|(?:\+|00)?\d(?:[ .\u00a0-]?\d){7,}")


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


async def pack(uow: UnitOfWork, school: School, now: datetime) -> Packing:
    """The school's package as it is now."""
    members = await uow.people.members(school.id, here_only=False)
    catalogue = await uow.catalogues.of(school.id)
    source, catalogue_origin = await uow.catalogues.source(school.id)
    questions = [
        PackedQuestion(about(catalogue, one.characteristic_id), one.text, one.origin)
        for one in await uow.library.all_questions(school.id)
    ]
    forms = [PackedForm(one.name, one.phases, one.origin) for one in await uow.library.forms(school.id)]
    written = await uow.practices.of_school(school.id)
    practices = [
        PackedPractice(about(catalogue, p.characteristic_id), p.title, p.did, p.changed, p.again, p.origin)
        for p in written
        if p.shared
    ]
    text = _without_comments(source) if source and catalogue.origin == "school" else ""
    kept = _Filter(members)
    package = Package(
        origin=school.name,
        made=local_date(now, school.zone),
        catalogue=kept.text(text),
        catalogue_origin=catalogue_origin if text else "",
        questions=tuple(kept.of(Part.QUESTIONS, questions)[:MOST_QUESTIONS]),
        forms=tuple(kept.of(Part.FORMS, forms)[:MOST_FORMS]),
        practices=tuple(kept.of(Part.PRACTICES, practices)[:MOST_PRACTICES]),
    )
    return Packing(package, kept.naming, len(written) - len(practices))


def about(catalogue: Catalogue, number: str) -> About:
    """A characteristic as a package names it."""
    one = catalogue.characteristic(number) if number else None
    return About(number, tuple(one.title.values()) if one else ())


class _Filter:
    """Lets through what names nobody and gives nobody's address."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._members = members
        self.naming: dict[Part, int] = {}

    def of(self, part: Part, packed: Iterable[Packed]) -> list[Packed]:
        """Those that may go along."""
        everything = list(packed)
        found = [one for one in everything if not self._names("\n".join(_texts(one)))]
        if len(found) < len(everything):
            self.naming[part] = len(everything) - len(found)
        return found

    def text(self, catalogue: str) -> str:
        """The whole catalogue, or none of it."""
        if not catalogue or not self._names("\n".join(_strings(json.loads(catalogue)))):
            return catalogue
        self.naming[Part.CATALOGUE] = 1
        return ""

    def _names(self, text: str) -> bool:
        return bool(_ADDRESS.search(text) or named(text, self._members))


def _texts(packed: PackedQuestion | PackedForm | PackedPractice) -> list[str]:
    return [value for one in fields(packed) if isinstance(value := getattr(packed, one.name), str)]


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _strings(one)]


def _without_comments(source: str) -> str:
    """The catalogue as JSON: what was written between the lines of the file, for colleagues, does not go along."""
    text = source.removeprefix("\ufeff")
    value = json.loads(text) if text.lstrip().startswith("{") else tomllib.loads(text.replace("\r\n", "\n"))
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
