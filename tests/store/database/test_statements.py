"""What a unit runs its statements with: each compiled once, the same answers on both databases."""

from __future__ import annotations

from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from domain.delivery.notices import NoticeState
from domain.meetings.meeting import MeetingState
from domain.people.school import Role
from domain.unit_of_work import Units
from store.database.engine import open_database
from store.database.sealing import Sealer
from store.scrub import scrub
from store.unit_of_work import make_units
from tests.store.database.samples import LEADER, NOW, SCHOOL, TEACHER, notice, settle
from tests.support.machines.databases import SECRET


async def use(units: Units, turn: int) -> None:
    """Much of what units do, with lists of different lengths."""
    async with units() as uow:
        await uow.people.many([LEADER.id, TEACHER.id, "x"][: turn + 1])
        await uow.people.members(SCHOOL.id)
        await uow.people.put_member(SCHOOL.id, TEACHER.id, Role.TEACHER)
        await uow.people.members(SCHOOL.id, here_only=False)
        await uow.meetings.of_school(SCHOOL.id, states=list(MeetingState)[: turn + 1])
        await uow.rounds.wholes(["r1", "r2", "r3"][: turn + 1], {})
        await uow.notices.add(notice(turn))
        await uow.notices.claim_due(NOW, NOW, 10)
        await uow.notices.finish_many([f"n{turn:03}"] * (turn + 1), NoticeState.SENT, NOW)
        await uow.posts.of_subject("r1")
        await uow.schools.of_team("t", "t")
        await uow.schools.named("x")
        school = await uow.schools.get(SCHOOL.id, lock=True)
        assert school is not None
        await uow.schools.save(replace(school, name=f"{turn}"))
        await uow.boxes.create_key("m1")
        box = await uow.boxes.open("m1", "round-1", lock=True)
        assert box is not None
        await uow.boxes.seal("m1", "round-1", box)
        await uow.catalogues.offer(SCHOOL.id, "a", NOW)
        await uow.commit()
    async with units(write=False) as uow:
        await uow.notices.next_due()
        await uow.figures.of_school(SCHOOL.id, ["a", "b", "c"][: turn + 1])


async def test_each_statement_is_compiled_once(sqlite_url: str) -> None:
    database = open_database(sqlite_url)
    units = make_units(database, Sealer(SECRET))
    await settle(units)
    await use(units, 0)
    assert database.readers is not None
    known = len(database.readers._known)
    assert known > 15
    await use(units, 1)
    await use(units, 2)
    assert len(database.readers._known) == known
    await database.close()


async def test_many_who_read_at_once_each_get_a_connection(units: Units) -> None:
    await settle(units)
    async with AsyncExitStack() as stack:
        for uow in [await stack.enter_async_context(units(write=False)) for _ in range(7)]:
            assert await uow.schools.get(SCHOOL.id) == SCHOOL
    async with units(write=False) as again:
        assert await again.schools.get(SCHOOL.id) == SCHOOL


async def test_one_who_reads_sees_one_moment_whatever_is_written_meanwhile(sqlite_units: Units) -> None:
    await settle(sqlite_units)
    async with sqlite_units(write=False) as reading:
        assert await reading.schools.get(SCHOOL.id) == SCHOOL
        async with sqlite_units() as uow:
            await uow.schools.save(replace(SCHOOL, name="Ny"))
            await uow.commit()
        assert await reading.schools.get(SCHOOL.id) == SCHOOL
    async with sqlite_units(write=False) as reading:
        assert await reading.schools.get(SCHOOL.id) != SCHOOL


async def test_a_database_that_is_away_at_the_start_does_not_stop_the_scrubbing_for_good() -> None:
    database = open_database("postgresql+asyncpg://nobody@127.0.0.1:9/none")
    assert not await scrub(database)
    await database.close()


async def test_an_empty_file_is_not_scrubbed_with_an_error(tmp_path: Path) -> None:
    database = open_database(f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
    assert await scrub(database)
    await database.close()


@pytest.mark.parametrize("url", ["sqlite+aiosqlite:///:memory:", "sqlite:///a.db", "mysql://x", "postgresql://x"])
def test_a_database_that_would_lose_votes_or_block_the_loop_is_refused(url: str) -> None:
    with pytest.raises(ValueError):
        open_database(url)
