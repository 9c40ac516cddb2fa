"""A region's database after ten years: a thousand schools with people, meetings, rounds, measures and figures."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from benchmarks.school import colleague
from domain.catalogue.areas import Catalogue
from domain.catalogue.read import built_in
from domain.figures.figure import Figure
from domain.ids import new_id
from domain.measures.measure import Measure
from domain.meetings.meeting import Agreement, Meeting, MeetingState
from domain.people.school import Role, School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Mode, Round, RoundState, Tally
from store.database import migrate
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.support.machines.authority import APP_ID, TENANT
from tests.support.machines.edge import SECRET

SCHOOLS, YEARS, PEOPLE, A_YEAR = 1000, 10, 20, 6  # meetings a year; each with a round and a measure
YEAR = timedelta(days=365)


def schools_of_ten_years(database_url: str, service_url: str) -> None:
    """Fill a database."""
    asyncio.run(_fill(database_url, service_url))


async def _fill(database_url: str, service_url: str) -> None:
    await migrate.upgrade(database_url)
    database = open_database(database_url, durable=False)
    units, catalogue = make_units(database, Sealer(SECRET)), built_in()
    for number in range(SCHOOLS):
        async with units() as uow:
            await _school(uow, number, service_url, catalogue)
            await uow.commit()
    await database.close()


async def _school(uow: UnitOfWork, number: int, service_url: str, catalogue: Catalogue) -> None:
    team = f"19:region-{number}@thread.tacv2"
    school = School(new_id(), TENANT, f"Skole {number}", team, team, service_url, f"28:{APP_ID}")
    staff = [colleague(f"region-{number}-{place}", service_url) for place in range(PEOPLE)]
    await uow.schools.add(school)
    for place, person in enumerate(staff):
        await uow.people.add(person)
        await uow.people.put_member(school.id, person.id, Role.TEACHER if place else Role.LEADER)
    now = datetime.now(UTC)
    for back in range(YEARS * A_YEAR):
        held = now - YEAR * (back / A_YEAR) - timedelta(days=14)
        about = catalogue.characteristics[back % len(catalogue.characteristics)].id
        meeting = Meeting(
            new_id(), school.id, about, MeetingState.ENDED, staff[0].id, held, starts_at=held,
            agreement=Agreement(2, 3), started_at=held, ended_at=held + timedelta(minutes=90),
        )  # fmt: skip
        await uow.meetings.add(meeting)
        tally = Tally((2, 9, 7, 1), 1)
        await uow.rounds.add(Round(new_id(), meeting.id, 1, RoundState.CLOSED, Mode.SECRET, held, held, tally=tally))
        await uow.measures.add(
            Measure(new_id(), school.id, meeting.id, about, "Ringe hjem", staff[back % PEOPLE].id, held.date())
        )
    await uow.figures.put(list(_figures(school, catalogue, now.date())))


def _figures(school: School, catalogue: Catalogue, today: date) -> Iterator[Figure]:
    for indicator in catalogue.indicators:
        for back in range(YEARS):
            yield Figure(school.id, indicator.id, today.year - back, 3.0 + back % 2, source="måling")
