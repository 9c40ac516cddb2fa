"""Schools that somebody owns for: meetings that were held, measures, good practice, and releases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.calendar.calendar_of import calendar_of
from domain.errors import Problem
from domain.ids import new_id
from domain.measures.measure import Measure, Progress
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.owners.owned import SeenSchool
from domain.owners.release import release, revoke
from domain.owners.releases import Release
from domain.owners.see_owned import see_owned
from domain.people.school import Caller, Person, School
from domain.practice.practice import Practice
from domain.unit_of_work import Units
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool, person

ALL = "levels,aims,measures,practice"
OPEN = NOW + timedelta(days=7)  # five working days after a Thursday, in the morning, are over by then
YEAR = timedelta(days=365)


async def owner_of(units: Units, *schools: School, name: str = "Marit", tenant: str = "tenant") -> Person:
    """Somebody who is in no school, and owns for these."""
    marit = replace(person(name, tenant), conversation_id=f"a:{name}")
    async with units() as uow:
        assert await uow.people.add(marit)
        for school in schools:
            await uow.owners.put_owner(school.id, marit.id)
        await uow.commit()
    return marit


def a_measure(world: SmallSchool, title: str = "Ringe hjem", **change: object) -> Measure:
    made = Measure(
        new_id(), world.school.id, None, "1.4", title, world.people[1].id, date(2026, 12, 20),
        effect="Silje sier det hjelper", note="Jonas er syk", created_at=NOW - timedelta(days=3),
    )  # fmt: skip
    return replace(made, **change)  # type: ignore[arg-type]


async def lived(world: SmallSchool, *measures: Measure) -> None:
    """Two meetings on 1.4, a year apart: from level 2 to 3, aiming for 4; three measures and good practice."""
    own = measures or (
        a_measure(world, progress=Progress.DONE, answered_at=NOW - timedelta(days=1)),
        a_measure(world, "Spørre foresatte", progress=Progress.STUCK),
        a_measure(world, "Dele maler", due=date(2026, 11, 1)),
    )
    async with world.units() as uow:
        for before, agreed in ((YEAR, Agreement(2, 3, None, "Ida var imot")), (timedelta(days=5), Agreement(3, 4))):
            await uow.meetings.add(held(world.school, "1.4", agreed, NOW - before))
        for one in own:
            assert await uow.measures.add(one)
        practice = Practice(new_id(), world.school.id, "1.4", "Ring hjem", "Vi ringte alle", made_at=NOW - YEAR)
        assert await uow.practices.add(practice)
        await uow.commit()


def held(school: School, number: str, agreed: Agreement | None, at: datetime, version: int = 1) -> Meeting:
    return Meeting(
        new_id(), school.id, number, MeetingState.ENDED, "", at, starts_at=at, agreement=agreed,
        started_at=at, ended_at=at + timedelta(hours=1), catalogue_version=version,
    )  # fmt: skip


async def released(
    units: Units, leader: Caller, numbers: str = "1.4", parts: str = ALL, *, now: datetime = NOW, sure: str = ""
) -> list[Release] | list[Problem]:
    async with units() as uow:
        calendar = await calendar_of(uow, leader.school, NoHolidays())
        inputs = {"characteristics": numbers, "parts": parts}
        found = await release(uow, inputs, leader, calendar, now, sure=sure)
        await uow.commit()
        return found


async def revoked(units: Units, leader: Caller, ids: Sequence[str], now: datetime = NOW) -> list[Release]:
    async with units() as uow:
        found = await revoke(uow, ids, leader, now)
        await uow.commit()
        return found


async def sees(units: Units, who: Person, now: datetime = OPEN, school_id: str = "") -> list[SeenSchool]:
    async with units(write=False) as uow:
        return await see_owned(uow, who, NoHolidays(), now, school_id)


def only(schools: list[SeenSchool]) -> SeenSchool:
    (school,) = schools
    return school


def keys(found: list[Release] | list[Problem]) -> list[str]:
    return [one.key for one in found if isinstance(one, Problem)]


def release_in(found: list[Release] | list[Problem]) -> Release:
    (one,) = found
    assert isinstance(one, Release)
    return one
