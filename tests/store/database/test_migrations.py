"""The schema: up, down, up again, the same as the tables say, and known without Alembic."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest
from sqlalchemy import Connection, inspect

from store.database.columns import metadata
from store.database.engine import open_database
from store.database.migrate import HEAD, config, current, downgrade, is_current, upgrade


async def tables_of(url: str) -> set[str]:
    database = open_database(url)
    async with database.engine.connect() as connection:
        names = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    await database.close()
    return set(names)


async def test_a_database_goes_up_and_down_every_step_and_up_again(empty_url: str) -> None:
    from alembic.script import ScriptDirectory

    steps = [script.revision for script in reversed(list(ScriptDirectory.from_config(config()).walk_revisions()))]
    assert steps[-1] == HEAD
    database = open_database(empty_url)
    assert await current(database) is None
    for step in steps:
        await upgrade(empty_url, step)
        await downgrade(empty_url, "-1")
        await upgrade(empty_url, step)
        assert await current(database) == step
    assert await is_current(database)
    await database.close()
    assert await tables_of(empty_url) == {*metadata.tables, "alembic_version"}
    await downgrade(empty_url, "base")
    assert await tables_of(empty_url) == {"alembic_version"}
    await upgrade(empty_url)
    assert await tables_of(empty_url) == {*metadata.tables, "alembic_version"}


async def test_the_tables_are_what_the_migrations_make(database_url: str) -> None:
    def differences(connection: Connection) -> list[object]:
        from alembic.autogenerate import compare_metadata
        from alembic.migration import MigrationContext

        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, metadata))

    database = open_database(database_url)
    async with database.engine.connect() as connection:
        found = await connection.run_sync(differences)
    await database.close()
    assert found == []


async def test_two_processes_that_start_at_once_migrate_once(empty_url: str) -> None:
    await asyncio.gather(upgrade(empty_url), upgrade(empty_url))
    database = open_database(empty_url)
    assert await is_current(database)
    await database.close()


async def test_a_migration_that_fails_leaves_nothing_behind(empty_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from alembic import op

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(op, "drop_table", fail)
        patch.setattr(op, "create_index", fail)
        patch.setattr("alembic.operations.base.BatchOperations.create_index", fail)
        with pytest.raises(RuntimeError):
            await upgrade(empty_url)
    assert await tables_of(empty_url) == set()
    await upgrade(empty_url)


def test_alembic_is_not_imported_where_the_schema_is_current(sqlite_url: str) -> None:
    script = (
        "import asyncio, sys\n"
        "import store.unit_of_work\n"
        "from store.database.migrate import upgrade\n"
        f"asyncio.run(upgrade({sqlite_url!r}))\n"
        "assert 'alembic' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
