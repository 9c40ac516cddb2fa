"""Bringing a database to the newest schema. Alembic is imported only where there is something to do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from store.database.engine import Database, open_database

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0014"  # the newest revision; a test holds it against the files
_HERE = Path(__file__).parents[1] / "migrations"
_LOCK = 7_021_974  # any number, the same in every process


async def is_current(database: Database) -> bool:
    """Whether the schema is the one that this program was written for."""
    return await current(database) == HEAD


async def current(database: Database) -> str | None:
    """The revision that the database is at, or None for an empty one."""
    try:
        async with database.engine.connect() as connection:
            row = (await connection.execute(text("SELECT version_num FROM alembic_version"))).first()
    except DBAPIError as error:
        if _no_such_table(error):
            return None
        raise
    return None if row is None else str(row[0])


async def upgrade(url: str, revision: str = "head") -> None:
    """Bring the database of this URL to a revision, the newest unless told."""
    database = open_database(url)
    try:
        if revision == "head" and await is_current(database):
            return
        await _run(database, "upgrade", revision)
    finally:
        await database.close()


async def downgrade(url: str, revision: str = "base") -> None:
    """Bring the database of this URL back to a revision. What a later schema kept is lost."""
    database = open_database(url)
    try:
        await _run(database, "downgrade", revision)
    finally:
        await database.close()


def config(connection: Connection | None = None) -> Config:
    """Alembic's configuration, made here instead of read from a file."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    made.attributes["connection"] = connection
    return made


async def _run(database: Database, command: str, revision: str) -> None:
    def run(connection: Connection) -> None:
        from alembic import command as commands

        if connection.dialect.name == "postgresql":
            # Several processes may start at once: one migrates, the others wait and then find it done.
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        getattr(commands, command)(config(connection), revision)

    # SQLite: the write lock from the start, so that the second of two processes waits and then finds it done.
    async with database.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
        await connection.run_sync(run)


def _no_such_table(error: DBAPIError) -> bool:
    return getattr(error.orig, "sqlstate", None) == "42P01" or "no such table" in str(error.orig)
