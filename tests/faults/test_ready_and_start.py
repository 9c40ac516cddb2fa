"""Whether we are ready, told truly; and a start on a database that cannot be served from: one line, and status 2."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from store.database.engine import Database, open_database
from store.database.health import AWAY, DAMAGED, FULL, trouble
from tests.house.tree import ROOT
from tests.support.machines.databases import Postgres
from tests.support.machines.edge import environment
from tests.support.playing.world import a_world


async def sql(url: str, statement: str) -> None:
    database = open_database(url)
    try:
        async with database.engine.begin() as connection:
            await connection.execute(text(statement))
    finally:
        await database.close()


def path_of(url: str) -> Path:
    return Path(make_url(url).database or "")


def damage(url: str) -> None:
    path_of(url).write_bytes(b"not what it was" * 400)


async def ready(url: str, harm: Callable[[], object] | None = None, statement: str = "") -> tuple[int, str]:
    """What a running service says of itself after the harm was done."""
    async with a_world(url) as world:
        async with world.session.get(f"{world.origin}/readyz") as response:
            assert (response.status, await response.text()) == (200, "ready\n")
        if statement:
            await sql(url, statement)
        if harm:
            harm()
        async with world.session.get(f"{world.origin}/readyz") as response:
            return response.status, await response.text()


@pytest.mark.parametrize(("revision", "says"), [("0001", "python app.py migrate"), ("9001", "newer")])
async def test_another_schema_is_told_with_what_to_do(database_url: str, revision: str, says: str) -> None:
    status, told = await ready(database_url, statement=f"UPDATE alembic_version SET version_num = '{revision}'")
    assert status == 503
    assert revision in told
    assert says in told


async def test_a_full_disk_is_told_and_that_there_is_room_again(database: Database) -> None:
    assert await trouble(database) == ""
    if database.shared:
        driver = await database.shared._opened()

        def full(most: int) -> None:
            driver.raw.execute(f"PRAGMA max_page_count={most}")

        async with database.engine.begin() as connection:
            await connection.execute(text("CREATE TABLE large (words TEXT)"))
            await connection.execute(text("CREATE TRIGGER grows AFTER UPDATE ON alembic_version BEGIN"
                                          " INSERT INTO large VALUES (hex(zeroblob(100000))); END"))  # fmt: skip
        full(1)
        assert await trouble(database) == FULL
        full(1 << 30)
    else:
        async with database.engine.begin() as connection:
            await connection.execute(text("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                                          " $$ BEGIN RAISE SQLSTATE '53100'; END $$"))  # fmt: skip
            await connection.execute(text("CREATE TRIGGER full_disk BEFORE UPDATE ON alembic_version"
                                          " FOR EACH ROW EXECUTE FUNCTION full_disk()"))  # fmt: skip
        assert await trouble(database) == FULL
        async with database.engine.begin() as connection:
            await connection.execute(text("DROP TRIGGER full_disk ON alembic_version"))
    assert await trouble(database) == ""


async def test_a_damaged_file_is_told(sqlite_url: str) -> None:
    damage(sqlite_url)
    database = open_database(sqlite_url)
    assert await trouble(database) == DAMAGED
    await database.close()


async def test_a_server_that_is_away_is_told() -> None:
    database = open_database("postgresql+asyncpg://nobody@127.0.0.1:1/nothing")
    assert await trouble(database) == AWAY
    await database.close()


def started(url: str) -> tuple[int, list[str], str]:
    """Start the service on a database: its status, the lines that it wrote beside its log, and all of it."""
    env = {**os.environ, **environment(SAMKLANG_DATABASE_URL=url, PORT="0")}
    run = subprocess.run([sys.executable, "app.py"], cwd=ROOT, env=env, capture_output=True, text=True, timeout=120)
    return run.returncode, [line for line in run.stderr.splitlines() if line.startswith("The ")], run.stderr


async def test_a_start_on_a_newer_database_is_one_line(database_url: str) -> None:
    await sql(database_url, "UPDATE alembic_version SET version_num = '9001'")
    status, lines, written = await asyncio.to_thread(started, database_url)
    assert (status, len(lines)) == (2, 1), written
    assert "newer" in lines[0]
    assert "Traceback" not in written


async def test_a_start_on_a_damaged_file_is_one_line(sqlite_url: str) -> None:
    damage(sqlite_url)
    status, lines, written = await asyncio.to_thread(started, sqlite_url)
    assert (status, lines) == (2, [DAMAGED]), written
    assert "Traceback" not in written


async def test_a_start_on_a_damaged_server_database_is_one_line(postgres: Postgres, postgres_template: str) -> None:
    url = postgres.fresh(postgres_template)
    await sql(url, "DROP TABLE alembic_version")
    status, lines, written = await asyncio.to_thread(started, url)
    assert (status, len(lines)) == (2, 1), written
    assert "python app.py migrate" in lines[0]
    assert "Traceback" not in written
    postgres.drop(url)
