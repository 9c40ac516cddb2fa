"""Fresh databases for each example of a state machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fuzz.machine import Fresh, copies_of
from tests.support.machines.databases import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh(request: pytest.FixtureRequest) -> Iterator[Fresh]:
    if request.param == "sqlite":
        yield copies_of(request.getfixturevalue("sqlite_template"))
        return
    server: Postgres = request.getfixturevalue("postgres")
    template, made = request.getfixturevalue("postgres_template"), list[str]()

    def new(_folder: object) -> str:
        made.append(server.fresh(template))
        return made[-1]

    yield new
    for url in made:
        server.drop(url)
