"""The power goes at each step of a delivery: nothing is lost, and no more comes twice than was in flight."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from domain.delivery.deliver_due import IN_FLIGHT, LEASE
from domain.delivery.notices import NoticeState
from domain.unit_of_work import Units
from tests.support.machines.connector import LoopbackConnector
from tests.support.machines.mortal import FIVE, STEPS, Deliver, mortals
from tests.support.playing.due import NOW, reminders

pytestmark = pytest.mark.durable

PEOPLE = 50


@pytest.fixture(scope="module")
def deliver() -> Iterator[Deliver]:
    with mortals() as deliver:
        yield deliver


@pytest.mark.parametrize("step", STEPS)
async def test_a_kill_loses_nothing_and_doubles_no_more_than_was_in_flight(
    units: Units, database_url: str, deliver: Deliver, step: str
) -> None:
    async with LoopbackConnector() as teams:
        await reminders(units, teams.service_url, PEOPLE)

        async def beat(step: str, now: datetime) -> int:
            return await asyncio.to_thread(deliver, database_url, teams.service_url, step, now)

        assert await beat(step, NOW) == -signal.SIGKILL
        before = len(teams.messages)
        assert await beat("", NOW + timedelta(seconds=1)) == 0  # what the dead one had claimed is still its own
        at_once = len(teams.messages) - before
        assert await beat("", NOW + LEASE + timedelta(seconds=1)) == 0

    said = Counter(message.conversation_id for message in teams.messages)
    twice = sum(said.values()) - len(said)
    assert {*said} == {f"a:s-{number}" for number in range(PEOPLE)}
    assert max(said.values()) <= 2
    assert twice <= {"posting": IN_FLIGHT, "marking": IN_FLIGHT, "marked": IN_FLIGHT}.get(step, 0)
    assert at_once == (PEOPLE if step == "claiming" else 0)
    if step == "posting":
        assert before >= FIVE
    async with units(write=False) as uow:
        assert await uow.notices.next_due() is None
        for number in range(PEOPLE):
            (row,) = await uow.notices.of_subject(f"m-s-{number}")
            assert row.state is NoticeState.SENT
