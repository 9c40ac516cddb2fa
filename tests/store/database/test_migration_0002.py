"""The second migration on a database that is in use: nothing that a school has is lost, up and down again."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, inspect, text

from store.database.engine import open_database
from store.database.migrate import downgrade, upgrade

FIRST = (
    "INSERT INTO schools (id, tenant_id, team_id, channel_id, language, zone, bound_to)"
    " VALUES ('s', 't', 'team', 'team', 'nb', 'Europe/Oslo', '')",
    "INSERT INTO meetings (id, school_id, characteristic_id, state, created_by, created_at, minutes, form, indicators,"
    " questions, catalogue_version, sequence) VALUES"
    " ('m', 's', '1.4', 'running', 'p', '2026-11-24 13:00:00', 90, 'igp90', '[]', '[]', 1, 0)",
    "INSERT INTO rounds (id, meeting_id, number, state, mode, opened_at)"
    " VALUES ('r', 'm', 1, 'open', 'secret', '2026-11-24 13:00:00')",
    "INSERT INTO figures (school_id, indicator_id, year, value, answers, source)"
    " VALUES ('s', 'P1', 2025, 3.25, 40, 'x'), ('s', 'P2', 2025, 4.75, 3, 'x')",
)


async def run(url: str, *statements: str) -> list[tuple[Any, ...]]:
    """Run statements; the rows of the last one."""
    database = open_database(url)
    async with database.engine.begin() as connection:
        for statement in statements:
            result = await connection.execute(text(statement))
        rows = [tuple(row) for row in result] if result.returns_rows else []
    await database.close()
    return rows


async def keys_of(url: str) -> list[str]:
    def read(connection: Connection) -> list[str]:
        return list(inspect(connection).get_pk_constraint("figures")["constrained_columns"])

    database = open_database(url)
    async with database.engine.connect() as connection:
        found = await connection.run_sync(read)
    await database.close()
    return found


async def test_figures_meetings_and_their_rounds_survive_going_up_and_down(empty_url: str) -> None:
    await upgrade(empty_url, "0001")
    await run(empty_url, *FIRST)
    await upgrade(empty_url, "0002")
    assert await keys_of(empty_url) == ["school_id", "indicator_id", "year", "scope"]
    kept = await run(
        empty_url, "SELECT indicator_id, year, scope, value, answers, source, derived FROM figures ORDER BY 1"
    )
    assert kept == [("P1", 2025, "school", 3.25, 40, "x", False), ("P2", 2025, "school", 0.0, 0, "x", False)]
    assert await run(empty_url, "SELECT chart, eyes, picture, vote_at FROM meetings") == [("trend", "", "", None)]
    await run(
        empty_url, "INSERT INTO figures (school_id, indicator_id, year, scope, value) VALUES ('s','P1',2025,'group',9)"
    )
    await downgrade(empty_url, "0001")
    assert await keys_of(empty_url) == ["school_id", "indicator_id", "year"]
    assert await run(empty_url, "SELECT indicator_id, year, value, answers FROM figures WHERE answers > 0") == [
        ("P1", 2025, 3.25, 40)
    ]
    assert await run(empty_url, "SELECT id FROM rounds") == [("r",)]
    await upgrade(empty_url)
    assert await run(empty_url, "SELECT scope, value FROM figures WHERE answers > 0") == [("school", 3.25)]
    assert await run(empty_url, "SELECT id FROM meetings") == [("m",)]
