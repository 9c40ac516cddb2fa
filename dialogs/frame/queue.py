"""One turn at a time for each person in a conversation, in the order of arrival."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary

_locks: WeakValueDictionary[tuple[int, str, str], asyncio.Lock] = WeakValueDictionary()


@asynccontextmanager
async def in_turn(conversation_id: str, person_id: str) -> AsyncIterator[None]:
    """Wait for this person's earlier turns. Nothing is kept of a conversation where nobody waits."""
    key = (id(asyncio.get_running_loop()), conversation_id, person_id)
    lock = _locks.get(key)
    if lock is None:
        lock = _locks[key] = asyncio.Lock()
    async with lock:
        yield
