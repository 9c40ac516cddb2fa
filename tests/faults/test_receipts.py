"""A message that is sent again while somebody works on it, and after they were killed."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta

from botbuilder.core import TurnContext

from bot.answering.receipts import Receipts
from domain.receipts import LEASE, Taken
from domain.unit_of_work import Units
from store.database.engine import Database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.support.machines.edge import SECRET, MovableClock

RECEIPT = ("a:1", "100")
SECOND = timedelta(seconds=1)


class _Turn:
    """As much of a turn as a receipt needs."""

    def __init__(self) -> None:
        self.turn_state: dict[str, object] = {}


def a_turn() -> TurnContext:
    turn: TurnContext = _Turn()
    return turn


async def taken(units: Units, holder: str, now: datetime, dead: datetime | None = None) -> Taken:
    async with units() as uow:
        found = await uow.inbox.take(RECEIPT, holder, now, dead)
        await uow.commit()
    return found


async def test_a_lease_is_taken_over_when_it_has_run_out_and_not_before(units: Units) -> None:
    now = MovableClock().now.replace(microsecond=0)
    assert (await taken(units, "one", now)).ours
    assert not (await taken(units, "two", now + LEASE - SECOND)).ours
    async with units() as uow:
        await uow.inbox.renew([RECEIPT], "one", now + LEASE - SECOND)
        await uow.commit()
    assert not (await taken(units, "two", now + LEASE + SECOND)).ours
    assert (await taken(units, "two", now + 2 * LEASE)).ours
    async with units() as uow:
        await uow.inbox.renew([RECEIPT], "one", now + 9 * LEASE)  # the first is late: it has no lease any more
        await uow.commit()
    assert (await taken(units, "three", now + 4 * LEASE)) == Taken(True, kept=False)


async def test_what_was_kept_is_told_and_what_is_done_is_done(units: Units) -> None:
    now = MovableClock().now
    await taken(units, "one", now)
    async with units() as uow:
        await uow.inbox.keep(RECEIPT)
        await uow.commit()
    assert await taken(units, "two", now + 2 * LEASE) == Taken(True, kept=True)
    async with units() as uow:
        await uow.inbox.finish(RECEIPT)
        await uow.commit()
    assert await taken(units, "three", now + 9 * LEASE) == Taken(False)


async def test_a_clock_that_jumps_keeps_no_message_from_being_answered(units: Units) -> None:
    now = MovableClock().now
    assert (await taken(units, "one", now)).ours
    assert (await taken(units, "two", now - timedelta(hours=1))).ours  # put back: no lease ends an hour from now
    lease = (await taken(units, "three", now - timedelta(hours=1))).lease
    assert lease is not None
    assert (await taken(units, "three", now - timedelta(hours=1), lease)).ours  # nobody renewed it while we waited


async def test_of_two_processes_one_works_and_the_other_waits_until_it_is_done(database: Database) -> None:
    clock = MovableClock()
    looked = asyncio.Event()

    async def looks(_seconds: float) -> None:
        looked.set()
        await asyncio.sleep(0)
        await released.wait()

    released = asyncio.Event()
    one = Receipts(make_units(database, Sealer(SECRET)), clock, looks)
    two = Receipts(make_units(database, Sealer(SECRET)), clock, looks)
    first, again = a_turn(), a_turn()
    assert (await one.take(first, RECEIPT)).ours
    repeat = asyncio.create_task(two.take(again, RECEIPT))
    beside = asyncio.create_task(one.take(a_turn(), RECEIPT))  # in the same process
    await looked.wait()

    async def work() -> None:
        assert not repeat.done()
        assert not beside.done()

    await one.held(first, work())
    released.set()
    assert await repeat == Taken(False)
    assert await beside == Taken(False)


async def test_of_a_message_that_could_not_be_answered_the_repeat_is_worked_on(database: Database) -> None:
    clock = MovableClock()

    async def no_time(_seconds: float) -> None:
        await asyncio.sleep(0)

    receipts = Receipts(make_units(database, Sealer(SECRET)), clock, no_time)
    turn = a_turn()
    assert (await receipts.take(turn, RECEIPT)).ours
    receipts.let_go(turn)
    assert (await receipts.take(a_turn(), RECEIPT)).ours  # by waiting, for this clock stands still
