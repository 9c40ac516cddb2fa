"""Leases on the messages that this process works on: taken before the work, renewed during it, done after the answer.

A repeat waits until the first is done, whichever process has it, so that Teams is told of nothing that is not done;
where nobody renews the lease, the process that held it is dead and the repeat is worked on. That is found by waiting
as much as by the clock, which may jump.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from botbuilder.core import TurnContext

from bot.edge.retry import Sleep
from bot.running.logging_ import log_failure, new_code
from bot.running.tasks import spawn
from dialogs.frame.context import RECEIPT
from domain.ids import new_id
from domain.receipts import LEASE, Receipt, Taken
from domain.unit_of_work import Clock, UnitOfWork, Units

LOOK_EVERY = 0.25  # seconds
RENEW_EVERY = LEASE.total_seconds() / 4

Beside = Callable[[UnitOfWork], Awaitable[None]]


class Receipts:
    """The receipts of one process."""

    def __init__(self, units: Units, clock: Clock, sleep: Sleep = asyncio.sleep) -> None:
        self._units = units
        self._clock = clock
        self._sleep = sleep
        self._me = new_id()
        self._mine: dict[Receipt | None, asyncio.Event] = {}
        self._timer: asyncio.TimerHandle | None = None

    async def take(self, turn: TurnContext, receipt: Receipt | None, beside: Beside | None = None) -> Taken:
        """Take a message up for this turn, once nobody else is working on it; without a receipt it is always ours.

        ``beside`` is done in the same unit of work, once.
        """
        waited, last = 0.0, None
        while True:
            if receipt in self._mine:
                await self._mine[receipt].wait()
            dead = last if waited >= LEASE.total_seconds() else None
            async with self._units() as uow:
                taken = await uow.inbox.take(receipt, self._me, self._clock(), dead) if receipt else Taken(True)
                if beside is not None:
                    await beside(uow)
                await uow.commit()
            beside = None
            if taken.ours and receipt:
                turn.turn_state[RECEIPT] = receipt
                self._hold(receipt)
            if taken.ours or taken.lease is None:
                return taken
            waited, last = (waited if taken.lease == last else 0.0), taken.lease
            await self._sleep(LOOK_EVERY)
            waited += LOOK_EVERY

    async def held(self, turn: TurnContext, answering: Awaitable[None], *, last: bool = False) -> None:
        """Answer, and have the turn's receipt done with it; ``last``: nobody answers in its place where that fails."""
        try:
            await answering
        except BaseException as error:
            if last or not isinstance(error, Exception):
                self.let_go(turn)
            raise
        receipt = turn.turn_state.get(RECEIPT)
        if receipt is None:
            return
        try:
            async with self._units() as uow:
                await uow.inbox.finish(receipt)
                await uow.commit()
        except Exception as error:  # the answer was said; where it is asked for again, it is said again
            log_failure("a receipt is not finished", error, new_code())
        finally:
            self.let_go(turn)

    def let_go(self, turn: TurnContext) -> None:
        """Renew the turn's lease no longer. What is not done is worked on when it is sent again."""
        waiting = self._mine.pop(turn.turn_state.get(RECEIPT), None)
        if waiting is not None:
            waiting.set()

    def _hold(self, receipt: Receipt) -> None:
        self._mine[receipt] = asyncio.Event()
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(RENEW_EVERY, self._renew)

    def _renew(self) -> None:
        self._timer = None
        if held := [each for each in self._mine if each]:
            self._timer = asyncio.get_running_loop().call_later(RENEW_EVERY, self._renew)
            spawn(self._renewed(held), "renew receipts")

    async def _renewed(self, receipts: list[Receipt]) -> None:
        async with self._units() as uow:
            await uow.inbox.renew(receipts, self._me, self._clock())
            await uow.commit()
