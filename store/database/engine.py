"""The database: how connections are made and what is asked of them.

SQLite: one connection writes, a few read. Writing takes the file's write lock from the start (BEGIN IMMEDIATE), so that
nobody finds out halfway that somebody else was first; how units share it is in ``store/database/sqlite_writer.py``.
PostgreSQL: one pool for both.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import partial
from typing import Any

from sqlalchemy import URL, Connection, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection, ExceptionContext
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import QueuePool

from domain.errors import Conflict
from store.database.sqlite_driver import connect, say
from store.database.sqlite_readers import Readers
from store.database.sqlite_writer import BUSY_MS, SharedWriter
from store.database.statements import Compiled
from store.database.transactions import OwnTransaction, ReadTransaction, SharedTransaction, Transaction

TRY_AGAIN = {"40001", "40P01", "55P03"}  # PostgreSQL: serialization failure, deadlock, lock not available

PRAGMAS = (
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA journal_mode=WAL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten with zeros
    "PRAGMA temp_store=MEMORY",  # nothing of a sort or a join on the disk
)
DURABLE = "PRAGMA synchronous=FULL"  # a vote that was acknowledged survives a power cut
FLEETING = "PRAGMA synchronous=OFF"  # survives the end of the process, not of the machine


@dataclass(frozen=True, slots=True)
class Database:
    """An open database.

    ``engine`` serves PostgreSQL's units, and on both whoever needs a plain transaction (migrations). ``shared`` and
    ``readers`` serve the units of SQLite.
    """

    url: URL
    engine: AsyncEngine
    shared: SharedWriter | None = None
    readers: Readers | None = None

    @property
    def on_sqlite(self) -> bool:
        """Whether this is SQLite."""
        return self.shared is not None

    def transaction(self, *, write: bool) -> Transaction:
        """What a unit of work works in."""
        if self.shared and write:
            return SharedTransaction(self.shared)
        return ReadTransaction(self.readers) if self.readers else OwnTransaction(self.engine)

    def in_use(self) -> int:
        """How many connections units of work have taken: of the pool; on SQLite to read, and to write."""
        if self.shared and self.readers:
            return self.readers.out + self.shared.turn.locked()
        pool = self.engine.sync_engine.pool
        return pool.checkedout() if isinstance(pool, QueuePool) else 0

    async def ping(self) -> None:
        """Raise what is wrong where the database does not answer."""
        async with self.engine.connect() as connection:
            await connection.execute(text("SELECT 1"))

    async def close(self) -> None:
        """Close all connections."""
        if self.shared:
            await self.shared.close()
        if self.readers:
            await self.readers.close()
        await self.engine.dispose()


def open_database(url: str | URL, *, durable: bool = True) -> Database:
    """Open the database of a URL (sqlite+aiosqlite:///… or postgresql+asyncpg://…). Nothing connects yet.

    On SQLite a commit waits for the disk unless ``durable`` is False; PostgreSQL does as its server is set.
    """
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, (*PRAGMAS, DURABLE if durable else FLEETING))
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
    return Database(url, engine)


def _sqlite(url: URL, pragmas: tuple[str, ...]) -> Database:
    if url.drivername != "sqlite+aiosqlite" or not url.database or url.database == ":memory:":
        raise ValueError("SQLite is opened as sqlite+aiosqlite:///a-file")
    # At level DEBUG this library writes every statement with its values.
    logging.getLogger("aiosqlite").setLevel(logging.INFO)
    opener = partial(connect, url.database, pragmas)
    # The writer looks whether the lock is free before it waits for it.
    at_once = partial(connect, url.database, (*pragmas, "PRAGMA busy_timeout=0"))
    engine = create_async_engine(url, connect_args={"isolation_level": None}, hide_parameters=True)

    def treated(connection: DBAPIConnection, _record: object) -> None:
        for pragma in pragmas:
            say(connection.cursor().execute, pragma)

    event.listen(engine.sync_engine, "connect", treated)
    event.listen(engine.sync_engine, "begin", _begin)
    known: dict[Any, Compiled] = {}
    dialect = engine.dialect
    return Database(url, engine, SharedWriter(at_once, dialect, known), Readers(opener, dialect, known))


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(connection.get_execution_options().get("begin", "BEGIN"))


def _translate(context: ExceptionContext) -> None:
    """Where PostgreSQL gave up a transaction for another's sake, the caller may load and decide again."""
    code = getattr(context.original_exception, "sqlstate", None)
    if code in TRY_AGAIN:
        context.chained_exception = Conflict(f"the database gave way to somebody else ({code})")
