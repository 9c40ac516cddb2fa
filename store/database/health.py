"""Whether the database can be read and written and has our schema; where not, what is wrong and what to do about it."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Column, MetaData, String, Table, update
from sqlalchemy.exc import DBAPIError

from store.database import migrate
from store.database.engine import Database, open_database

_version = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))
_TOUCH = update(_version).values(version_num=_version.c.version_num)

RESTORE = "restore a backup with `python app.py restore FILE`"
DAMAGED = f"The database is damaged: {RESTORE}."
FULL = "The disk of the database is full: make room. Nothing that was confirmed is lost."
AWAY = "The database does not answer: see that it runs and that the address is right."
LOCKED = "Somebody else holds the database locked: let them finish, or stop them."


async def trouble(database: Database, *, write: bool = True) -> str:
    """What is wrong in one sentence, "" for nothing. ``write``: that it can be written to is tried, too."""
    try:
        wrong = schema_trouble(await migrate.current(database))
        if not wrong and write:
            await _touch(database)
        return wrong
    except (DBAPIError, sqlite3.Error, OSError) as error:
        return in_words(error)


async def unfit(url: str) -> str:
    """Why the database of this URL cannot be served from, "" for nothing: an older SQLite file is brought up."""
    database = open_database(url)
    try:
        revision = await migrate.current(database)
        older = revision is None or revision < migrate.HEAD
        return "" if older and database.on_sqlite else schema_trouble(revision)
    except (DBAPIError, sqlite3.Error, OSError) as error:
        return in_words(error)
    finally:
        await database.close()


def schema_trouble(revision: str | None) -> str:
    """What is wrong with a schema at this revision; "" for nothing."""
    if revision == migrate.HEAD:
        return ""
    if revision is None:
        return "The database is empty: run `python app.py migrate`."
    if revision < migrate.HEAD:
        return f"The database has schema {revision} and this program needs {migrate.HEAD}: run `python app.py migrate`."
    return (
        f"The database has schema {revision}, newer than the {migrate.HEAD} of this program:"
        f" start the program that made it, or {RESTORE}."
    )


def in_words(error: Exception) -> str:
    """What a database's or a system's refusal means."""
    cause = getattr(error, "orig", None) or error
    said = str(cause).lower()
    if getattr(cause, "sqlstate", "") == "53100" or "full" in said or "disk i/o" in said or "too large" in said:
        return FULL
    if "malformed" in said or "not a database" in said or str(getattr(cause, "sqlstate", "") or "").startswith("XX"):
        return DAMAGED
    return LOCKED if "locked" in said or getattr(cause, "sqlstate", "") == "55P03" else AWAY


async def _touch(database: Database) -> None:
    """Commit something that changes nothing, in its turn among those who write."""
    transaction = database.transaction(write=True)
    try:
        await (await transaction.begin()).run(_TOUCH, {})
        await transaction.keep()
    finally:
        await transaction.leave()
