"""How fast Teams lets a bot speak: so many messages to a thread, so many to a tenant. Counted by one process.

Where several share a database, ``bot/delivery/shared_limits.py`` counts.
"""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.edge.retry import Sleep

THREAD = ((7, 1.0), (8, 2.0), (60, 30.0), (1800, 3600.0))  # messages, in so many seconds
TENANT = ((50, 1.0),)
FOR_THE_PATIENT = ((40, 1.0),)  # the rest is left for what somebody waits for
KEEP = 3600.0
PATIENCE = 2.0  # seconds that a message waits for its turn here; longer, and its row waits instead


class Limits:
    """Counts what was sent. ``seconds`` is a clock that only goes forwards."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._sent: dict[str, deque[float]] = {}
        self._swept = seconds()

    async def turn(self, thread: str, tenant: str, sleep: Sleep, *, patient: bool = False) -> float:
        """Ask again whenever it could be."""
        waited = 0.0
        while (wait := self.take(thread, tenant, patient=patient)) > 0:
            if waited + wait > PATIENCE:
                return wait
            waited += wait
            await sleep(wait)
        return 0.0

    @asynccontextmanager
    async def editing(self, message_id: str) -> AsyncIterator[float | None]:
        """Let it be edited: of one process, ``Delivery`` keeps the turns."""
        yield math.inf

    def take(self, thread: str, tenant: str, *, patient: bool = False) -> float:
        """0 and counted, if one more may be sent now; else the seconds until it may, and nothing is counted."""
        now = self._seconds()
        self._sweep(now)
        of_tenant = FOR_THE_PATIENT if patient else TENANT
        wait = max(self._wait(f"thread {thread}", THREAD, now), self._wait(f"tenant {tenant}", of_tenant, now))
        if wait <= 0:
            self._sent.setdefault(f"thread {thread}", deque(maxlen=THREAD[-1][0])).append(now)
            self._sent.setdefault(f"tenant {tenant}", deque(maxlen=TENANT[-1][0])).append(now)
        return max(wait, 0.0)

    def _wait(self, name: str, rules: tuple[tuple[int, float], ...], now: float) -> float:
        sent = self._sent.get(name)
        if not sent:
            return 0.0
        return max(sent[-most] + span - now if len(sent) >= most else 0.0 for most, span in rules)

    def _sweep(self, now: float) -> None:
        """Forget threads that nothing was sent to for so long that no rule counts it."""
        if now - self._swept > KEEP:
            self._swept = now
            self._sent = {name: sent for name, sent in self._sent.items() if now - sent[-1] < KEEP}
