"""The ways for a unit to have a transaction: one of its own, or its part of one that several units share."""

from __future__ import annotations

from typing import Protocol

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from store.database.sqlite_driver import NearConnection
from store.database.sqlite_readers import Readers
from store.database.sqlite_writer import SharedWriter
from store.database.statements import PlainStatements, Statements


class Transaction(Protocol):
    """What a unit asks of its transaction."""

    async def begin(self) -> Statements:
        """To run statements with, inside a transaction."""
        ...

    async def keep(self) -> None:
        """Commit; what follows needs a new ``begin``."""
        ...

    async def leave(self) -> None:
        """Roll back what was begun and not kept, and give the connection back."""
        ...


class OwnTransaction:
    """A connection from SQLAlchemy's pool: PostgreSQL."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None

    async def begin(self) -> Statements:
        """A connection; SQLAlchemy begins with the first statement."""
        if self._connection is None:
            self._connection = await self._engine.connect()
        return PlainStatements(self._connection)

    async def keep(self) -> None:
        """Commit."""
        if self._connection is not None:
            await self._connection.commit()

    async def leave(self) -> None:
        """Roll back what is open, and give the connection back."""
        if self._connection is not None:
            await self._connection.close()
            self._connection = None


class SharedTransaction:
    """A writing unit's part of what the units of an SQLite file's process share."""

    def __init__(self, writer: SharedWriter) -> None:
        self._writer = writer
        self._open = False

    async def begin(self) -> Statements:
        """Wait for the turn."""
        statements = await self._writer.begin()
        self._open = True
        return statements

    async def keep(self) -> None:
        """Be on the disk with the others."""
        if self._open:
            self._open = False
            await self._writer.keep()

    async def leave(self) -> None:
        """Take back what was not kept."""
        if self._open:
            self._open = False
            self._writer.drop()


class ReadTransaction:
    """A reading unit's view of an SQLite file: one moment of it, whatever is written meanwhile."""

    def __init__(self, readers: Readers) -> None:
        self._readers = readers
        self._driver: NearConnection | None = None

    async def begin(self) -> Statements:
        """A connection that nobody uses, or a new one."""
        if self._driver is None:
            self._driver = await self._readers.take()
        return self._readers.statements(self._driver)

    async def keep(self) -> None:
        """There is nothing to keep."""

    async def leave(self) -> None:
        """Give the connection back."""
        if self._driver is not None:
            driver, self._driver = self._driver, None
            await self._readers.give_back(driver)
