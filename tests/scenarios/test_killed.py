"""The power goes at each step of a delivery: nothing is lost, and no more comes twice than was in flight."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest

from domain.deliver_due import IN_FLIGHT, LEASE
from domain.measures import Measure
from domain.notices import NoticeKind, NoticeState, planned
from domain.people import Person, Role, School
from domain.ports import Units
from tests.support.authority import APP_ID, TENANT
from tests.support.connector import LoopbackConnector
from tests.support.mortal import FIVE, STEPS, Deliver, mortals

NOW = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)  # a Tuesday at one in the afternoon
PEOPLE = 50


@pytest.fixture(scope="module")
def deliver() -> Iterator[Deliver]:
    with mortals() as deliver:
        yield deliver


async def reminders(units: Units, service_url: str) -> None:
    """A measure for each of the school's people, and a reminder of each that is due now."""
    school = School("s", TENANT, "Solvik", "19:solvik", "19:solvik", service_url, f"28:{APP_ID}")
    async with units() as uow:
        await uow.schools.add(school)
        for number in range(PEOPLE):
            who = Person(f"p{number}", TENANT, f"aad-{number}", f"29:{number}", f"Kollega {number}", "nb",
                         conversation_id=f"a:{number}", service_url=service_url, welcomed=True)  # fmt: skip
            await uow.people.add(who)
            await uow.people.put_member(school.id, who.id, Role.TEACHER)
            measure = Measure(f"m{number}", school.id, None, "1.4", f"Tiltak {number}", who.id, date(2027, 1, 12),
                              created_by=who.id, created_at=NOW - timedelta(days=60))  # fmt: skip
            await uow.measures.add(measure)
            kind, data = NoticeKind.MEASURE_DUE, {"due": measure.due.isoformat()}
            row = planned(kind, school.id, measure.id, NOW, key=measure.id, person_id=who.id, data=data)
            await uow.notices.add(row)
        await uow.commit()


@pytest.mark.parametrize("step", STEPS)
async def test_a_kill_loses_nothing_and_doubles_no_more_than_was_in_flight(
    units: Units, database_url: str, deliver: Deliver, step: str
) -> None:
    async with LoopbackConnector() as teams:
        await reminders(units, teams.service_url)

        async def beat(step: str, now: datetime) -> int:
            return await asyncio.to_thread(deliver, database_url, teams.service_url, step, now)

        assert await beat(step, NOW) == -signal.SIGKILL
        before = len(teams.messages)
        assert await beat("", NOW + timedelta(seconds=1)) == 0  # what the dead one had claimed is still its own
        at_once = len(teams.messages) - before
        assert await beat("", NOW + LEASE + timedelta(seconds=1)) == 0

    said = Counter(message.conversation_id for message in teams.messages)
    twice = sum(said.values()) - len(said)
    assert {*said} == {f"a:{number}" for number in range(PEOPLE)}
    assert max(said.values()) <= 2
    assert twice <= {"posting": IN_FLIGHT, "marking": IN_FLIGHT, "marked": IN_FLIGHT}.get(step, 0)
    assert at_once == (PEOPLE if step == "claiming" else 0)
    if step == "posting":
        assert before >= FIVE
    async with units(write=False) as uow:
        for number in range(PEOPLE):
            (row,) = await uow.notices.of_subject(f"m{number}")
            assert row.state is NoticeState.SENT
