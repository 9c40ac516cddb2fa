"""The one place that starts tasks: a reference is kept, a failure is logged, and shutdown can wait for them."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from bot.running.logging_ import log_failure, new_code

_running: set[asyncio.Task[Any]] = set()


def spawn(coro: Coroutine[Any, Any, Any], name: str) -> asyncio.Task[Any]:
    """Run in the background. A failure is logged with a code; cancellation is no failure."""
    task = asyncio.get_running_loop().create_task(coro, name=name)
    _running.add(task)
    task.add_done_callback(_done)
    return task


async def drain(timeout: float = 5.0) -> None:
    """Wait for what runs in this loop to end, then cancel what is left. Called once, at shutdown."""
    here = asyncio.get_running_loop()
    mine = {task for task in _running if task.get_loop() is here and task is not asyncio.current_task()}
    if not mine:
        return
    _ended, left = await asyncio.wait(mine, timeout=timeout)
    for task in left:
        task.cancel()
    if left:
        await asyncio.wait(left, timeout=1.0)


def _done(task: asyncio.Task[Any]) -> None:
    _running.discard(task)
    if not task.cancelled() and (error := task.exception()) is not None:
        log_failure("background task failed", error, new_code(), task=task.get_name())
