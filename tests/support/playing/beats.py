"""Watching the event loop: the only place of the tests where real time passes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

BEAT = 0.01  # seconds


async def beats_while(task: asyncio.Task[Any]) -> int:
    """How often the loop came round before the task was done: a blocked loop never does."""
    beats = 0
    while not task.done():
        await asyncio.sleep(BEAT)
        beats += 1
    return beats


async def eventually(holds: Callable[[], bool], beats: int = 100) -> bool:
    """Whether something in the background has come true before long."""
    for _ in range(beats):
        if holds():
            return True
        await asyncio.sleep(BEAT)
    return holds()
