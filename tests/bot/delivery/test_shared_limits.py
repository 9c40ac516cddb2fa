"""Several processes on one PostgreSQL together speak no faster than Teams lets one bot speak."""

from __future__ import annotations

import asyncio
import heapq
import itertools
from collections.abc import AsyncIterator, Awaitable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pytest

from bot.delivery.limits import TENANT, THREAD, Limits
from bot.delivery.shared_limits import LONGEST_EDIT, SharedLimits
from domain.delivery import paces
from store.database.engine import Database, open_database
from store.delivery.paces import SharedPaces
from tests.scenarios.delivery.test_fair_delivery import holds
from tests.support.machines.databases import Postgres, a_turn

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
SECRET = b"a secret of the service that all its processes share"


class Time:
    """A clock that goes on to the next who waits, once everybody waits and the database has answered."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.sent: dict[str, list[float]] = {}
        self.asking = 0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._numbers = itertools.count()

    def __call__(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        woken = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self.seconds + seconds, next(self._numbers), woken))
        await woken

    async def goes_on(self, *doing: Awaitable[None]) -> None:
        """Let time pass until all this is done."""
        done = asyncio.ensure_future(asyncio.wait([asyncio.ensure_future(each) for each in doing]))
        idle = 0
        while not done.done():
            await a_turn()
            idle = 0 if self.asking else idle + 1
            if idle > 8 and self._sleepers:
                self.seconds, _, woken = heapq.heappop(self._sleepers)
                woken.set_result(None)
                idle = 0
        for task in (await done)[0]:
            task.result()

    async def says(self, limits: SharedLimits, thread: str, *, patient: bool) -> None:
        """Say one thing, whatever it takes."""
        while wait := await limits.turn(thread, "t", self.sleep, patient=patient):
            await self.sleep(wait)
        for name in (thread, "all"):
            self.sent.setdefault(name, []).append(self.seconds)


class Watched:
    """The real table; the clock knows while it is asked."""

    def __init__(self, paces: SharedPaces, watch: Time) -> None:
        self._paces = paces
        self._watch = watch

    async def reserve(
        self, names: Sequence[str], pace: paces.Pace, count: int, ahead: float
    ) -> Mapping[str, tuple[bool, float]]:
        self._watch.asking += 1
        try:
            return await self._paces.reserve(names, pace, count, ahead)
        finally:
            self._watch.asking -= 1

    async def hold(self, name: str, lease: float) -> tuple[float, datetime] | None:
        return await self._paces.hold(name, lease)

    async def let_go(self, name: str, mine: datetime) -> None:
        await self._paces.let_go(name, mine)

    async def forget(self) -> None:
        await self._paces.forget()


@pytest.fixture
async def three(postgres: Postgres, postgres_template: str) -> AsyncIterator[list[Database]]:
    """The database as three processes have it open."""
    url = postgres.fresh(postgres_template)
    opened = [open_database(url) for _ in range(3)]
    yield opened
    for database in opened:
        await database.close()
    postgres.drop(url)


def limits_of(three: list[Database], watch: Time) -> list[SharedLimits]:
    return [SharedLimits(Watched(SharedPaces(each.engine, SECRET, watch.now), watch), watch) for each in three]


async def test_three_processes_together_keep_to_what_a_tenant_may(three: list[Database]) -> None:
    watch = Time()
    processes = limits_of(three, watch)

    await watch.goes_on(
        *(
            watch.says(limits, f"a:{number}-{who}", patient=number % 10 != 0)
            for number in range(60)
            for who, limits in enumerate(processes)
        )
    )

    times = sorted(watch.sent["all"])
    assert len(times) == 180
    assert holds(times, TENANT)
    assert times[-1] < 3 * 180 * paces.TENANT.every  # at a good pace all the same


async def test_three_processes_together_keep_to_what_a_conversation_may(three: list[Database]) -> None:
    watch = Time()
    processes = limits_of(three, watch)

    await watch.goes_on(*(watch.says(limits, "19:channel", patient=False) for _ in range(30) for limits in processes))

    times = sorted(watch.sent["19:channel"])
    assert len(times) == 90
    assert holds(times, THREAD)
    assert times[4] < 0.2  # five at once, at the pace of their tenant


async def test_an_hour_of_one_conversation_stays_under_its_limit(three: list[Database]) -> None:
    watch = Time()
    shared = SharedPaces(three[0].engine, SECRET, watch.now)
    slow = paces.Pace(every=0.0, hourly=paces.THREAD.hourly, hourly_at_once=10)

    given = [(await shared.reserve(["x"], slow, 1, 0.0))["x"] for _ in range(11)]
    assert [had for had, _ in given] == [True] * 10 + [False]
    assert given[-1][1] == pytest.approx(paces.THREAD.hourly)
    whole = paces.THREAD
    assert whole.hourly_at_once + 3600 / whole.hourly <= THREAD[-1][0]


async def test_what_is_urgent_does_not_wait_behind_much_that_is_patient(three: list[Database]) -> None:
    watch = Time()
    first, second, third = limits_of(three, watch)

    async def urgent() -> None:
        while len(watch.sent.get("all", ())) < 40:
            await watch.sleep(0.05)
        await watch.says(third, f"19:{watch.seconds}", patient=False)

    patient = (
        watch.says(limits, f"a:{number}-{who}", patient=True)
        for number in range(100)
        for who, limits in enumerate((first, second))
    )
    await watch.goes_on(*patient, urgent())

    ((thread, (said,)),) = [(name, times) for name, times in watch.sent.items() if name.startswith("19:")]
    assert said - float(thread.removeprefix("19:")) < 0.6
    assert max(watch.sent["all"]) - said > 2.0


async def test_nothing_is_left_of_whom_something_was_sent_to(three: list[Database]) -> None:
    watch = Time()
    shared = SharedPaces(three[0].engine, SECRET, watch.now)
    await shared.reserve(["thread a:ingrid"], paces.THREAD, 1, 0.0)

    async with three[0].engine.connect() as connection:
        rows = (await connection.exec_driver_sql("SELECT * FROM paces")).all()
    assert len(rows) == 1
    assert "ingrid" not in str(rows)
    watch.seconds += 70
    await shared.forget()

    async with three[0].engine.connect() as connection:
        assert not (await connection.exec_driver_sql("SELECT * FROM paces")).all()


async def test_one_process_at_a_time_edits_a_message_and_a_dead_one_holds_it_no_longer_than_its_lease(
    three: list[Database],
) -> None:
    watch = Time()
    first, second, third = limits_of(three, watch)

    async with first.editing("card") as since:
        assert since is not None
        async with second.editing("card") as held, second.editing("other") as free:
            assert held is None
            assert free is not None
    watch.seconds += 3
    async with second.editing("card") as since:
        assert since == pytest.approx(3.0)  # what was made before that would put an older card over a newer one
        watch.seconds += LONGEST_EDIT + 1  # it hangs, or its process was killed
        async with third.editing("card") as taken_over:
            assert taken_over is not None
            watch.seconds += 1
    async with first.editing("card") as since:
        assert since == pytest.approx(0.0)  # of the third one: who came back late ended nothing of it


def test_one_process_leaves_room_for_what_is_urgent() -> None:
    limits = Limits(lambda: 0.0)

    assert [limits.take(str(number), "t", patient=True) for number in range(41)] == [0.0] * 40 + [1.0]
    assert limits.take("urgent", "t") == 0.0
