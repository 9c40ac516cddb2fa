"""What a server's settings leave behind is told, in words an administrator can act on."""

from __future__ import annotations

from store.database.engine import open_database
from store.database.write_ahead_log import lines, what_to_set
from tests.support.machines.databases import Postgres

SAFE = {"wal_recycle": "off", "archive_mode": "off", "log_statement": "none", "log_min_duration_statement": "-1"}


async def test_a_server_with_default_settings_is_told_what_to_set(postgres: Postgres, postgres_template: str) -> None:
    database = open_database(postgres.fresh(postgres_template))
    async with database.engine.connect() as connection:
        recycles = (await connection.exec_driver_sql("SHOW wal_recycle")).scalar()
    found = await what_to_set(database)
    await database.close()
    assert any("wal_recycle" in line for line in found) is (recycles == "on")


async def test_sqlite_has_nothing_to_set(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    assert await what_to_set(database) == []
    await database.close()


def test_each_setting_has_its_line_and_a_safe_server_has_none() -> None:
    assert lines(SAFE) == []
    assert "wal_recycle = off" in lines(SAFE | {"wal_recycle": "on"})[0]
    assert "archive" in lines(SAFE | {"archive_mode": "always"})[0]
    assert "log_parameter_max_length = 0" in lines(SAFE | {"log_statement": "all"})[0]
    assert lines(SAFE | {"log_min_duration_statement": "0", "log_parameter_max_length": "0"}) == []
    assert "pg_switch_wal" in lines(SAFE, may_switch=False)[0]
    assert "pg_checkpoint" in lines(SAFE, may_check=False)[0]
