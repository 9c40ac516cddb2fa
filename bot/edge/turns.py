"""One at a time for each key, in the order of asking."""

from __future__ import annotations

import asyncio
from types import TracebackType


class Turns:
    """Locks by name; nothing is kept of a name once nobody holds it or waits for it."""

    def __init__(self) -> None:
        self._turns: dict[str, _Turn] = {}

    def of(self, key: str) -> _Turn:
        """``async with``: wait until it is this caller's turn."""
        turn = self._turns.get(key)
        if turn is None:
            turn = self._turns[key] = _Turn(self._turns, key)
        return turn


class _Turn:
    """Whose turn it is for one key. A class and no generator: every message goes through two of them."""

    __slots__ = ("_key", "_lock", "_turns", "_wanted")

    def __init__(self, turns: dict[str, _Turn], key: str) -> None:
        self._turns = turns
        self._key = key
        self._lock = asyncio.Lock()
        self._wanted = 0

    async def __aenter__(self) -> None:
        self._wanted += 1
        try:
            await self._lock.acquire()
        except BaseException:
            self._leave()
            raise

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lock.release()
        self._leave()

    def _leave(self) -> None:
        self._wanted -= 1
        if not self._wanted and self._turns.get(self._key) is self:
            del self._turns[self._key]
