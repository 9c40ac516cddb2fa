"""The heartbeat looks, and looks again; it never stops by itself and never runs on after it was stopped."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.delivery.heartbeat import Heartbeat
from bot.running import tasks
from domain.unit_of_work import Units
from tests.domain.delivery.test_deliver_due import Voice, a_school, plan

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def test_more_than_a_batch_is_said_in_one_beat(sqlite_units: Units) -> None:
    school = await a_school(sqlite_units)
    keys = [f"n{number:03}" for number in range(300)]
    await plan(sqlite_units, school, *keys, person_id="solvik-teacher")
    voice = Voice()

    await Heartbeat(sqlite_units, lambda: NOW, voice).beat()

    assert sorted(voice.said) == keys


async def test_it_beats_at_start_and_when_woken_and_not_after_it_was_stopped(sqlite_units: Units) -> None:
    school = await a_school(sqlite_units)
    await plan(sqlite_units, school, "before")
    voice = Voice()
    heartbeat = Heartbeat(sqlite_units, lambda: NOW, voice, every=3600)

    heartbeat.start()
    await tasks.drain()
    assert voice.said == ["before"]

    await plan(sqlite_units, school, "woken")
    for _ in range(50):  # many who have something to say wake it once
        heartbeat.wake()
    await tasks.drain()
    assert voice.said == ["before", "woken"]

    await heartbeat.stop()
    await plan(sqlite_units, school, "after")
    heartbeat.wake()
    await tasks.drain()
    assert voice.said == ["before", "woken"]


async def test_a_failing_database_does_not_end_the_heart(sqlite_units: Units) -> None:
    school = await a_school(sqlite_units)
    await plan(sqlite_units, school, "once")
    away = True

    def units(*, write: bool = True) -> Any:
        if away:
            raise OSError("the database is away")
        return sqlite_units(write=write)

    voice = Voice()
    heartbeat = Heartbeat(units, lambda: NOW, voice)

    await heartbeat.beat()
    away = False
    await heartbeat.beat()

    assert voice.said == ["once"]


async def test_stopping_lets_what_is_under_way_come_to_its_end(sqlite_units: Units) -> None:
    school = await a_school(sqlite_units)
    await plan(sqlite_units, school, "slow")
    voice, begun, goes_on = Voice(), asyncio.Event(), asyncio.Event()
    send = voice.send

    async def slow(message: Any) -> Any:
        begun.set()
        await goes_on.wait()
        return await send(message)

    voice.send = slow  # type: ignore[method-assign]
    heartbeat = Heartbeat(sqlite_units, lambda: NOW, voice)
    heartbeat.wake()
    await begun.wait()
    stopping = asyncio.ensure_future(heartbeat.stop())
    goes_on.set()
    await stopping

    assert voice.said == ["slow"]
    async with sqlite_units(write=False) as uow:
        assert await uow.notices.next_due() is None


async def test_receipts_of_messages_are_kept_for_an_hour(sqlite_units: Units) -> None:
    async with sqlite_units() as uow:
        assert await uow.inbox.first_time("c", "1", NOW)
        await uow.commit()
    now = NOW + timedelta(minutes=55)
    heartbeat = Heartbeat(sqlite_units, lambda: now, Voice())
    await heartbeat.beat()
    assert await _known(sqlite_units)

    now = NOW + timedelta(hours=2)
    await heartbeat.beat()
    assert not await _known(sqlite_units)


async def _known(units: Units) -> bool:
    async with units() as uow:  # left without a commit: asking leaves no trace
        return not await uow.inbox.first_time("c", "1", NOW)
