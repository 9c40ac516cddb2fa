"""The soak, in short: a planning day on three processes, of which one and another is killed."""

from __future__ import annotations

from benchmarks.soak import Size, report, soak
from tests.support.machines.databases import Postgres


async def test_nothing_acknowledged_is_lost_while_processes_are_killed(postgres: Postgres) -> None:
    url = postgres.fresh()

    found = await soak(Size(seconds=20, schools=3, people=8, kill_every=8), url)

    assert found["processes killed"][0]
    assert report(found) == 0, found
    postgres.drop(url)
