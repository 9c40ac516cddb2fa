"""The claim of the sealed ballot box, held against rows and logs: votes leave no trace beside the box."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from domain.errors import Conflict
from domain.unit_of_work import Units
from store.database.engine import Database, open_database
from store.database.sealing import Sealer
from store.unit_of_work import make_units
from store.votes.boxes import boxes
from tests.store.database.samples import MEETING
from tests.store.votes.ballots_played import ELSEWHERE, FIRST, VOTERS, Written, cast, dump, end, gather, look, play
from tests.support.machines.databases import SECRET, Postgres

pytestmark = pytest.mark.durable


def copy_of(database: Database, folder: Path) -> str:
    """The address of a copy of an SQLite file that nobody has written to yet."""
    second = folder / "second.db"
    second.write_bytes(Path(str(database.url.database)).read_bytes())
    return f"sqlite+aiosqlite:///{second}"


@contextmanager
def everything_logged() -> Iterator[Written]:
    written = Written()
    root = logging.getLogger()
    level = root.level
    root.addHandler(written)
    root.setLevel(logging.DEBUG)
    try:
        yield written
    finally:
        root.removeHandler(written)
        root.setLevel(level)


async def test_votes_touch_no_row_but_the_box(database: Database, units: Units) -> None:
    await gather(units)
    async with units() as uow:
        await uow.commit()
    before = await dump(database, but=["boxes"], places=True)
    await cast(units, "round-1", VOTERS, FIRST)
    for voter in reversed(VOTERS):
        await cast(units, "round-1", [voter], [2])
    assert await dump(database, but=["boxes"], places=True) == before
    rows = (await dump(database))["boxes"]
    assert len(rows) == 2


async def test_whoever_voted_what_and_when_the_database_is_the_same_afterwards(
    database: Database, units: Units, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    if database.on_sqlite:
        url = copy_of(database, tmp_path)
    else:
        server: Postgres = request.getfixturevalue("postgres")
        url = server.fresh(request.getfixturevalue("postgres_template"))
    other = open_database(url)
    others = make_units(other, Sealer(SECRET))
    await gather(units)
    await gather(others)
    await play(database, units)
    await play(other, others, order=(7, 2, 5, 0, 6, 1, 4, 3))
    await end(units)
    await end(others)
    ongoing = ("boxes", "box_keys")
    assert await dump(database, but=ongoing) == await dump(other, but=ongoing)
    assert [row[0] for row in (await dump(database))["boxes"]] == [ELSEWHERE.id]  # type: ignore[index]
    await other.close()


async def test_of_the_boxes_that_stay_none_was_written_before_another(
    postgres: Postgres, postgres_template: str
) -> None:
    database = open_database(postgres.fresh(postgres_template))
    units = make_units(database, Sealer(SECRET))
    await gather(units)
    await play(database, units)
    async with units() as uow:
        second = await uow.boxes.open(ELSEWHERE.id, "round-2", lock=True)
        assert second is not None
        await uow.boxes.seal(ELSEWHERE.id, "round-2", second)
        await uow.commit()
    await end(units)
    async with database.engine.connect() as connection:
        rows = (await connection.execute(text("SELECT xmin::text, ctid::text FROM boxes ORDER BY ctid"))).all()
    assert len({row[0] for row in rows}) == 1
    assert [row[1] for row in rows] == ["(0,1)", "(0,2)"]
    await database.close()


async def test_no_log_at_any_level_has_a_key_a_box_a_name_or_a_choice(
    database: Database, units: Units, request: pytest.FixtureRequest
) -> None:
    await gather(units)
    with everything_logged() as written:
        seen = await play(database, units)
        async with units() as uow:
            box = await uow.boxes.open(MEETING.id, "round-1")
            assert box is not None
            with pytest.raises(Exception, match=r"(?i)constraint|foreign") as failure:
                await uow.boxes._work.put(  # type: ignore[attr-defined]
                    boxes,
                    {"meeting_id": "none", "name": "round-1", "sealed": seen.sealed[0]},
                )
            written.lines.append(f"{failure.value!r} {failure.value!s}")
        await end(units)
    text_ = "\n".join(written.lines)
    assert written.lines
    assert seen.found_in(text_.encode()) == []
    assert not any(voter in text_ for voter in VOTERS)
    assert SECRET not in text_
    if not database.on_sqlite:
        server: Postgres = request.getfixturevalue("postgres")
        logs = [path.read_bytes() for path in server.folder.rglob("log*") if path.is_file()]
        assert seen.found_in(*logs) == []


async def test_what_is_sealed_after_the_end_is_refused(database: Database, units: Units) -> None:
    await gather(units)
    seen = await play(database, units)
    await end(units)
    async with units() as uow:
        box = await uow.boxes.open(ELSEWHERE.id, "round-1")
        assert box is not None
        with pytest.raises(Conflict):
            await uow.boxes.seal(MEETING.id, "round-1", box)
    with pytest.raises(AssertionError):
        await look(database, units, seen)
