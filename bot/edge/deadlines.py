"""A time limit for very many short calls: one timer for all of them, where ``asyncio.timeout`` takes one for each."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any, TypeVar

T = TypeVar("T")


class Deadlines:
    """Cancels what runs longer than the limit (to within a quarter of it) and raises ``TimeoutError`` in its place.

    One for each limit: the timer keeps the pace of the first call.
    """

    def __init__(self) -> None:
        self._until: dict[asyncio.Task[Any], float] = {}
        self._overdue: set[asyncio.Task[Any]] = set()
        self._timer: asyncio.TimerHandle | None = None

    async def run(self, call: Awaitable[T], limit: float) -> T:
        """Wait for the call in the task of the caller."""
        loop = asyncio.get_running_loop()
        task = asyncio.current_task()
        assert task is not None
        self._until[task] = loop.time() + limit
        if self._timer is None:
            self._timer = loop.call_later(limit / 4, self._look, loop, limit / 4)
        try:
            return await call
        except asyncio.CancelledError:
            if task not in self._overdue or task.uncancel() > 0:
                raise  # somebody else wants the task to end
            raise TimeoutError from None
        finally:
            del self._until[task]
            self._overdue.discard(task)

    def _look(self, loop: asyncio.AbstractEventLoop, again: float) -> None:
        now = loop.time()
        for task, until in self._until.items():
            if now >= until and task not in self._overdue:
                self._overdue.add(task)
                task.cancel()
        self._timer = loop.call_later(again, self._look, loop, again) if self._until else None
