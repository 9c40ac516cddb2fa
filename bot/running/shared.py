"""Callers who want the same thing at the same time share one call."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable


class Shared:
    """Who comes while the call runs waits for it and makes none of their own.

    The call handles its own failures. Where the one who makes it is cancelled, the next in line makes it anew.
    """

    def __init__(self) -> None:
        self._lock = asyncio.Lock()
        self._calls = 0

    @property
    def running(self) -> bool:
        """Whether somebody is making the call now."""
        return self._lock.locked()

    async def run(self, call: Callable[[], Awaitable[None]]) -> None:
        """Make the call, or wait for the one that is being made."""
        before = self._calls
        async with self._lock:
            if self._calls == before:
                await call()
                self._calls += 1
