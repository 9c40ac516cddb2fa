"""The database goes away and comes back, or is locked: people are told so, their buttons stay, and it works again."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

from sqlalchemy import make_url

from tests.support.machines.databases import Postgres
from tests.support.playing.world import a_world


async def test_a_server_that_goes_away_and_comes_back(postgres: Postgres, postgres_template: str) -> None:
    url = postgres.fresh(postgres_template)
    name = make_url(url).database
    async with a_world(url) as world:
        solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
        ingrid = solvik["Ingrid"]
        await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
        await asyncio.to_thread(postgres.sql, f"ALTER DATABASE {name} ALLOW_CONNECTIONS false;")
        away = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}';"
        await asyncio.to_thread(postgres.sql, away)
        async with world.session.get(f"{world.origin}/readyz") as response:
            assert response.status == 503
            assert "does not answer" in await response.text()
        status, _ = await world.post(ingrid._activity("message", ingrid._personal(), text="møter"), settle=False)
        assert status < 300
        assert "prøv igjen" in ingrid.personal_text()  # in their language, with a code
        await asyncio.to_thread(postgres.sql, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true;")
        async with world.session.get(f"{world.origin}/readyz") as response:
            assert response.status == 200
        await ingrid.presses("Send innkalling")  # the button is where it was
        assert "1.4" in solvik.channel_text()
    postgres.drop(url)


async def test_a_file_that_somebody_else_holds_locked(sqlite_url: str) -> None:
    async with a_world(sqlite_url) as world:
        solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
        ingrid = solvik["Ingrid"]
        await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
        path = make_url(sqlite_url).database or ""
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            async with world.session.get(f"{world.origin}/readyz") as response:
                assert response.status == 503
            pressed = asyncio.create_task(ingrid.presses("Send innkalling"))
            await asyncio.sleep(0)
            other.execute("ROLLBACK")
        await pressed  # it waited, and was done
        assert "1.4" in solvik.channel_text()
