"""An SQLite connection that goes to its thread only for what may wait.

SQLite is a library, not a server: a statement inside a transaction is some microseconds of work on pages that lie in
memory. Handing it to a thread and waiting for the answer costs more than the statement and, while the loop is busy, up
to a thread switch's five milliseconds each time. What may really wait goes to the thread: opening the file, COMMIT with
its fsync, waiting for the write lock while another process has it, and closing.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import monotonic, sleep
from typing import TypeVar

R = TypeVar("R")
PATIENCE_S = 5.0  # for how long opening waits for a process that has the file to itself
STATEMENTS = 256  # that a connection keeps prepared


class NearConnection:
    """See the module's first lines. ``raw`` is the connection of the standard library."""

    def __init__(self, raw: sqlite3.Connection, thread: ThreadPoolExecutor) -> None:
        self.raw = raw
        self._thread = thread

    async def far(self, step: Callable[[], R]) -> R:
        """Run a step in the connection's thread, to its end: one who is cancelled waits for it all the same."""
        future = asyncio.get_running_loop().run_in_executor(self._thread, step)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            while not future.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait({future})
            raise

    async def close(self) -> None:
        """Close the connection, and end its thread."""
        try:
            await self.far(self.raw.close)
        finally:
            self._thread.shutdown(wait=False)


async def connect(path: str, pragmas: Sequence[str]) -> NearConnection:
    """Open a file and say how it is to be treated. Transactions are begun by us, not by the driver's guess."""

    def opened() -> sqlite3.Connection:
        raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=STATEMENTS)
        try:
            for pragma in pragmas:
                say(raw.execute, pragma)
        except BaseException:  # a file that is none of ours
            raw.close()
            raise
        return raw

    thread = ThreadPoolExecutor(1, thread_name_prefix="sqlite")
    try:
        return NearConnection(await asyncio.get_running_loop().run_in_executor(thread, opened), thread)
    except BaseException:
        thread.shutdown(wait=False)
        raise


def say(execute: Callable[[str], object], pragma: str) -> None:
    """Say a pragma, again while another process has the file: SQLite does not wait where the journal is changed."""
    until = monotonic() + PATIENCE_S
    while True:
        try:
            execute(pragma)
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
        sleep(0.005)  # in the connection's thread, or where the service begins and nobody is served yet
