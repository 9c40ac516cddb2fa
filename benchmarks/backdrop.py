"""The authority and the Bot Connector of a run, on loopback, in a thread of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.support.machines.authority import Authority
from tests.support.machines.connector import LoopbackConnector


@dataclass(frozen=True, slots=True)
class Backdrop:
    """What the service talks to."""

    authority: Authority
    teams: LoopbackConnector


@contextmanager
def backdrop() -> Iterator[Backdrop]:
    """Start both; they end with the block."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    authority, teams = Authority(), LoopbackConnector()
    asyncio.run_coroutine_threadsafe(authority.__aenter__(), loop).result()
    asyncio.run_coroutine_threadsafe(teams.__aenter__(), loop).result()
    try:
        yield Backdrop(authority, teams)
    finally:
        asyncio.run_coroutine_threadsafe(teams.__aexit__(), loop).result()
        asyncio.run_coroutine_threadsafe(authority.__aexit__(), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
