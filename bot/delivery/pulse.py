"""What is measured of the heartbeat: whether it beats, and how long the oldest message has been waiting to be said."""

from __future__ import annotations

import time
from collections.abc import Callable

from bot.running.metrics import HEARTBEAT_LAG, OLDEST_DUE, ROUNDS_OPEN
from domain.unit_of_work import Clock, Units


class Pulse:
    """``looked`` whenever the heartbeat has looked for what is due, ``measure`` now and then.

    What only the database knows is asked here and kept, so that looking at the figures costs nothing. ``seconds`` is a
    clock that only goes forwards.
    """

    def __init__(self, units: Units, clock: Clock, every: float, seconds: Callable[[], float] = time.monotonic) -> None:
        self._units = units
        self._clock = clock
        self._every = every
        self._seconds = seconds
        self._looked = seconds()
        self._measured = -every  # never

    def start(self) -> None:
        """Show the lag from now on."""
        self._looked = self._seconds()
        HEARTBEAT_LAG.set_function(self.lag)

    def lag(self) -> float:
        """How many seconds ago the heartbeat should have looked for what is due, and has not."""
        return max(0.0, self._seconds() - self._looked - self._every)

    def looked(self) -> None:
        """The heartbeat has looked for what is due, and has said what it found."""
        self._looked = self._seconds()

    async def measure(self) -> None:
        """Ask the database what only it knows, at most once an interval: many beats are woken by presses."""
        if self._seconds() - self._measured < self._every:
            return
        self._measured = self._seconds()
        now = self._clock()
        async with self._units(write=False) as uow:
            oldest = await uow.notices.oldest_due(now)
            ROUNDS_OPEN.set(await uow.rounds.how_many_open())
        OLDEST_DUE.set((now - oldest).total_seconds() if oldest else 0.0)
