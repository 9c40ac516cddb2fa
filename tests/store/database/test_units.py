"""One transaction: kept when committed, gone when not, one writer at a time, whole after a cancellation."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import replace

import pytest

from domain.errors import Conflict
from domain.unit_of_work import Units
from tests.store.database.samples import LEADER, SCHOOL, settle
from tests.support.machines.databases import a_turn


async def test_what_was_committed_is_kept(units: Units) -> None:
    await settle(units)
    async with units(write=False) as uow:
        assert await uow.schools.get(SCHOOL.id) == SCHOOL
        assert await uow.people.get(LEADER.id) == LEADER


async def test_what_was_not_committed_is_gone(units: Units) -> None:
    async with units() as uow:
        await uow.schools.add(SCHOOL)
    async with units() as uow:
        assert await uow.schools.get(SCHOOL.id) is None
    with suppress(KeyError):
        async with units() as uow:
            await uow.schools.add(SCHOOL)
            raise KeyError
    async with units(write=False) as uow:
        assert await uow.schools.get(SCHOOL.id) is None


async def test_a_unit_goes_on_after_a_commit_and_keeps_only_what_was_committed(units: Units) -> None:
    async with units() as uow:
        await uow.schools.add(SCHOOL)
        await uow.commit()
        await uow.people.add(LEADER)
    async with units(write=False) as uow:
        assert await uow.schools.get(SCHOOL.id) == SCHOOL
        assert await uow.people.get(LEADER.id) is None


async def test_a_unit_for_reading_does_not_commit(units: Units) -> None:
    async with units(write=False) as uow:
        with pytest.raises(RuntimeError):
            await uow.commit()


async def test_an_older_version_is_not_written_over_a_newer_one(units: Units) -> None:
    await settle(units)
    async with units() as uow:
        read = await uow.schools.get(SCHOOL.id)
        assert read is not None
        saved = await uow.schools.save(replace(read, name="Solvik"))
        assert saved.version == read.version + 1
        await uow.commit()
    async with units() as uow:
        with pytest.raises(Conflict):
            await uow.schools.save(replace(read, name="Solvika"))
    async with units() as uow:
        assert (await uow.schools.get(SCHOOL.id)) == saved
        with pytest.raises(Conflict):
            await uow.schools.save(replace(saved, id="nowhere"))


async def test_of_many_at_once_each_change_counts(units: Units) -> None:
    await settle(units)

    async def one() -> None:
        async with units() as uow:
            school = await uow.schools.get(SCHOOL.id, lock=True)
            assert school is not None
            await uow.schools.save(replace(school, ballot_limit=school.ballot_limit + 1))
            await uow.commit()

    await asyncio.gather(*(one() for _ in range(20)))
    async with units(write=False) as uow:
        school = await uow.schools.get(SCHOOL.id)
        assert school is not None
        assert school.ballot_limit == SCHOOL.ballot_limit + 20


async def test_a_unit_that_is_cancelled_anywhere_leaves_the_store_usable(units: Units) -> None:
    await settle(units)

    async def one(steps: int) -> None:
        async with units() as uow:
            school = await uow.schools.get(SCHOOL.id, lock=True)
            assert school is not None
            await uow.schools.save(replace(school, name=f"{steps}"))
            await uow.commit()

    for steps in range(40):
        task = asyncio.ensure_future(one(steps))
        for _ in range(steps):
            await a_turn()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    await asyncio.wait_for(one(99), 5)
    async with units(write=False) as uow:
        school = await uow.schools.get(SCHOOL.id)
        assert school is not None
        assert school.name == "99"
