"""Much to say at the same moment: never faster than Teams lets a bot speak, and nobody waits for another's many."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app import SERVICES, create_app
from bot.delivery.deliver import Delivery
from bot.delivery.limits import TENANT as TENANT_RULES
from bot.delivery.limits import THREAD as THREAD_RULES
from bot.delivery.limits import Limits
from bot.running.settings import read_settings
from domain.delivery.deliver_due import deliver_due
from domain.delivery.notices import NoticeKind, planned
from domain.unit_of_work import Units
from tests.support.machines.edge import environment
from tests.support.playing.due import NOW, reminders

URL = "http://127.0.0.1:9/"


class Teams:
    """A service that takes everything, and a clock that goes on whenever somebody waits."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.sent: list[tuple[float, str]] = []
        self.opened: list[float] = []

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        until = self.seconds + seconds
        await asyncio.sleep(0)
        self.seconds = max(self.seconds, until)

    async def create_personal(self, _service_url: str, _tenant_id: str, _bot_id: str, user_id: str) -> str:
        self.opened.append(self.seconds)
        await asyncio.sleep(0)
        return f"a:{user_id}"

    async def send(self, _service_url: str, conversation_id: str, _activity: object) -> str:
        self.sent.append((self.seconds, conversation_id))
        await asyncio.sleep(0)
        return "1"

    def places(self) -> list[str]:
        """The schools that were spoken to, in order."""
        return [conversation.removeprefix("a:").rpartition("-")[0] for _, conversation in self.sent]


async def say_everything(units: Units, database_url: str, teams: Teams) -> None:
    """Beat until nothing is left; where all that is left is later, it is later."""
    settings = read_settings(environment(SAMKLANG_DATABASE_URL=database_url))
    app = create_app(settings, clock=teams.now, warm=False)
    services = replace(app[SERVICES], connector=teams)  # type: ignore[arg-type]
    mouth = Delivery(services, Limits(lambda: teams.seconds), teams.sleep)
    for _ in range(1000):
        if await deliver_due(units, teams.now, mouth):
            continue
        async with units(write=False) as uow:
            due = await uow.notices.next_due()
        if due is None:
            return
        teams.seconds = max(teams.seconds, (due - NOW).total_seconds())
    raise AssertionError("it never comes to an end")


def holds(times: Sequence[float], rules: Sequence[tuple[int, float]]) -> bool:
    """Whether no rule is broken: of so many and one more, the last comes no sooner than the span after the first."""
    return all(
        later - earlier >= span - 1e-6
        for most, span in rules
        for earlier, later in zip(times, times[most:], strict=False)
    )


async def test_a_tenant_with_much_to_say_is_never_above_its_limit(sqlite_units: Units, sqlite_url: str) -> None:
    await reminders(sqlite_units, URL, 400)
    teams = Teams()

    await say_everything(sqlite_units, sqlite_url, teams)

    times = [at for at, _ in teams.sent]
    assert len({place for _, place in teams.sent}) == len(times) == 400
    assert holds(times, TENANT_RULES)
    assert 6.0 < times[-1] < 12.0  # at fifty a second, and not much slower


async def test_chats_that_have_to_be_opened_first_are_counted_too(sqlite_units: Units, sqlite_url: str) -> None:
    await reminders(sqlite_units, URL, 150)
    async with sqlite_units() as uow:
        for member in await uow.people.members("s"):
            await uow.people.save(replace(member.person, conversation_id=None))
        await uow.commit()
    teams = Teams()

    await say_everything(sqlite_units, sqlite_url, teams)

    assert len(teams.opened) == len(teams.sent) == 150
    assert holds(sorted([*teams.opened, *(at for at, _ in teams.sent)]), TENANT_RULES)


async def test_one_chat_is_never_above_its_limit(sqlite_units: Units, sqlite_url: str) -> None:
    await reminders(sqlite_units, URL, 1)
    async with sqlite_units() as uow:
        for number in range(100):
            key, kind = f"w{number}", NoticeKind.WELCOME_PERSON
            await uow.notices.add(planned(kind, "s", "s", NOW, key=key, person_id="p-s-0"))
        await uow.commit()
    teams = Teams()

    await say_everything(sqlite_units, sqlite_url, teams)

    times = [at for at, _ in teams.sent]
    assert len(times) == 101
    assert holds(times, THREAD_RULES)


@pytest.mark.parametrize("tenant", ["the same tenant", "another tenant"])
async def test_small_schools_do_not_wait_for_a_large_one(sqlite_units: Units, sqlite_url: str, tenant: str) -> None:
    await reminders(sqlite_units, URL, 700, school="large", tenant="the same tenant", at=NOW - timedelta(hours=1))
    for number in range(30):
        await reminders(sqlite_units, URL, 3, school=f"small{number}", tenant=tenant)
    teams = Teams()

    await say_everything(sqlite_units, sqlite_url, teams)

    places = teams.places()
    assert len(places) == 790
    last_of_small = max(place for place, school in enumerate(places) if school != "large")
    assert last_of_small < 256
    assert teams.sent[last_of_small][0] < 6.0
