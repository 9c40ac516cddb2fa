"""Ten thousand reminders that come due at the same moment, beside as many plain posts of the same card.

Three hundred schools of one tenant, a measure for each of ten thousand people. Ours claims, looks again, renders, posts
and marks each, on SQLite, with the limits of Teams left out. Plain is aiohttp and nothing else: the card of one of the
reminders is posted again and again by as many at a time as ours posts, on asyncio's own loop as everywhere in this
table, and on uvloop too, which is what the service runs on. All post to the same process.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benchmarks.sink import sink, taken
from domain.delivery.notices import NoticeKind, planned
from domain.ids import new_id
from domain.measures.measure import Measure
from domain.people.school import Person, Role, School
from domain.unit_of_work import Clock
from tests.support.machines.authority import APP_ID, TENANT
from tests.support.machines.edge import SECRET, environment

REMINDERS, SCHOOLS, ROUNDS = 10_000, 300, 3
AIM = 0.4
NOW = datetime(2027, 1, 12, 12, 0, tzinfo=UTC)  # a Tuesday afternoon, when these teachers are at work
DUE = date(2027, 1, 12)


@dataclass(frozen=True, slots=True)
class Rates:
    """Posts a second."""

    plain: float
    plain_fast: float  # on uvloop
    ours: float


def measure(folder: Path) -> Rates:
    """Both in turn, so that a drift of the machine meets both; the medians."""
    found: list[Rates] = []
    with sink() as service_url:
        full = folder / "reminders.db"
        asyncio.run(_fill(f"sqlite+aiosqlite:///{full}", service_url))
        activity = _card(_url(folder, full), service_url)
        for turn in range(ROUNDS + 1):
            rates = Rates(
                _alone(_plain, False, service_url, activity),
                _alone(_plain, True, service_url, activity),
                _alone(_ours, True, service_url, _url(folder, full)),
            )
            if turn:  # the first round warms up
                found.append(rates)
    return Rates(*(statistics.median(getattr(one, part.name) for one in found) for part in fields(Rates)))


def _url(folder: Path, full: Path) -> str:
    """A copy of the full database, as it was filled."""
    copy = folder / "copy.db"
    for end in ("-wal", "-shm"):
        copy.with_name(copy.name + end).unlink(missing_ok=True)
    shutil.copy(full, copy)
    return f"sqlite+aiosqlite:///{copy}"


def _alone(post: Callable[..., Any], fast: bool, service_url: str, *arguments: object) -> float:
    """Run it in a process of its own and look whether everything arrived, and once."""
    taken(service_url)
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(
        target=_main, args=(theirs, post, fast, service_url, *arguments)
    )
    process.start()
    theirs.close()
    seconds: float = ours.recv()
    process.join()
    arrived = taken(service_url)
    if not len(arrived) == len({*arrived}) == REMINDERS:
        sys.exit(f"{len(arrived)} messages arrived, in {len({*arrived})} conversations")
    return REMINDERS / seconds


def _main(answer: Connection, post: Callable[..., Any], fast: bool, *arguments: object) -> None:
    import uvloop

    answer.send((uvloop.run if fast else asyncio.run)(post(*arguments)))


async def _plain(service_url: str, activity: dict[str, Any]) -> float:
    import aiohttp

    from domain.delivery.deliver_due import IN_FLIGHT

    numbers = iter(range(REMINDERS))

    async def worker(session: aiohttp.ClientSession) -> None:
        for number in numbers:
            url = f"{service_url}v3/conversations/a:{number}/activities"
            async with session.post(url, json=activity) as answer:
                assert (await answer.json())["id"]

    async with aiohttp.ClientSession() as session:
        started = time.perf_counter()
        await asyncio.gather(*(worker(session) for _ in range(IN_FLIGHT)))
        return time.perf_counter() - started


async def _ours(service_url: str, database_url: str) -> float:
    from app import HEARTBEAT, SERVICES
    from bot.answering.loading import load_the_rest
    from bot.running import memory

    load_the_rest(NOW, "Europe/Oslo")  # as soon as the service is ready
    times = [NOW - timedelta(hours=1)]
    app = _app(service_url, database_url, lambda: times[-1])
    await app[HEARTBEAT].beat()  # what is done once a day is no part of this
    memory.settle()  # as when the service begins to listen
    times.append(NOW)
    started = time.perf_counter()
    await app[HEARTBEAT].beat()
    seconds = time.perf_counter() - started
    async with app[SERVICES].units(write=False) as uow:
        assert await uow.notices.next_due() is None, "what was posted was not marked"
    await app[SERVICES].connector.close()
    return seconds


def _card(database_url: str, service_url: str) -> dict[str, Any]:
    """What is posted for one of the reminders."""
    import orjson

    from app import SERVICES
    from bot.delivery.renderers import bulk_renderers
    from bot.edge.outgoing import message
    from bot.handling.rendered import Outgoing

    async def rendered() -> dict[str, Any]:
        services = _app(service_url, database_url)[SERVICES]
        async with services.units() as uow:
            claimed = await uow.notices.claim_due(NOW, NOW, 1)
            (made,) = await bulk_renderers()[NoticeKind.MEASURE_DUE](services, uow, claimed, NOW)
        assert isinstance(made, Outgoing)
        activity: dict[str, Any] = orjson.loads(orjson.dumps(message(made.card, "", made.summary, alert=True)))
        return activity

    return asyncio.run(rendered())


def _app(service_url: str, database_url: str, clock: Clock = lambda: NOW) -> Any:
    """The whole service, not served: only its heart beats."""
    from app import create_app
    from bot.edge.tokens import NoTokens
    from bot.running.settings import read_settings
    from tests.support.machines.no_limits import NoLimits

    host = service_url.removeprefix("http://").rstrip("/")
    environ = environment(SAMKLANG_DATABASE_URL=database_url, SAMKLANG_SERVICE_HOSTS=host)
    return create_app(read_settings(environ), clock=clock, tokens=NoTokens(), limits=NoLimits(), warm=False)


def rows(folder: Path) -> list[tuple[str, str, str, str]]:
    """For the table."""
    rates = measure(folder)
    fast, ours = rates.plain_fast / rates.plain, rates.ours / rates.plain
    aim = f"{AIM} (of plain on uvloop: {rates.ours / rates.plain_fast:.2f})"
    return [
        ("a card, posted by plain aiohttp", f"{rates.plain:.0f}", "1.00", ""),
        ("a card, posted by plain aiohttp on uvloop", f"{rates.plain_fast:.0f}", f"{fast:.2f}", ""),
        ("a reminder: claimed, looked at again, posted, marked (SQLite)", f"{rates.ours:.0f}", f"{ours:.2f}", aim),
    ]


async def _fill(database_url: str, service_url: str) -> None:
    from store.database import migrate
    from store.database.engine import open_database
    from store.database.sealing import Sealer
    from store.unit_of_work import make_units

    await migrate.upgrade(database_url)
    database = open_database(database_url)
    async with make_units(database, Sealer(SECRET))() as uow:
        schools = [
            School(new_id(), TENANT, f"Skole {number}", f"19:{number}", f"19:{number}", service_url, f"28:{APP_ID}")
            for number in range(SCHOOLS)
        ]
        for school in schools:
            await uow.schools.add(school)
        for number in range(REMINDERS):
            school = schools[number % SCHOOLS]
            person = Person(
                new_id(), TENANT, f"aad-{number}", f"29:{number}", f"Kollega {number}", ("nb", "nn")[number % 2],
                conversation_id=f"a:{number}", service_url=service_url, welcomed=True,
            )  # fmt: skip
            thing = Measure(
                new_id(), school.id, None, "1.4", f"Ringe hjem til {number} elever", person.id, DUE,
                effect="Flere hjem kjenner oss, og vi hører tidligere om det som ikke går så bra.", created_at=NOW,
            )  # fmt: skip
            await uow.people.add(person)
            await uow.people.put_member(school.id, person.id, Role.TEACHER)
            await uow.measures.add(thing)
            kind, data = NoticeKind.MEASURE_DUE, {"due": DUE.isoformat()}
            key = f"due:{thing.id}"
            notice = planned(kind, school.id, thing.id, NOW, key=key, person_id=person.id, data=data)
            await uow.notices.add(notice)
        await uow.commit()
    await database.close()
