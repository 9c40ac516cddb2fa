"""How late the event loop is: twice a second something asks to be woken, and notes how late that was."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable

from aiohttp import web

from bot.running.metrics import DATABASE_IN_USE, LOOP_LATE

EVERY = 0.5  # seconds


class Lateness:
    """``start`` in the loop that is to be watched, ``stop`` at shutdown. A timer and no task, so that it costs little.

    ``note`` is told each time, in seconds.
    """

    def __init__(self, note: Callable[[float], None] = LOOP_LATE.observe) -> None:
        self._note = note
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Begin to watch."""
        self._ask(asyncio.get_running_loop())

    def stop(self) -> None:
        """Watch no more."""
        if self._timer is not None:
            self._timer.cancel()

    def _ask(self, loop: asyncio.AbstractEventLoop) -> None:
        due = loop.time() + EVERY
        self._timer = loop.call_at(due, self._woken, loop, due)

    def _woken(self, loop: asyncio.AbstractEventLoop, due: float) -> None:
        self._note(max(0.0, loop.time() - due))
        self._ask(loop)


def watched(in_use: Callable[[], int] | None) -> Callable[[web.Application], AsyncIterator[None]]:
    """Watch the loop for as long as the application runs, and the connections to the database where it has one."""

    async def watching(_app: web.Application) -> AsyncIterator[None]:
        lateness = Lateness()
        lateness.start()
        if in_use is not None:
            DATABASE_IN_USE.set_function(in_use)
        yield
        lateness.stop()

    return watching
