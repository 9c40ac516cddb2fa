"""SQLite's write units share a commit: one failing unit fails alone, and nobody is told too early."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
from dataclasses import replace

import pytest

from domain.errors import Conflict
from domain.shown import address_of
from domain.unit_of_work import Units
from store.database.engine import Database, open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.store.database.samples import NOW, SCHOOL, settle
from tests.support.arranged.receipts import first_time
from tests.support.machines.databases import SECRET, a_turn

pytestmark = pytest.mark.durable


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    return sqlite_url


def count_commits(database: Database, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    assert database.shared is not None
    commits: list[int] = []
    flush = database.shared._flush

    async def counted(driver: object, group: object) -> None:
        commits.append(group.size)  # type: ignore[attr-defined]
        await flush(driver, group)  # type: ignore[arg-type]

    monkeypatch.setattr(database.shared, "_flush", counted)
    return commits


async def put(units: Units, number: int, *, fail: bool = False) -> None:
    async with units() as uow:
        await uow.charts.put(f"{number}", ())
        await a_turn()
        if fail:
            raise KeyError
        await uow.commit()


async def there(units: Units, *numbers: int) -> list[bool]:
    async with units(write=False) as uow:
        return [await uow.charts.get(address_of(f"{number}", ())) is not None for number in numbers]


async def test_units_that_come_together_are_written_together(
    database: Database, units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    commits = count_commits(database, monkeypatch)
    await asyncio.gather(*(put(units, number) for number in range(20)))
    assert sum(commits) == 20
    assert len(commits) <= 3
    assert all(await there(units, *range(20)))


async def test_a_unit_that_fails_takes_only_its_own_part_back(units: Units) -> None:
    results = await asyncio.gather(
        *(put(units, number, fail=number % 3 == 0) for number in range(12)), return_exceptions=True
    )
    assert [isinstance(result, KeyError) for result in results] == [number % 3 == 0 for number in range(12)]
    assert await there(units, *range(12)) == [number % 3 != 0 for number in range(12)]


async def test_when_the_disk_refuses_everybody_is_told_and_the_next_one_goes_on(
    database: Database, units: Units, monkeypatch: pytest.MonkeyPatch
) -> None:
    await settle(units)
    assert database.shared is not None
    driver = await database.shared._opened()
    far = driver.far

    async def full(step: object) -> object:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(driver, "far", full)
    results = await asyncio.gather(*(put(units, number) for number in range(5)), return_exceptions=True)
    assert all(isinstance(result, sqlite3.OperationalError) for result in results)
    monkeypatch.setattr(driver, "far", far)
    assert not any(await there(units, *range(5)))
    await put(units, 9)
    assert await there(units, 9) == [True]


async def test_nobody_else_sees_what_is_not_on_the_disk_yet(database: Database, units: Units) -> None:
    await settle(units)
    assert database.shared is not None
    async with units() as uow:
        await uow.charts.put("1", ())
        assert await there(units, 1) == [False]
        await uow.commit()
        assert await there(units, 1) == [True]


async def test_a_unit_that_leaves_without_a_word_leaves_the_file_to_others(
    database: Database, units: Units, sqlite_url: str
) -> None:
    with pytest.raises(KeyError):
        await put(units, 1, fail=True)
    other = open_database(sqlite_url)
    await asyncio.wait_for(put(make_units(other, Sealer(SECRET)), 2), 2)
    await other.close()
    assert await there(units, 1, 2) == [False, True]


async def test_two_processes_writing_to_one_file_wait_for_each_other(units: Units, sqlite_url: str) -> None:
    await settle(units)
    other = open_database(sqlite_url)
    others = make_units(other, Sealer(SECRET))

    async def more(these: Units) -> None:
        for _ in range(10):
            async with these() as uow:
                school = await uow.schools.get(SCHOOL.id)
                assert school is not None
                await a_turn()
                await uow.schools.save(replace(school, ballot_limit=school.ballot_limit + 1))
                await uow.commit()

    await asyncio.gather(more(units), more(others), more(units))
    await other.close()
    async with units(write=False) as uow:
        school = await uow.schools.get(SCHOOL.id)
        assert school is not None
        assert school.ballot_limit == SCHOOL.ballot_limit + 30


async def test_a_process_that_keeps_the_lock_too_long_is_a_conflict_not_a_hang(
    units: Units, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.database.sqlite_writer.BUSY_MS", 50)
    await settle(units)
    raw = sqlite3.connect(sqlite_url.removeprefix("sqlite+aiosqlite:///"), isolation_level=None)
    raw.execute("BEGIN IMMEDIATE")
    with pytest.raises(Conflict):
        await put(units, 1)
    raw.execute("ROLLBACK")
    raw.close()
    await put(units, 1)


async def test_a_unit_inside_another_is_found_out(units: Units, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.database.sqlite_writer.TURN_SECONDS", 0.05)
    async with units() as outer:
        await outer.charts.put("1", ())
        with pytest.raises(TimeoutError):
            await put(units, 2)
        await outer.commit()
    assert await there(units, 1, 2) == [True, False]


async def test_many_who_are_cancelled_anywhere_leave_whole_units_only(units: Units) -> None:
    await settle(units)

    async def both(number: int) -> None:
        async with units() as uow:
            await uow.charts.put(f"a{number}", ())
            await a_turn()
            await uow.charts.put(f"b{number}", ())
            await uow.commit()

    tasks = [asyncio.ensure_future(both(number)) for number in range(60)]
    for number, task in enumerate(tasks):
        for _ in range(number % 7):
            await a_turn()
        if number % 2:
            tasks[(number * 7) % 60].cancel()
        del task
    results = await asyncio.gather(*tasks, return_exceptions=True)
    await put(units, 1000)
    async with units(write=False) as uow:
        for number, result in enumerate(results):
            first, second = [await uow.charts.get(address_of(f"{part}{number}", ())) for part in "ab"]
            assert (first is None) == (second is None)
            if result is None:
                assert first == f"a{number}"


WRITE = """
import asyncio, sys
from datetime import UTC, datetime
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from tests.support.arranged.receipts import first_time

