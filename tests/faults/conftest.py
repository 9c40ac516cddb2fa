"""What every test of faults may ask for."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import make_url

from tests.faults.doomed import Dooms, dooms
from tests.support.machines.databases import Postgres

Copy = Callable[[], str]


@pytest.fixture(scope="module")
def doomed() -> Iterator[Dooms]:
    """Services that die when they are told."""
    with dooms() as running:
        yield running


@pytest.fixture
def copy(request: pytest.FixtureRequest, database_url: str) -> Iterator[Copy]:
    """Makes a copy of the database, which nobody has open, and returns its address."""
    url = make_url(database_url)
    made: list[str] = []

    def copied() -> str:
        if url.get_backend_name() == "sqlite":
            assert url.database is not None
            made.append(f"{url.database}.{len(made)}")
            shutil.copyfile(url.database, made[-1])
            return f"sqlite+aiosqlite:///{made[-1]}"
        server: Postgres = request.getfixturevalue("postgres")
        made.append(server.fresh(str(url.database)))
        return made[-1]

    yield copied
    if url.get_backend_name() != "sqlite":
        for one in made:
            request.getfixturevalue("postgres").drop(one)
