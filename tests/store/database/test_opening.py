"""Opening an SQLite file that another process has just then."""

from __future__ import annotations

import asyncio
import sqlite3
from pathlib import Path

from store.database.engine import PRAGMAS
from store.database.sqlite_driver import connect


async def test_a_file_that_another_is_writing_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE first (x)")
    other.execute("BEGIN IMMEDIATE")
    other.execute("INSERT INTO first VALUES (1)")
    asyncio.get_running_loop().call_later(0.05, other.execute, "COMMIT")
    connection = await connect(str(path), PRAGMAS)
    assert connection.raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    await connection.close()
    other.close()
