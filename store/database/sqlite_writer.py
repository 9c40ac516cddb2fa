"""The write units of a process on one SQLite file share a connection and their commits.

Each has its turn at the one writing connection, alone, inside a
savepoint; when it commits it lets the next one have the turn and queues up once more behind those who wait already.
Whoever comes first writes the whole group to the disk with one COMMIT, and only then does any of them know that it has
committed. A unit that fails takes its savepoint back and nobody else's. So ten messages that arrive together cost one
fsync, not ten.

A unit sees what those before it in the group have kept, before it is on the disk. If the disk then refuses, all who
committed are told; a unit that only looked, and did not commit, is not.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import Dialect

from domain.errors import Conflict
from store.database.sqlite_driver import NearConnection
from store.database.statements import Compiled, NearStatements, Statements

TURN_SECONDS = 30.0  # a unit that waits longer than this is most likely inside another one
BUSY_MS = 10_000  # how long to wait while another process writes

Opener = Callable[[], Awaitable[NearConnection]]


class Group:
    """Units whose work lies in the open transaction: written together, or lost together and told so."""

    def __init__(self) -> None:
        self.size = 0
        self.done = False
        self.error: Exception | None = None

    def fail(self, error: Exception) -> None:
        """What was kept so far is not on the disk and never will be."""
        self.done, self.error = True, error


class SharedWriter:
    """The one writing connection of an SQLite file in this process."""

    def __init__(self, open_: Opener, dialect: Dialect, known: dict[Any, Compiled]) -> None:
        self._open = open_
        self._dialect = dialect
        self._known = known
        self._driver: NearConnection | None = None
        self._group = Group()
        self.turn = asyncio.Lock()

    async def begin(self) -> Statements:
        """Wait for the turn and begin: the group's transaction where there is none, and this unit's part of it."""
        async with asyncio.timeout(TURN_SECONDS):
            await self.turn.acquire()
        try:
            driver = await self._opened()
            if not driver.raw.in_transaction:
                await self._begin(driver)
            driver.raw.execute("SAVEPOINT unit")
        except BaseException as error:
            self._tidy(error)
            self.turn.release()
            raise
        return NearStatements(driver, self._dialect, self._known)

    async def keep(self) -> None:
        """Let the unit's part be kept, and come back when it is on the disk."""
        driver = await self._opened()
        group = self._group
        try:
            driver.raw.execute("RELEASE unit")
            group.size += 1
        except sqlite3.Error as error:
            self._tidy(error)
            raise
        finally:
            self.turn.release()
        async with self.turn:
            if not group.done:
                await self._flush(driver, group)
        if group.error is not None:
            raise group.error

    def drop(self) -> None:
        """Take the unit's part back."""
        raw = self._driver.raw if self._driver else None
        try:
            if raw is not None and raw.in_transaction:
                raw.execute("ROLLBACK TO unit")
                raw.execute("RELEASE unit")
        finally:
            self._tidy(None)
            self.turn.release()

    async def checkpoint(self, patience_ms: int) -> bool:
        """Carry the log over into the file and cut it to nothing; False where somebody reads."""

        def cut() -> bool:
            raw.execute(f"PRAGMA busy_timeout={patience_ms}").close()
            try:
                return not raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                raw.execute("PRAGMA busy_timeout=0").close()

        async with self.turn:
            driver = await self._opened()
            raw = driver.raw
            if raw.in_transaction:
                await self._flush(driver, self._group)
            return await driver.far(cut)

    async def close(self) -> None:
        """Close the connection."""
        if self._driver is not None:
            await self._driver.close()
            self._driver = None

    async def _opened(self) -> NearConnection:
        if self._driver is None:
            self._driver = await self._open()
        return self._driver

    async def _begin(self, driver: NearConnection) -> None:
        """Take the file's write lock: at once, or in the thread where another process has it."""

        def wait() -> None:
            driver.raw.execute(f"PRAGMA busy_timeout={BUSY_MS}").close()
            try:
                driver.raw.execute("BEGIN IMMEDIATE")
            finally:
                driver.raw.execute("PRAGMA busy_timeout=0").close()

        try:
            driver.raw.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise
            try:
                await driver.far(wait)
            except sqlite3.OperationalError as still:
                raise Conflict("another process keeps the file's write lock") from still

    async def _flush(self, driver: NearConnection, group: Group) -> None:
        """Write the group to the disk. Whatever happens, the next group begins with nothing open."""
        self._group = Group()
        try:
            await driver.far(driver.raw.commit)
        except sqlite3.Error as error:
            group.fail(error)
            driver.raw.rollback()
        else:
            group.done = True

    def _tidy(self, error: BaseException | None) -> None:
        """After a unit without a result: nothing stays open for nobody, and nobody waits for what is lost."""
        raw = self._driver.raw if self._driver else None
        if raw is None or not raw.in_transaction:
            if self._group.size:
                # SQLite itself took everything back (the disk is full, say): those who had kept their part are told.
                lost = sqlite3.OperationalError("the transaction was lost")
                self._group.fail(error if isinstance(error, Exception) else lost)
                self._group = Group()
        elif not self._group.size:
            raw.rollback()
