"""An ``aiosqlite`` connection that goes to its thread only for what may wait.

SQLite is a library, not a server: a statement inside a transaction is some microseconds of work on pages that lie in
memory. ``aiosqlite`` hands each of its four steps (cursor, execute, fetch, close) to a thread and waits for the answer,
which costs more than the step and, while the loop is busy, up to a thread switch's five milliseconds each time. What
may really wait goes to the thread here as well: opening the file, COMMIT with its fsync, waiting for the write lock
while another process has it, and closing.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from time import monotonic, sleep
from types import TracebackType
from typing import Any, Self, TypeVar

import aiosqlite

R = TypeVar("R")
PATIENCE_S = 5.0  # for how long opening waits for a process that has the file to itself


class NearCursor:
    """A cursor whose steps run where they are asked for."""

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._cursor = raw.cursor()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._cursor.close()

    @property
    def description(self) -> Any:
        """The columns of the result, or None."""
        return self._cursor.description

    @property
    def rowcount(self) -> int:
        """How many rows the statement touched."""
        return self._cursor.rowcount

    @property
    def lastrowid(self) -> int | None:
        """The row that was inserted last."""
        return self._cursor.lastrowid

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Self:
        """Run a statement."""
        self._cursor.execute(sql, parameters)
        return self

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> Self:
        """Run a statement for each of several values."""
        self._cursor.executemany(sql, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        """All rows."""
        return self._cursor.fetchall()

    async def close(self) -> None:
        """Done."""
        self._cursor.close()


class NearConnection(aiosqlite.Connection):
    """See the module's first lines."""

    @property
    def raw(self) -> sqlite3.Connection:
        """The connection of the standard library."""
        return self._conn

    async def far(self, step: Callable[[], R]) -> R:
        """Run a step in the connection's thread, to its end: one who is cancelled waits for it all the same."""
        future: asyncio.Future[R] = asyncio.get_running_loop().create_future()
        self._tx.put_nowait((future, step))
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError:
            while not future.done():
                with suppress(asyncio.CancelledError):
                    await asyncio.wait({future})
            raise

    def cursor(self) -> Any:
        """A cursor; unlike its parent's it is there at once."""
        return NearCursor(self.raw)

    async def commit(self) -> None:
        """Keep the transaction: an fsync."""
        await self.far(self.raw.commit)

    async def rollback(self) -> None:
        """Give up what was not committed: nothing that waits."""
        self.raw.rollback()


def _say(raw: sqlite3.Connection, pragma: str) -> None:
    """Say a pragma, again while another process has the file: SQLite does not wait where the journal is changed."""
    until = monotonic() + PATIENCE_S
    while True:
        try:
            raw.execute(pragma).close()
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or monotonic() > until:
                raise
        sleep(0.005)  # in the connection's thread


async def connect(path: str, pragmas: Sequence[str]) -> NearConnection:
    """Open a file and say how it is to be treated. Transactions are begun by us, not by the driver's guess."""

    def opened() -> sqlite3.Connection:
        raw = sqlite3.connect(path, isolation_level=None, check_same_thread=False, cached_statements=256)
        for pragma in pragmas:
            _say(raw, pragma)
        return raw

    connection = NearConnection(opened, 64)
    connection._thread.daemon = True  # as SQLAlchemy does: a connection that nobody closed does not hold the exit up
    await connection
    return connection
