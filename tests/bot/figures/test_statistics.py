"""Asking the table service: what is kept, what is asked again, and what is said when it does not answer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from bot.figures.fetch import FRESH, Pace, Statistics
from domain.figures.statistics import NoStatistics
from domain.unit_of_work import Units
from tests.support.machines.pxweb import PxWebService


@dataclass
class Asking:
    """A service that is asked, with a clock that sleeping moves on."""

    service: PxWebService
    units: Units
    now: datetime = datetime(2026, 11, 21, 9, tzinfo=UTC)
    waits: list[float] = field(default_factory=list)
    timeout: float = 5.0

    def clock(self) -> datetime:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)

    @property
    def table(self) -> str:
        return f"{self.service.url}/tables/13135/metadata?lang=no"

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Statistics]:
        async with Statistics(self.service.url, self.units, self.clock, self.sleep, self.timeout) as get:
            yield get

    async def ask(self, url: str = "") -> tuple[str, datetime, str]:
        """What was answered, from when it is, and why it is old."""
        async with self.open() as get:
            found = await get(url or self.table)
        return found.body, found.at, found.offline.key if found.offline else ""

    async def problem(self, url: str = "") -> str:
        with pytest.raises(NoStatistics) as none:
            await self.ask(url)
        return none.value.problem.key


@pytest.fixture
async def asking(sqlite_units: Units) -> AsyncIterator[Asking]:
    async with PxWebService() as service:
        yield Asking(service, sqlite_units)


async def test_an_answer_is_kept_and_not_asked_for_again_the_same_morning(asking: Asking) -> None:
    first = await asking.ask()
    asking.now += FRESH - timedelta(minutes=1)
    assert await asking.ask() == first
    assert len(asking.service.asked) == 1

    asking.now += timedelta(minutes=1)
    assert (await asking.ask())[1] == asking.now
    assert len(asking.service.asked) == 2


async def test_what_was_kept_is_used_while_the_service_is_down_and_says_from_when(asking: Asking) -> None:
    body, at, _new = await asking.ask()
    asking.now += timedelta(days=40)
    asking.service.down = True

    assert await asking.ask() == (body, at, "statistics_down")


async def test_a_service_that_is_silent_is_waited_for_once_and_not_for_every_table(asking: Asking) -> None:
    tables = [f"{asking.table}&n={number}" for number in range(3)]
    async with asking.open() as get:
        for url in tables:
            await get(url)
    asking.now += timedelta(days=1)
    asking.service.down = True
    asking.service.asked.clear()

    async with asking.open() as get:
        found = [await get(url) for url in tables]

    assert [each.offline.key if each.offline else "" for each in found] == ["statistics_down"] * 3
    assert len(asking.service.asked) == 4  # the first table's four attempts


async def test_a_service_that_is_down_from_the_start_is_a_clear_line(asking: Asking) -> None:
    asking.service.down = True

    assert await asking.problem() == "statistics_down"
    assert len(asking.service.asked) == 4  # tried again before giving up


async def test_nobody_listens(asking: Asking, sqlite_units: Units) -> None:
    async with PxWebService() as gone:
        pass
    assert await Asking(gone, sqlite_units).problem() == "statistics_down"


async def test_a_slow_service_is_not_waited_for(asking: Asking) -> None:
    asking.service.slow, asking.timeout = 5.0, 0.05

    assert await asking.problem() == "statistics_slow"


async def test_a_hiccup_is_not_noticed(asking: Asking) -> None:
    asking.service.statuses = [503, 502]

    assert (await asking.ask())[2] == ""
    assert len(asking.service.asked) == 3


async def test_too_many_questions_are_followed_by_the_pause_that_was_asked_for(asking: Asking) -> None:
    asking.service.statuses = [429]

    assert (await asking.ask())[2] == ""
    assert asking.waits == [20.0]


async def test_a_service_that_stays_busy_is_a_clear_line(asking: Asking) -> None:
    asking.service.statuses = [429] * 9

    assert await asking.problem() == "statistics_busy"
    assert len(asking.service.asked) == 2


async def test_a_refusal_is_never_papered_over_with_what_was_kept(asking: Asking) -> None:
    await asking.ask()
    asking.now += timedelta(days=1)
    asking.service.tables.clear()

    assert await asking.problem() == "statistics_refused"


@pytest.mark.parametrize("body", ["<html>Log in</html>", "[]", '{"class": "collection"}', '{"error": "x"}', ""])
async def test_a_page_that_is_no_table_is_never_kept(asking: Asking, body: str) -> None:
    asking.service.body = body
    assert await asking.problem() == "statistics_unreadable"

    asking.service.body = None
    assert (await asking.ask())[2] == ""


async def test_an_endless_answer_is_cut_off(asking: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.figures.fetch.MOST_BYTES", 100)

    assert await asking.problem() == "statistics_unreadable"


async def test_a_redirect_is_not_followed(asking: Asking) -> None:
    asking.service.statuses = [302]

    assert await asking.problem() == "statistics_unreadable"


@pytest.mark.parametrize(
    "elsewhere",
    [
        lambda origin: "https://elsewhere.example/v2/tables/13135/data",
        lambda origin: origin.replace("127.0.0.1", "127.0.0.2"),
        lambda origin: origin.replace("http:", "https:"),
        lambda origin: origin.replace("//", "//someone@"),
        lambda origin: f"{origin}@elsewhere.example/",
        lambda origin: "file:///etc/passwd",
        lambda origin: "",
    ],
)
async def test_no_other_host_is_asked(asking: Asking, elsewhere: Callable[[str], str]) -> None:
    async with asking.open() as get:
        with pytest.raises(NoStatistics) as none:
            await get(elsewhere(asking.service.origin))

    assert none.value.problem.key == "statistics_place"
    assert asking.service.asked == []


async def test_the_thirty_first_call_waits_until_the_minute_is_over(asking: Asking) -> None:
    pace = Pace(asking.clock, asking.sleep)
    for _call in range(30):
        await pace.wait()
        asking.now += timedelta(seconds=1)
    assert asking.waits == []

    await pace.wait()
    assert asking.waits == [30.0]
    await pace.wait()  # the second call is a minute old a second later
    assert asking.waits == [30.0, 1.0]


async def test_calls_that_are_made_again_count_as_calls(asking: Asking) -> None:
    asking.service.statuses = [503, 200] * 20
    async with asking.open() as get:
        for number in range(20):
            await get(f"{asking.table}&n={number}")

    assert len(asking.service.asked) == 40
    assert max(asking.waits) > 10  # forty calls do not fit into a minute
