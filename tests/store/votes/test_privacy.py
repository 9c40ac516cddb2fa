"""The claim of the sealed ballot box, held against raw bytes.

After a meeting has ended nobody can tell who voted what, not even with the database and the service's secret in hand.
What these tests do not claim: backups, an archive of PostgreSQL's write-ahead log, a replica, a snapshot of the file
system or the blocks of a disk that no file owns any longer. See docs/decisions/0002-sealed-ballot-box.md.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text

from domain.unit_of_work import Units
from domain.votes.box import Ballot
from store.database.engine import Database, open_database
from store.database.sealing import BrokenSealError, MeetingKey, Sealer
from store.unit_of_work import make_units
from tests.store.database.samples import MEETING
from tests.store.votes.ballots_played import ELSEWHERE, FIRST, VOTERS, end, gather, play
from tests.support.machines.databases import SECRET, Postgres

pytestmark = pytest.mark.durable

BOXES = ("round-1", "round-2", "consent", "dots", "words")


def files_of(database: Database) -> dict[str, bytes]:
    """The SQLite file, its log and its index."""
    path = Path(str(database.url.database))
    return {each.name: each.read_bytes() for each in path.parent.glob(f"{path.name}*")}


async def heap_of(database: Database, postgres: Postgres, *, log: bool = False) -> dict[str, bytes]:
    """All files of the PostgreSQL server but the other tests' databases and (unless asked) the write-ahead log."""
    postgres.sql("CHECKPOINT;")
    oid = postgres.sql(f"SELECT oid FROM pg_database WHERE datname = '{database.url.database}';").split()[2]
    base = postgres.folder / "base"
    found = {}
    for path in postgres.folder.rglob("*"):
        foreign = path.is_relative_to(base) and not path.is_relative_to(base / oid)
        if path.is_file() and not foreign and (log or "pg_wal" not in path.parts):
            found[str(path.relative_to(postgres.folder))] = path.read_bytes()
    return found


async def bytes_of(database: Database, request: pytest.FixtureRequest) -> dict[str, bytes]:
    if database.on_sqlite:
        return files_of(database)
    return await heap_of(database, request.getfixturevalue("postgres"))


async def test_after_the_end_no_file_has_the_key_a_box_or_a_name(
    database: Database, units: Units, request: pytest.FixtureRequest
) -> None:
    await gather(units)
    seen = await play(database, units)
    during = await bytes_of(database, request)
    assert seen.found_in(*during.values()), "the search itself finds nothing"
    await end(units)
    after = await bytes_of(database, request)
    assert seen.found_in(*after.values()) == []
    for voter in VOTERS:  # nor anything readable of an entry
        assert not any(f'"{voter}",'.encode() in content for content in after.values())
    if database.on_sqlite:
        assert all(not content for name, content in after.items() if name.endswith("-wal"))


async def test_a_meeting_that_goes_on_keeps_its_box_when_another_ends(database: Database, units: Units) -> None:
    await gather(units)
    await play(database, units)
    await end(units)
    async with units() as uow:
        box = await uow.boxes.open(ELSEWHERE.id, "round-1", lock=True)
        assert box is not None
        assert [box.of(voter) for voter in VOTERS[:3]] == [Ballot(choice, (f"{choice}.1",), 1) for choice in FIRST[:3]]


async def test_a_copy_of_a_box_from_the_meeting_does_not_open_with_database_and_secret(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    sealer = Sealer(SECRET)
    units = make_units(database, sealer)
    await gather(units)
    seen = await play(database, units)
    copy, key = seen.sealed[-1], seen.keys[0]
    async with database.engine.connect() as connection:
        mark = (await connection.execute(text("SELECT mark FROM box_keys"))).scalars().first()
    assert mark is not None
    names = [name for name in BOXES if opens(sealer, key, mark, name, copy)]
    assert len(names) == 1
    await end(units)
    await database.close()
    content = b"".join(files_of(database).values())
    tried = {content[place : place + 32] for place in range(len(content) - 32)}
    # A key is 32 random bytes; anything with many equal bytes is none. What is left is tried, every place in the file.
    likely = [each for each in tried if len(set(each)) > 20]
    assert key not in tried
    assert len(likely) > 20
    assert not any(opens(sealer, each, mark, names[0], copy) for each in likely)


def opens(sealer: Sealer, key: bytes, mark: str, name: str, sealed: bytes) -> bool:
    try:
        sealer.open(MeetingKey(key, mark), MEETING.id, name, sealed)
    except BrokenSealError:
        return False
    return True


async def test_somebody_who_looks_at_an_old_snapshot_keeps_nothing_alive(
    postgres: Postgres, postgres_template: str
) -> None:
    database = open_database(postgres.fresh(postgres_template))
    units = make_units(database, Sealer(SECRET))
    await gather(units)
    seen = await play(database, units)
    async with database.engine.connect() as connection:
        await connection.execution_options(isolation_level="REPEATABLE READ")
        await connection.execute(text("SELECT count(*) FROM schools"))
        await end(units)
        after = await heap_of(database, postgres)
        assert seen.found_in(*after.values()) == []
    await database.close()


async def test_somebody_who_reads_the_boxes_delays_the_scrubbing_and_not_the_end(
    database: Database, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.scrub.TRY_AGAIN_AFTER", 0.0)
    units = make_units(database, Sealer(SECRET))
    await gather(units)
    seen = await play(database, units)
    async with database.engine.connect() as connection:
        await connection.execute(text("SELECT count(*) FROM boxes"))
        await end(units)
        assert seen.found_in(*(await bytes_of(database, request)).values())
    async with units() as uow:  # whoever writes next
        await uow.commit()
    assert seen.found_in(*(await bytes_of(database, request)).values()) == []


async def test_a_server_that_was_killed_after_the_end_scrubs_at_its_next_start(
    database: Database, request: pytest.FixtureRequest
) -> None:
    never = make_units(database, Sealer(SECRET), spawn=lambda coroutine, _: coroutine.close())
    await gather(never)
    seen = await play(database, never)
    await end(never)
    assert seen.found_in(*(await bytes_of(database, request)).values())
    from store.scrub import scrub

    assert await scrub(database)
    assert seen.found_in(*(await bytes_of(database, request)).values()) == []


async def test_the_write_ahead_log_of_postgresql_lets_go_where_it_is_set_up_to(
    postgres: Postgres, postgres_template: str
) -> None:
    postgres.sql("ALTER SYSTEM SET wal_recycle = off;")
    postgres.sql("SELECT pg_reload_conf();")
    database = open_database(postgres.fresh(postgres_template))
    units = make_units(database, Sealer(SECRET))
    await gather(units)
    seen = await play(database, units)
    assert seen.found_in(*(await heap_of(database, postgres, log=True)).values())
    await end(units)
    after = await heap_of(database, postgres, log=True)
    assert any("pg_wal" in name for name in after)
    assert seen.found_in(*after.values()) == []
    await database.close()
