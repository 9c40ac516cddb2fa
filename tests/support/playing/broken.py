"""A database that has lost a table for a while."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from sqlalchemy import text

from store.database.engine import open_database


@asynccontextmanager
async def broken(settings: Mapping[str, str], table: str) -> AsyncIterator[None]:
    """Take the table out of the service's database, and put it back."""
    database = open_database(settings["SAMKLANG_DATABASE_URL"])
    try:
        async with database.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            await connection.execute(text(f"ALTER TABLE {table} RENAME TO lost"))
        yield
        async with database.engine.execution_options(begin="BEGIN IMMEDIATE").begin() as connection:
            await connection.execute(text(f"ALTER TABLE lost RENAME TO {table}"))
    finally:
        await database.engine.dispose()
