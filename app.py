"""Where the parts are put together, and the command line. Nothing happens at import.

python app.py [serve] [--local]     python app.py migrate
python app.py backup FILE     python app.py restore FILE [--replace]
python app.py import FILE --school NAME     python app.py undo-import --school NAME
python app.py leaders SCHOOL [--add PERSON]     python app.py forget SCHOOL [--sure]
python app.py fetch-statistics --municipality NNNN --school NAME     python app.py package
"""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Coroutine, Sequence
from functools import partial
from typing import Any, TypeVar

from aiohttp import web

from administration.command_line import parser
from administration.first_start import local_secret, make_room
from bot.answering import loading
from bot.answering.doors import Doors
from bot.answering.handler import Handler
from bot.answering.pace import Pace
from bot.arriving.roster import Roster
from bot.calendar.holidays import NorwegianHolidays
from bot.conducting.wall_page import WallPages
from bot.delivery.announcer import LiveAnnouncer
from bot.delivery.deliver import Delivery
from bot.delivery.heartbeat import Heartbeat
from bot.delivery.shared_limits import Pacing, SharedLimits
from bot.edge.adapter import Adapter
from bot.edge.auth import TokenCheck
from bot.edge.connector import Connector
from bot.edge.links import Links
from bot.edge.retry import Sleep
from bot.edge.tokens import Tokens, tokens_for
from bot.edge.web import Handlers, make_web, start_metrics
from bot.exports.pages import Documents
from bot.handling.services import Services
from bot.meetings.calendar_page import CalendarFiles
from bot.pictures.charts import Charts
from bot.running import memory, tasks
from bot.running.clock import system_clock
from bot.running.logging_ import log, set_up_logging, warn
from bot.running.settings import Settings, SettingsError, from_environment
from bot.votes.ballots import BallotCollector
from bot.votes.kept import KeptVoteCards
from domain.arriving.demo import plant
from domain.unit_of_work import Clock
from sources.read import read_figures
from store.database import health, migrate
from store.database.engine import open_database
from store.database.lockfile import AlreadyServedError, held
from store.database.sealing import Sealer
from store.database.write_ahead_log import what_to_set
from store.delivery.paces import SharedPaces
from store.scrub import scrub
from store.unit_of_work import make_units

SERVICES: web.AppKey[Services] = web.AppKey("services", Services)
HEARTBEAT: web.AppKey[Heartbeat] = web.AppKey("heartbeat", Heartbeat)
LOCAL_BOT = "28:samklang-local"
T = TypeVar("T")


