"""The database: how connections are made and what is asked of them.

SQLite: one connection writes, a few read. A write unit takes the file's write lock when it begins (BEGIN IMMEDIATE), so
that it never finds out halfway that somebody else was first; the pool of one makes writers of this process wait their
turn without turning to the lock. PostgreSQL: one pool for both.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from domain.errors import Conflict

BUSY_MS = 10_000  # how long SQLite waits for another process that writes
TRY_AGAIN = {"40001", "40P01", "55P03"}  # PostgreSQL: serialization failure, deadlock, lock not available

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a vote that was acknowledged survives a power cut
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten with zeros
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA temp_store=MEMORY",  # nothing of a sort or a join on the disk
)


@dataclass(frozen=True, slots=True)
class Database:
    """An open database. ``writer`` and ``reader`` are the same on PostgreSQL."""

    url: URL
    writer: AsyncEngine
    reader: AsyncEngine

    @property
    def on_sqlite(self) -> bool:
        """Whether this is SQLite."""
        return self.writer.dialect.name == "sqlite"

    async def ping(self) -> None:
        """Raise what is wrong where the database does not answer."""
        async with self.reader.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Close all connections."""
        await self.reader.dispose()
        if self.writer is not self.reader:
            await self.writer.dispose()


def open_database(url: str | URL) -> Database:
    """Open the database of a URL (sqlite+aiosqlite:///… or postgresql+asyncpg://…). Nothing connects yet."""
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url)
    if url.drivername != "postgresql+asyncpg":
        raise ValueError(f"no such kind of database here: {url.drivername}")
    settings = {"application_name": "samklang", "jit": "off", "idle_in_transaction_session_timeout": "60000"}
    engine = create_async_engine(
        url,
        pool_size=8,
        max_overflow=8,
        pool_pre_ping=True,  # the server may have been restarted; the first vote after that must not be lost
        hide_parameters=True,  # what was being written is in no log and no traceback
        connect_args={"server_settings": settings},
    )
    event.listen(engine.sync_engine, "handle_error", _translate)
    return Database(url, engine, engine)


def _sqlite(url: URL) -> Database:
    if url.drivername != "sqlite+aiosqlite" or not url.database or url.database == ":memory:":
        raise ValueError("SQLite is opened as sqlite+aiosqlite:///a-file")
    # At level DEBUG this library writes every statement with its values.
    logging.getLogger("aiosqlite").setLevel(logging.INFO)
    writer = create_async_engine(url, pool_size=1, max_overflow=0, pool_reset_on_return=None, hide_parameters=True)
    reader = create_async_engine(url, pool_size=4, max_overflow=4, pool_reset_on_return=None, hide_parameters=True)
    for engine, begin in ((writer, "BEGIN IMMEDIATE"), (reader, "BEGIN")):
        event.listen(engine.sync_engine, "connect", _prepare)
        event.listen(engine.sync_engine, "begin", _beginner(begin))
    return Database(url, writer, reader)


def _prepare(connection: DBAPIConnection, _record: object) -> None:
    """Settings of a new SQLite connection; transactions are begun by us, not by the driver's guess."""
    raw: Any = connection
    raw.isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _beginner(statement: str) -> Any:
    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(statement)

    return begin


def _translate(context: ExceptionContext) -> None:
    """Where PostgreSQL gave up a transaction for another's sake, the caller may load and decide again."""
    code = getattr(context.original_exception, "sqlstate", None)
    if code in TRY_AGAIN:
        context.chained_exception = Conflict(f"the database gave way to somebody else ({code})")