async def one(units, worker):
    for number in range(100000):
        async with units() as uow:
            await first_time(uow, f"{worker}", f"{number}", datetime.now(UTC))
            await uow.commit()
        print(worker, number, flush=True)

async def main():
    units = make_units(open_database(sys.argv[1]), Sealer("x" * 40))
    await asyncio.gather(*(one(units, worker) for worker in range(8)))

asyncio.run(main())
"""


def killed_after(lines: int, url: str) -> list[str]:
    """Everything that a process acknowledged before it was killed."""
    with subprocess.Popen([sys.executable, "-c", WRITE, url], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = [process.stdout.readline() for _ in range(lines)]
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        return [line for line in said + process.stdout.readlines() if line.endswith("\n")]


async def test_what_was_acknowledged_survives_a_kill_at_any_point(units: Units, sqlite_url: str) -> None:
    for lines in (3, 40, 111):
        acknowledged = await asyncio.to_thread(killed_after, lines, sqlite_url)
        assert len(acknowledged) >= lines
        async with units() as uow:
            for line in acknowledged:
                worker, number = line.split()
                assert not await first_time(uow, worker, number, NOW)


async def pragmas(database: Database) -> tuple[object, ...]:
    assert database.shared is not None
    driver = await database.shared._opened()
    names = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    found = tuple(driver.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in names)
    await database.close()
    return found


async def test_the_pragmas_hold_and_a_commit_waits_for_the_disk_unless_told_otherwise(sqlite_url: str) -> None:
    full, off = 2, 0
    assert await pragmas(open_database(sqlite_url)) == ("wal", full, 1, 1)
    assert await pragmas(open_database(sqlite_url, durable=False)) == ("wal", off, 1, 1)