def create_app(
    settings: Settings,
    *,
    clock: Clock = system_clock,
    sleep: Sleep = asyncio.sleep,
    tokens: Tokens | None = None,
    limits: Pacing | None = None,
    pace: Pace | None = None,
    beat_every: float | None = None,
    warm: bool = True,
) -> web.Application:
    """The whole service, ready to be run by aiohttp. What a test wants otherwise is an argument."""
    database = open_database(settings.database_url)
    secrets = [each.decode() for each in (settings.secret, settings.secret_previous) if each]
    units = make_units(database, Sealer(secrets[0], secrets[1:]), spawn=tasks.spawn)
    links = Links(settings.public_url, settings.secret, settings.secret_previous)
    connector = Connector(settings, tokens or tokens_for(settings, clock), clock, sleep)
    announcer = LiveAnnouncer(sleep)
    services = Services(
        settings=settings,
        clock=clock,
        units=units,
        connector=connector,
        addresses=links,
        announcer=announcer,
        ballots=BallotCollector(units, clock),
        vote_cards=KeptVoteCards(clock, links),
        roster=Roster(units, connector, clock, keep_absent=settings.is_local),
        holidays=NorwegianHolidays(),
        read_figures=read_figures,
    )
    shared = None if database.on_sqlite else SharedLimits(SharedPaces(database.engine, settings.secret))
    delivery = Delivery(services, limits or shared, sleep)
    heartbeat = Heartbeat(units, clock, delivery, beat_every)
    announcer.attach(services, delivery, heartbeat)
    handler = Handler(services, sleep)
    adapter = Adapter(connector, handler.on_error)
    charts = Charts(links, units)

    doors = Doors(services, adapter, handler.on_turn, pace)

    walls = WallPages(services, links)
    pages = {
        "charts": charts.answer,
        "calendar": CalendarFiles(links, units, clock).answer,
        "documents": Documents(links, units, clock, services.holidays).answer,
        "wall": walls.wall,
        "vote": walls.vote,
    }
    check = TokenCheck(settings, clock)
    trouble = partial(health.trouble, database)
    app = make_web(settings, check, Handlers(doors.invoke, doors.message, trouble, pages, database.in_use))
    app[SERVICES], app[HEARTBEAT] = services, heartbeat
    warming: list[asyncio.Task[Any]] = []

    async def start(_app: web.Application) -> None:
        await scrub(database)  # the last process may have been killed between a meeting's end and its scrubbing
        for line in await what_to_set(database):
            warn(f"the database keeps votes after a meeting: {line}")
        if settings.is_local:
            await plant(units, clock(), bot_id=LOCAL_BOT)
        heartbeat.start()
        if warm:  # nobody waits for it: what is asked for before it is there is fetched as ever
            warming.append(tasks.spawn(asyncio.to_thread(loading.load_the_rest, clock(), settings.zone), "load"))
            warming.append(tasks.spawn(charts.warm(), "draw the marks"))
            if not settings.is_local:
                warming.append(tasks.spawn(check.keys.warm(), "fetch signing keys"))

    async def stop(_app: web.Application) -> None:
        for task in warming:
            task.cancel()
        await heartbeat.stop()

    async def close(_app: web.Application) -> None:
        await tasks.drain()
        await charts.close()
        await connector.close()
        await database.close()

    app.on_startup.append(start)
    app.on_shutdown.append(stop)
    app.on_cleanup.append(close)
    return app


async def serve(settings: Settings) -> None:
    """Listen until SIGINT or SIGTERM, then finish what is under way."""
    if settings.database_url.startswith("sqlite"):
        await migrate.upgrade(settings.database_url)
    stopping = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    runner = web.AppRunner(create_app(settings), access_log=None, shutdown_timeout=10.0)
    metrics = None
    try:
        await runner.setup()
        await web.TCPSite(runner, settings.host, settings.port).start()
        metrics = await start_metrics(settings.metrics_port) if settings.metrics_port else None
        memory.settle()
        log("listening", host=settings.host, port=settings.port)
        await stopping.wait()
        log("stopping")
    finally:
        await runner.cleanup()
        if metrics is not None:
            await metrics.cleanup()


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    asked = parser().parse_args(argv)
    asked.command = asked.command or "serve"
    set_up_logging()
    try:
        settings = from_environment(local=asked.local, local_secret=local_secret() if asked.local else "")
    except SettingsError as error:
        if asked.command == "package":
            return _package(None)
        print(error, file=sys.stderr)
        return 2
    if asked.command == "package":
        return _package(settings)
    make_room(settings.database_url)
    if asked.command != "serve":
        from administration import run

        status, lines = _run(run(settings, asked, lambda text: print(text, file=sys.stderr)))
        print(*lines, sep="\n")
        return status
    try:
        with held(settings.database_url):
            if wrong := _run(health.unfit(settings.database_url)):
                print(wrong, file=sys.stderr)
                return 2
            _run(serve(settings))
            return 0
    except AlreadyServedError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"cannot listen on {settings.host}:{settings.port}: {error.strerror}", file=sys.stderr)
        return 1


def _package(settings: Settings | None) -> int:
    """Build the app package."""
    from administration import package

    status, lines = package(settings)
    print(*lines, sep="\n")
    return status


def _run(work: Coroutine[Any, Any, T]) -> T:
    """On the faster loop where there is one."""
    try:
        import uvloop
    except ImportError:
        return asyncio.run(work)
    return uvloop.run(work)


if __name__ == "__main__":
    sys.exit(main())
