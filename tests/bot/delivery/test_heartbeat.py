"""The heartbeat looks, and looks again; it never stops by itself and never runs on after it was stopped."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.delivery.heartbeat import MOST_AT_ONCE, Heartbeat
from bot.running import tasks
from domain.delivery.deliver_due import IN_FLIGHT
from domain.delivery.notices import NoticeKind, planned
from domain.errors import TransportError
from domain.unit_of_work import Units
from tests.domain.delivery.test_deliver_due import Voice, a_school, plan
from tests.support.arranged.receipts import first_time
from tests.support.machines.databases import a_turn

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


class Later:
    """Timers that never go off, and say in how many seconds they would."""

    def __init__(self) -> None:
        self.asked: list[float] = []

    def __call__(self, seconds: float, call: Callable[[], None]) -> asyncio.TimerHandle:
        self.asked.append(seconds)
        return asyncio.get_running_loop().call_later(3600, call)


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


def slow_voice() -> tuple[Voice, asyncio.Event, asyncio.Event]:
    """A voice that says when it has begun to send, and sends once it is told to go on."""
    voice, begun, goes_on = Voice(), asyncio.Event(), asyncio.Event()
    send = voice.send

    async def slow(message: Any) -> Any:
        begun.set()
        await goes_on.wait()
        return await send(message)

    voice.send = slow  # type: ignore[method-assign]
    return voice, begun, goes_on


async def test_stopping_lets_what_is_under_way_come_to_its_end(sqlite_units: Units) -> None:
    school = await a_school(sqlite_units)
    await plan(sqlite_units, school, "slow")
    voice, begun, goes_on = slow_voice()
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
        assert await first_time(uow, "c", "1", NOW)
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
        return not await first_time(uow, "c", "1", NOW)


async def test_what_was_refused_in_a_meeting_is_tried_again_before_the_next_interval(sqlite_units: Units) -> None:
    school = await a_school(sqlite_units)
    async with sqlite_units() as uow:
        await uow.notices.add(planned(NoticeKind.RESULT, school.id, "r", NOW, key="result"))
        await uow.notices.add(planned(NoticeKind.MEASURE_DUE, school.id, "m", NOW, key="reminder"))
        await uow.commit()
    now, voice, planned_beats = NOW, Voice(), Later()
    voice.failures = iter([TransportError("bad gateway", permanent=False, status=502)] * 2)
    heartbeat = Heartbeat(sqlite_units, lambda: now, voice, later=planned_beats)

    await heartbeat.beat()
    assert len(planned_beats.asked) == 1  # one timer, for the first that comes due
    assert 0 < planned_beats.asked[0] < 2

    now += timedelta(seconds=planned_beats.asked[0])
    await heartbeat.beat()
    assert voice.said == ["result"]
    assert 5 < planned_beats.asked[-1] < 15  # and the reminder in its own time


async def test_a_result_does_not_wait_until_long_sweeps_of_reminders_are_over(sqlite_units: Units) -> None:
    school = await a_school(sqlite_units)
    voice, goes_on = Voice(), asyncio.Event()
    send = voice.send

    async def slow(message: Any) -> Any:
        if message.kind is not NoticeKind.RESULT:
            await goes_on.wait()
        return await send(message)

    voice.send = slow  # type: ignore[method-assign]
    heartbeat = Heartbeat(sqlite_units, lambda: NOW, voice)
    for number in range(MOST_AT_ONCE + 2):
        await plan(sqlite_units, school, f"reminder{number}", person_id=f"p{number}")
        heartbeat.wake()
        for _ in range(20):
            await a_turn()
            await sqlite_is_idle(sqlite_units)
    async with sqlite_units() as uow:
        await uow.notices.add(planned(NoticeKind.RESULT, school.id, "r", NOW, key="result"))
        await uow.commit()

    heartbeat.wake()
    while not voice.said:
        await a_turn()
        await sqlite_is_idle(sqlite_units)
    assert voice.said == ["result"]

    goes_on.set()
    await heartbeat.stop()


async def sqlite_is_idle(units: Units) -> None:
    """What others were doing in the database by now has been done."""
    async with units() as uow:
        await uow.notices.next_due()


async def test_one_that_is_stopped_gives_back_what_it_had_claimed(units: Units) -> None:
    school = await a_school(units)
    keys = [f"n{number:03}" for number in range(3 * IN_FLIGHT)]
    await plan(units, school, *keys)  # all to the channel, hence one after the other
    voice, begun, goes_on = slow_voice()
    stopped = Heartbeat(units, lambda: NOW, voice)
    stopped.wake()
    await begun.wait()
    stopping = asyncio.ensure_future(stopped.stop())
    await a_turn()
    goes_on.set()
    await stopping
    other = Voice()

    await Heartbeat(units, lambda: NOW, other).beat()

    assert len(voice.said) == 1
    assert sorted([*voice.said, *other.said]) == keys
