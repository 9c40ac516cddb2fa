"""Makes a package of what a school may hand on, with everything left out that is about a person."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import datetime

from domain.calendar.clock_and_days import local_date
from domain.catalogue.areas import Catalogue
from domain.file_table import table_in
from domain.people.school import Member, School
from domain.personal_data.naming import named
from domain.practice.package import (
    MOST_FORMS,
    MOST_PRACTICES,
    MOST_QUESTIONS,
    About,
    Package,
    Packed,
    PackedForm,
    PackedPractice,
    PackedQuestion,
    Packing,
    Part,
)
from domain.unit_of_work import UnitOfWork

# Addresses of people: mail, and runs of eight digits or more however they are grouped.
_ADDRESS = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}|(?:\+|00)?\d(?:[ .\u00a0-]?\d){7,}")


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
    return json.dumps(table_in(source), ensure_ascii=False, sort_keys=True, default=str)
