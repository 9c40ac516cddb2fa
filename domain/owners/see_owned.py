"""What schools have released, read for their owner: once staff have had it for some days, and for as long as it holds.

A release holds for what comes later, too; but staff have that for as long before the owner sees it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar

from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.calendar.school_calendar import SchoolCalendar, of_days
from domain.catalogue.areas import Catalogue, Characteristic, Words
from domain.catalogue.new_criteria import meetings_with_new_criteria
from domain.measures.measure import OVER, Measure
from domain.meetings.meeting import Agreement, Meeting
from domain.owners.owned import SeenLevel, SeenMeasure, SeenPractice, SeenSchool, Subject
from domain.owners.release import naming_texts, opens_at
from domain.owners.releases import Part, Release
from domain.people.school import Member, Person, School
from domain.practice.practice import Practice
from domain.unit_of_work import UnitOfWork

LONG_AGO = timedelta(days=120)  # older than this, and staff have had it for long enough in any calendar


class _OfSchool(Protocol):
    @property
    def school_id(self) -> str: ...


T = TypeVar("T", bound=_OfSchool)


async def owned_schools(uow: UnitOfWork, person: Person) -> list[School]:
    """The schools that the person owns for now, by name; never one of another tenant."""
    return [one for one in await uow.owners.schools_owned(person.id) if one.tenant_id == person.tenant_id]


async def see_owned(
    uow: UnitOfWork, person: Person, holidays: Holidays, now: datetime, school_id: str = ""
) -> list[SeenSchool]:
    """All schools that the person owns for, or the one that is named. The right is read anew each time.

    The number of reads does not grow with the number of schools, but for those that have changed their catalogue.
    """
    schools = [one for one in await owned_schools(uow, person) if school_id in ("", one.id)]
    in_force = [one for one in await uow.owners.releases([one.id for one in schools]) if one.open(now)]
    telling = sorted({one.school_id for one in in_force})
    about = _About(
        _by_school(in_force),
        await uow.catalogues.of_many([one.id for one in schools]),
        _by_school(await uow.owners.held(telling)),
        _by_school(await uow.owners.measures(telling)),
        _by_school(await uow.owners.practices(telling)),
        _by_school(await uow.owners.everybody(telling)),
    )
    days = await uow.calendars.days_many(telling)
    return [await _school(uow, each, about, of_days(each, holidays, days.get(each.id, ())), now) for each in schools]


@dataclass(frozen=True, slots=True)
class _About:
    """What was read of all schools, by school."""

    releases: Mapping[str, Sequence[Release]]
    catalogues: Mapping[str, Catalogue]
    held: Mapping[str, Sequence[Meeting]]
    measures: Mapping[str, Sequence[Measure]]
    practices: Mapping[str, Sequence[Practice]]
    everybody: Mapping[str, Sequence[Member]]


async def _school(
    uow: UnitOfWork, school: School, about: _About, calendar: SchoolCalendar, now: datetime
) -> SeenSchool:
    catalogue = about.catalogues[school.id]
    held = about.held.get(school.id, ())
    measures, practices = about.measures.get(school.id, ()), about.practices.get(school.id, ())
    renewed = await meetings_with_new_criteria(uow, school.id, held)
    naming = naming_texts(about.everybody.get(school.id, ()), measures, practices)

    def waits(since: datetime | None) -> bool:
        recent = since is not None and now - since < LONG_AGO
        return recent and since is not None and opens_at(calendar, school, since) > now

    subjects = []
    for release in about.releases.get(school.id, ()):
        look = _Look(release, waits, naming, local_date(now, school.zone))
        one = catalogue.characteristic(release.characteristic_id)
        mine = [meeting for meeting in held if meeting.characteristic_id == release.characteristic_id]
        subjects.append(
            Subject(
                number=release.characteristic_id,
                title=await _title(uow, school.id, one, mine),
                parts=release.parts,
                open_from=release.open_from,
                lost=one is None,
                levels=look.levels(mine, renewed),
                measures=look.measures(measures),
                practices=look.practices(practices),
            )
        )
    order = {each.id: place for place, each in enumerate(catalogue.characteristics)}
    subjects.sort(key=lambda subject: (order.get(subject.number, len(order)), subject.number))
    return SeenSchool(school.id, school.name, school.zone, catalogue.version, catalogue.basis, tuple(subjects))


async def _title(uow: UnitOfWork, school_id: str, one: Characteristic | None, held: Sequence[Meeting]) -> Words:
    """What it is called; where the catalogue has lost it, what it was called in the last meeting about it."""
    for meeting in reversed(held):
        if one is not None:
            break
        then = await uow.catalogues.at(school_id, meeting.catalogue_version)
        one = then.characteristic(meeting.characteristic_id) if then else None
    return dict(one.title) if one else {}


@dataclass(frozen=True, slots=True)
class _Look:
    """One release: what of a school's rows it lets through."""

    release: Release
    waits: Callable[[datetime | None], bool]
    naming: Mapping[str, tuple[str, ...]]
    today: date

    def levels(self, held: Iterable[Meeting], renewed: frozenset[str]) -> tuple[SeenLevel, ...]:
        """By meeting, oldest first."""
        parts = self.release.parts
        if not {Part.LEVELS, Part.AIMS} & set(parts):
            return ()
        found = []
        for one in held:
            if self._waits(one.ended_at):
                continue
            agreed = one.agreement or Agreement(None, None)
            level = agreed.level if Part.LEVELS in parts else None
            aim = agreed.aim if Part.AIMS in parts else None
            at = one.started_at or one.starts_at or one.created_at
            found.append(SeenLevel(at, level, aim, one.catalogue_version, one.id in renewed))
        return tuple(found)

    def measures(self, measures: Iterable[Measure]) -> tuple[SeenMeasure, ...]:
        """By date. Whose they are, notes, steps and effects stay at the school."""
        if Part.MEASURES not in self.release.parts:
            return ()
        return tuple(
            SeenMeasure(
                title="" if one.id in self.naming else one.title,
                due=one.due,
                progress=one.progress,
                agreed_at=one.created_at,
                answered_at=one.answered_at,
                overdue=one.progress not in OVER and one.due < self.today,
            )
            for one in measures
            if one.characteristic_id == self.release.characteristic_id and not self._waits(one.created_at)
        )

    def practices(self, practices: Iterable[Practice]) -> tuple[SeenPractice, ...]:
        """The school's own; what came from elsewhere is not its to release."""
        if Part.PRACTICE not in self.release.parts:
            return ()
        mine = [one for one in practices if one.characteristic_id == self.release.characteristic_id and not one.origin]
        return tuple(
            SeenPractice("", "", "", "", one.made_at)
            if one.id in self.naming
            else SeenPractice(one.title, one.did, one.changed, one.again, one.made_at)
            for one in mine
            if not self._waits(one.made_at)
        )

    def _waits(self, since: datetime | None) -> bool:
        """Whether staff have had what came after the release for too short a time yet."""
        return since is not None and since > self.release.told_at and self.waits(since)


def _by_school(rows: Iterable[T]) -> dict[str, list[T]]:
    found: dict[str, list[T]] = {}
    for row in rows:
        found.setdefault(row.school_id, []).append(row)
    return found
