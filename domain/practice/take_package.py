"""Take in a package that a leader has looked at: each part once, with where it came from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from domain.catalogue.areas import Catalogue
from domain.errors import Refused
from domain.file_table import table_in
from domain.meetings.library import OwnForm, OwnQuestion
from domain.people.school import Caller, School
from domain.practice.find import alike
from domain.practice.pack import about
from domain.practice.package import About, Package, PackedForm, PackedPractice, PackedQuestion, Part
from domain.practice.practice import Practice
from domain.practice.read_package import ReadPackage, read_package
from domain.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Count:
    """Of one part: how many came in, and how many the school had already."""

    new: int
    known: int


Taken = dict[Part, Count]


async def take_package(
    uow: UnitOfWork, offer_id: str, parts: Iterable[str], leader: Caller, now: datetime
) -> tuple[ReadPackage, Taken]:
    """Take in the parts that were chosen. Pressed once more, or sent once more, nothing comes in twice."""
    if not leader.leads:
        raise Refused("leaders_only_unnamed")
    await uow.schools.get(leader.school.id, lock=True)  # two presses at once: the second one sees what the first did
    text = await uow.catalogues.offered(leader.school.id, offer_id)
    found = read_package(text) if text else None
    if not isinstance(found, ReadPackage):
        raise Refused("package_offer_gone")
    wanted = [part for part in found.package.parts if part.value in set(parts)]
    if not wanted:
        raise Refused("package_nothing_chosen")
    package, school_id = found.package, leader.school.id
    taken: Taken = {}
    if Part.CATALOGUE in wanted:  # first: the others are put under its numbers
        taken[Part.CATALOGUE] = await _catalogue(uow, school_id, package, now)
    taking = _Taking(uow, school_id, package, await uow.catalogues.of(school_id), _moment(package.made, now))
    if Part.QUESTIONS in wanted:
        taken[Part.QUESTIONS] = _count([await taking.question(one) for one in package.questions])
    if Part.FORMS in wanted:
        known = {(_folded(form.name), form.phases) for form in await uow.library.forms(school_id)}
        taken[Part.FORMS] = _count([await taking.form(one, known) for one in package.forms])
    if Part.PRACTICES in wanted:
        own = {_same(one.title, one.did) for one in await uow.practices.of_school(school_id)}
        taken[Part.PRACTICES] = _count([await taking.practice(one, own) for one in package.practices])
    return found, {part: taken[part] for part in Part if part in taken}


class _Taking:
    """``catalogue`` is the school's as it is now, ``made`` when the package was put together."""

    def __init__(self, uow: UnitOfWork, school_id: str, package: Package, catalogue: Catalogue, made: datetime) -> None:
        self.uow, self.school_id, self.origin = uow, school_id, package.origin
        self.catalogue, self.made = catalogue, made

    async def question(self, one: PackedQuestion) -> bool:
        """Dated as the package is, so that the school's own newer ones stand before it."""
        number = number_here(self.catalogue, one.about)
        key = self._id("question", number, _folded(one.text))
        question = OwnQuestion(key, self.school_id, number, one.text, self.made, one.origin or self.origin)
        return await self.uow.library.put_question(question)

    async def form(self, one: PackedForm, known: set[tuple[str, tuple[tuple[str, int], ...]]]) -> bool:
        """Two forms of one name are two forms where their phases differ."""
        key = (_folded(one.name), one.phases)
        if key in known:
            return False
        known.add(key)
        form_id = self._id("form", key[0], repr(one.phases))
        origin = one.origin or self.origin
        await self.uow.library.put_form(OwnForm(form_id, self.school_id, one.name, one.phases, self.made, origin))
        return True

    async def practice(self, one: PackedPractice, own: set[str]) -> bool:
        """Not shared until a leader here says so. Its id is of its words: taken in once more it is still one."""
        same = _same(one.title, one.did)
        if same in own:
            return False
        own.add(same)
        practice = Practice(
            id=self._id("practice", same),
            school_id=self.school_id,
            characteristic_id=number_here(self.catalogue, one.about),
            title=one.title,
            did=one.did,
            changed=one.changed,
            again=one.again,
            origin=one.origin or self.origin,
            made_at=self.made,
            version=1,
        )
        return await self.uow.practices.add(practice)

    def _id(self, *words: str) -> str:
        return hashlib.sha256("\x00".join((self.school_id, *words)).encode("utf-8", "replace")).hexdigest()[:16]


def number_here(catalogue: Catalogue, meant: About) -> str:
    """The number in this catalogue, "" where the characteristic is not in it: a number alone may mean another thing."""
    here = catalogue.characteristic(meant.number) if meant.number else None
    if not meant.number or (here and (not meant.titles or alike(meant.titles, here.title.values()))):
        return meant.number
    named = (one.id for one in catalogue.characteristics if alike(meant.titles, one.title.values()))
    return next(named, "")


async def practice_here(uow: UnitOfWork, practice_id: str, school: School) -> Practice | None:
    """A practice that the school may see, under the number that its characteristic has at this school."""
    practice = await uow.practices.get(practice_id)
    if practice is None or practice.school_id == school.id:
        return practice
    home = await uow.schools.get(practice.school_id)
    if home is None or not home.active or home.tenant_id != school.tenant_id or not practice.shared:
        return None
    theirs, own = await uow.catalogues.of(home.id), await uow.catalogues.of(school.id)
    return replace(practice, characteristic_id=number_here(own, about(theirs, practice.characteristic_id)))


async def _catalogue(uow: UnitOfWork, school_id: str, package: Package, now: datetime) -> Count:
    """A new version only where it says something else than the one in force: levels compare within a version."""
    in_force, _ = await uow.catalogues.source(school_id)
    if in_force and _value(in_force) == _value(package.catalogue):
        return Count(0, 1)
    await uow.catalogues.put(school_id, package.catalogue, now, package.catalogue_origin or package.origin)
    return Count(1, 0)


def _value(source: str) -> object:
    try:
        return table_in(source)
    except ValueError:
        return None


def _count(came: list[bool]) -> Count:
    return Count(sum(came), len(came) - sum(came))


def _same(title: str, did: str) -> str:
    return f"{_folded(title)}\n{_folded(did)}"


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _moment(made: date, now: datetime) -> datetime:
    """The beginning of the day it was made; never in the future, nor before anybody made packages."""
    at = datetime(made.year, made.month, made.day, tzinfo=UTC)
    return at if made.year >= 2020 and at < now else now
