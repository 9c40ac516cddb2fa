"""Good practice that somebody may see: the school's own, what others share, found by characteristic and by word."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.catalogue.areas import Catalogue, Characteristic
from domain.catalogue.find_characteristic import number_in, sure
from domain.catalogue.terms import stems
from domain.errors import Refused
from domain.people.school import School
from domain.practice.practice import Practice
from domain.unit_of_work import UnitOfWork

LONGEST_ASKED = 100  # characters looked at
_TITLE, _SUBJECT, _BODY = 3.0, 2.0, 1.0  # what a word counts for, by where it stands


@dataclass(frozen=True, slots=True)
class Seen:
    """A practice with the school that shares it. ``about`` is its characteristic in that school's own catalogue."""

    practice: Practice
    school: School
    about: Characteristic | None

    @property
    def id(self) -> str:
        """The practice's."""
        return self.practice.id


async def seen_from(uow: UnitOfWork, school: School) -> list[Seen]:
    """The school's own and what other schools of the tenant share, most thanked first."""
    found = await uow.practices.seen_from(school.id, school.tenant_id)
    ids = {one.school_id for one in found}
    schools, catalogues = await uow.schools.many(ids), await uow.catalogues.of_many(ids)
    return [
        Seen(one, schools[one.school_id], catalogues[one.school_id].characteristic(one.characteristic_id))
        for one in found
    ]


async def look_at(uow: UnitOfWork, practice_id: str, school: School) -> Seen:
    """One practice, as somebody of ``school`` may see it. Refused where it is gone or shared no longer."""
    practice = await uow.practices.get(practice_id)
    home = await uow.schools.get(practice.school_id) if practice else None
    if practice is None or home is None or (home.id != school.id and not _reaches(practice, home, school)):
        raise Refused("practice_withdrawn")
    catalogue = await uow.catalogues.of(home.id)
    return Seen(practice, home, catalogue.characteristic(practice.characteristic_id))


def _reaches(practice: Practice, home: School, school: School) -> bool:
    return practice.shared and home.active and home.tenant_id == school.tenant_id


def find_practices(seen: Sequence[Seen], catalogue: Catalogue, asked: str, language: str) -> list[Seen]:
    """What fits, best first: all about a characteristic that is named, else by words; everything where none is asked.

    ``catalogue`` is the reader's: a number means what it means there.
    """
    asked = unicodedata.normalize("NFC", asked[:LONGEST_ASKED])
    number = number_in(asked)
    if number:
        return of_characteristic(seen, catalogue, number)
    wanted = stems(asked)[:8]
    if not wanted:
        return [] if asked.strip() else list(seen)
    about = sure(catalogue, asked, language)
    named = {one.id for one in of_characteristic(seen, catalogue, about.id)} if about else set()
    scored = [(_score(one, wanted) + (_SUBJECT if one.id in named else 0.0), one) for one in seen]
    found = [(score, one) for score, one in scored if score > 0]
    return [one for _, one in sorted(found, key=lambda pair: -pair[0])]  # stable: the most thanked first among equals


def of_characteristic(seen: Sequence[Seen], catalogue: Catalogue, number: str) -> list[Seen]:
    """Those about the reader's characteristic with this number, whatever other schools number it."""
    own = catalogue.characteristic(number)
    return [one for one in seen if _is_about(one, own, number)]


def _is_about(one: Seen, own: Characteristic | None, number: str) -> bool:
    if own is None or one.about is None:
        return one.practice.characteristic_id == number
    return alike(own.title.values(), one.about.title.values())


def alike(titles: Iterable[str], others: Iterable[str]) -> bool:
    """Whether two characteristics have a title in common, in whatever language."""
    known = {" ".join(title.casefold().split()) for title in titles}
    return any(" ".join(title.casefold().split()) in known for title in others)


def _score(one: Seen, wanted: Sequence[str]) -> float:
    """Every word has to stand somewhere; where it stands says how much it counts."""
    practice = one.practice
    subject = " ".join([*one.about.title.values(), *one.about.also]) if one.about else ""
    places = (
        (_TITLE, stems(practice.title)),
        (_SUBJECT, stems(subject)),
        (_BODY, stems(f"{practice.did} {practice.changed} {practice.again}")),
    )
    total = 0.0
    for word in wanted:
        best = max((weight for weight, there in places if any(_fits(stem, word) for stem in there)), default=0.0)
        if not best:
            return 0.0
        total += best
    return total


def _fits(stem: str, word: str) -> bool:
    """The same, a beginning of the other, or a part of a compound."""
    shorter, longer = (stem, word) if len(stem) <= len(word) else (word, stem)
    return stem == word or (len(shorter) >= 4 and longer.startswith(shorter)) or (len(word) >= 5 and word in stem)
