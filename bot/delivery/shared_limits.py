"""How fast Teams lets a bot speak, where several processes speak: they share one pace through the database.

Asking costs a statement, and reminders come by the thousand. So those who ask about conversations at about the same
time ask in one statement, and of a tenant's slots a process takes as many as it has messages waiting, ten at most.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol

from bot.delivery.limits import PATIENCE
from bot.edge.retry import Sleep
from bot.edge.turns import Turns
from domain.delivery.paces import FRESH, TENANT, THREAD, Paces

MOST_SLOTS = 10
AHEAD = MOST_SLOTS * TENANT.every  # so far ahead the patient may take slots: what is urgent waits no longer than this
GATHER = 3  # rounds of the loop that a question waits for others like it
FORGET_EVERY = 60.0
LONGEST_EDIT = 20.0


class Pacing(Protocol):
    """Whose turn it is to be sent."""

    async def turn(self, thread: str, tenant: str, sleep: Sleep, *, patient: bool = False) -> float:
        """Wait a little for the limits, and be counted; what is left to wait where it is more than a little.

        What is ``patient`` lets all else go first.
        """
        ...

    def editing(self, message_id: str) -> AbstractAsyncContextManager[float | None]:
        """Hold a message while it is edited: the seconds since its last edit ended, None where another edits it."""
        ...


class SharedLimits:
    """``Pacing`` through the database. ``seconds`` is a clock that only goes forwards; moments are the database's."""

    def __init__(self, paces: Paces, seconds: Callable[[], float] = time.monotonic) -> None:
        self._paces = paces
        self._seconds = seconds
        self._question = _Question()
        self._slots: dict[str, deque[float]] = {}
        self._waiting: dict[str, int] = {}
        self._turns = Turns()
        self._forgot = seconds()

    async def turn(self, thread: str, tenant: str, sleep: Sleep, *, patient: bool = False) -> float:
        """A slot of the conversation, and then one of the tenant."""
        had, wait = await self._of_thread(thread)
        if not had:
            return max(wait, THREAD.every)
        if wait > 0:
            await sleep(wait)
        if patient:
            return await self._patiently(tenant, sleep)
        found = await self._paces.reserve([f"tenant {tenant}"], TENANT, 1, PATIENCE)
        had, wait = found[f"tenant {tenant}"]
        if not had:
            return max(wait, TENANT.every)
        if wait > 0:
            await sleep(wait)
        return 0.0

    @asynccontextmanager
    async def editing(self, message_id: str) -> AsyncIterator[float | None]:
        """Hold it against the other processes too; for as long as an edit takes, where this process dies meanwhile."""
        name = f"edit {message_id}"
        held = await self._paces.hold(name, LONGEST_EDIT)
        if held is None:
            yield None
            return
        since, mine = held
        try:
            yield since
        finally:
            await self._paces.let_go(name, mine)

    async def _of_thread(self, thread: str) -> tuple[bool, float]:
        """Ask together with all who ask now. One conversation is asked about once at a time."""
        while thread in self._question.threads:
            await self._question.over.wait()
        question = self._question
        question.threads.append(thread)
        if len(question.threads) > 1:
            await question.over.wait()
            if question.failed is not None:
                raise question.failed
            return question.answers.get(thread, (False, THREAD.every))  # none where the one who asked was cancelled
        try:
            for _ in range(GATHER):
                await asyncio.sleep(0)
            self._question = _Question()
            found = await self._paces.reserve([f"thread {each}" for each in question.threads], THREAD, 1, PATIENCE)
            question.answers = {each: found[f"thread {each}"] for each in question.threads}
            await self._forget()
        except Exception as error:
            question.failed = error
            raise
        finally:
            question.over.set()
        return question.answers[thread]

    async def _patiently(self, tenant: str, sleep: Sleep) -> float:
        """One of the slots that this process holds, or of some that it takes for all who wait here."""
        begun = self._seconds()
        self._waiting[tenant] = self._waiting.get(tenant, 0) + 1
        try:
            async with self._turns.of(tenant):
                while (slot := self._next(tenant)) is None:
                    wait = await self._take_slots(tenant)
                    if self._seconds() - begun + wait > PATIENCE:
                        return max(wait, TENANT.every)
                    if wait > 0:
                        await sleep(wait)
        finally:
            self._waiting[tenant] -= 1
            if not self._waiting[tenant]:
                del self._waiting[tenant]
                self._slots.pop(tenant, None)
        if (wait := slot - self._seconds()) > 0:
            await sleep(wait)
        return 0.0

    def _next(self, tenant: str) -> float | None:
        """The next slot; one that has passed for too long is no slot any more."""
        slots = self._slots.get(tenant)
        while slots:
            slot = slots.popleft()
            if slot >= self._seconds() - FRESH:
                return slot
        return None

    async def _take_slots(self, tenant: str) -> float:
        """0 where some were had, else how long there is to wait."""
        count = min(self._waiting[tenant], MOST_SLOTS)
        asked = self._seconds()
        found = await self._paces.reserve([f"tenant {tenant}"], TENANT, count, AHEAD)
        had, wait = found[f"tenant {tenant}"]
        if not had:
            return max(wait - AHEAD, TENANT.every)
        self._slots[tenant] = deque(asked + wait + number * TENANT.every for number in range(count))
        return 0.0

    async def _forget(self) -> None:
        if self._seconds() - self._forgot > FORGET_EVERY:
            self._forgot = self._seconds()
            await self._paces.forget()


class _Question:
    """What several ask about at the same time, and the answer."""

    __slots__ = ("answers", "failed", "over", "threads")

    def __init__(self) -> None:
        self.threads: list[str] = []
        self.answers: dict[str, tuple[bool, float]] = {}
        self.failed: Exception | None = None
        self.over = asyncio.Event()
