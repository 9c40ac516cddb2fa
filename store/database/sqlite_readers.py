"""Connections that read an SQLite file, kept for the next one to read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Dialect

from store.database.sqlite_driver import NearConnection
from store.database.sqlite_writer import Opener
from store.database.statements import Compiled, NearStatements, Statements

MOST_KEPT = 4


class Readers:
    """A few open connections. More are opened where more read at once, and closed again."""

    def __init__(self, open_: Opener, dialect: Dialect, known: dict[Any, Compiled]) -> None:
        self._open = open_
        self._dialect = dialect
        self._known = known
        self._idle: list[NearConnection] = []
        self._closed = False
        self.out = 0  # connections that somebody reads with

    async def take(self) -> NearConnection:
        """A connection inside a transaction."""
        driver = self._idle.pop() if self._idle else await self._open()
        driver.raw.execute("BEGIN")
        self.out += 1
        return driver

    def statements(self, driver: NearConnection) -> Statements:
        """To read with."""
        return NearStatements(driver, self._dialect, self._known)

    async def give_back(self, driver: NearConnection) -> None:
        """End the transaction and keep the connection, or close it where there are enough."""
        self.out -= 1
        driver.raw.rollback()
        if self._closed or len(self._idle) >= MOST_KEPT:
            await driver.close()
        else:
            self._idle.append(driver)

    async def close(self) -> None:
        """Close them all; what is still out is closed when it comes back."""
        self._closed = True
        while self._idle:
            await self._idle.pop().close()
