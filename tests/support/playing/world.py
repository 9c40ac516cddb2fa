"""The whole service on loopback, with people who use it as Teams would have them: they write, press and look.

    async with a_world(url) as world:
        solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas", "Silje"])
        ingrid, jonas = solvik["Ingrid"], solvik["Jonas"]
        await ingrid.says("refleksjonsmøte om 1.4 torsdag kl 14")
        await ingrid.presses("Send innkalling")
        assert "Torsdag" in solvik.channel_text()

After every act everything that is due has been said. Time stands still until ``world.at`` or ``world.passes`` moves it.
"""

from __future__ import annotations

import asyncio
import itertools
import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import aiohttp
import orjson
import pytest
from aiohttp import web

from app import HEARTBEAT, SERVICES, create_app
from bot.answering.pace import Pace
from bot.delivery.limits import Limits
from bot.edge.tokens import NoTokens
from bot.handling.services import Services
from bot.running import tasks
from bot.running.settings import read_settings
from store.database.engine import open_database
from tests.support.machines.authority import APP_ID, TENANT, Authority
from tests.support.machines.connector import LoopbackConnector
from tests.support.machines.edge import environment
from tests.support.playing.people import Somebody, Team

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)  # a Monday, 10 in the morning in Norway
BOT = {"id": f"28:{APP_ID}", "name": "Samklang"}


class World:
    """A running service, an authority, a Bot Connector, and schools."""

    def __init__(self, authority: Authority, teams: LoopbackConnector, session: aiohttp.ClientSession) -> None:
        self.authority = authority
        self.teams = teams
        self.session = session
        self.now = START
        self.origin = ""
        self.app: web.Application | None = None
        self.tenant = TENANT
        self.everybody: dict[str, Somebody] = {}
        self.all_teams: list[Team] = []
        self.settings: dict[str, str] = {}
        self.durable = True
        self.pace: Pace | None = None  # without one nobody is ever too fast
        self.local = False
        self.runner: web.AppRunner | None = None
        self._numbers = itertools.count(1)
        self._headers: tuple[datetime, str, dict[str, str]] | None = None

    # Schools and people ------------------------------------------------------------------------------------------

    async def school(self, name: str = "Solvik", leader: str = "Ingrid", teachers: Sequence[str] = ()) -> Team:
        """A team with these people, to which the bot was added by the one who leads it, and who has said so."""
        team = self.team(name, [leader, *teachers])
        await team.adds_the_bot(team[leader])
        await team[leader].presses_verb("lead.myself")
        return team

    def team(self, name: str, people: Sequence[str]) -> Team:
        """A team in Teams that has not heard of the bot."""
        team = Team(self, name)
        self.all_teams.append(team)
        for person in people:
            team.joins(person)
        return team

    # Time --------------------------------------------------------------------------------------------------------

    async def at(self, moment: datetime) -> None:
        """It is this time (aware), and what is due by then has been said."""
        assert moment >= self.now, "time goes forwards"
        self.now = moment.astimezone(UTC)
        await self.settle()

    async def passes(self, **much: float) -> None:
        """So much time passes."""
        await self.at(self.now + timedelta(**much))

    async def settle(self) -> None:
        """Everything that is due has been said, and everything in the background is done."""
        assert self.app is not None
        for _ in range(100):
            await self.app[HEARTBEAT].beat()
            background = [task for task in tasks._running if task is not asyncio.current_task()]
            if background:
                await asyncio.wait(background, timeout=10)
            async with self.services.units(write=False) as uow:
                due = await uow.notices.next_due()
            if (due is None or due > self.now) and not tasks._running:
                return
            if due is not None and due <= self.now and not background:
                await asyncio.sleep(0)
        raise AssertionError("the service never comes to rest")

    # The service ------------------------------------------------------------------------------------------------

    async def starts(self) -> None:
        """The service starts on its database, whatever is in it."""
        seconds = itertools.count()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("app.open_database", partial(open_database, durable=self.durable))
            self.app = create_app(
                replace(read_settings(self.settings), is_local=self.local),
                clock=lambda: self.now,
                sleep=_no_time,
                tokens=NoTokens(),
                pace=self.pace or Pace(lambda: float(next(seconds))),
                limits=Limits(lambda: float(next(seconds))),  # a second between any two messages: no limit ever bites
                beat_every=3600.0,
                warm=False,  # a process that draws for each test would be slow
            )
        self.runner = web.AppRunner(self.app, access_log=None)
        await self.runner.setup()
        await web.TCPSite(self.runner, "127.0.0.1", 0).start()
        self.origin = f"http://127.0.0.1:{self.runner.addresses[0][1]}"

    async def stops(self) -> None:
        """The service stops in good order."""
        assert self.runner is not None
        await self.runner.cleanup()

    async def restarts(self) -> None:
        """A new process on the same database: nothing that was only in memory is left."""
        await self.stops()
        await self.starts()

    # Asking the service ------------------------------------------------------------------------------------------

    @property
    def services(self) -> Services:
        """What the service's own handlers work with."""
        assert self.app is not None
        return self.app[SERVICES]

    def number(self) -> str:
        """An id that Teams might give."""
        return str(1_700_000_000_000 + next(self._numbers))

    async def post(self, activity: dict[str, Any], *, settle: bool = True) -> tuple[int, Any]:
        """Send an activity with a real signed token; returns status and body."""
        headers = {"Content-Type": "application/json; charset=utf-8", **self._token()}
        data = json.dumps(activity).encode()
        async with self.session.post(f"{self.origin}/api/messages", data=data, headers=headers) as response:
            raw = await response.read()
        if settle:
            await self.settle()
        return response.status, orjson.loads(raw) if raw else None

    def activity(self, kind: str, **more: Any) -> dict[str, Any]:
        """The parts that every activity has."""
        return {
            "type": kind,
            "id": self.number(),
            "channelId": "msteams",
            "serviceUrl": self.teams.service_url,
            "recipient": BOT,
            "timestamp": self.now.isoformat(),
        } | more

    def _token(self) -> dict[str, str]:
        now = int(self.now.timestamp())
        if self._headers is None or self._headers[:2] != (self.now, self.teams.service_url):
            made = self.authority.header(self.teams.service_url, iat=now - 5, nbf=now - 5, exp=now + 3600)
            self._headers = (self.now, self.teams.service_url, made)
        return self._headers[2]


@asynccontextmanager
async def a_world(
    database_url: str, *, durable: bool = False, local: bool = False, **settings: str
) -> AsyncIterator[World]:
    """Start everything on a migrated database; its commits do not wait for the disk unless it is to be durable.

    ``local``: as on a developer's machine, where files are fetched from loopback too.
    """
    async with Authority() as authority, LoopbackConnector() as teams, aiohttp.ClientSession() as session:
        world = World(authority, teams, session)
        environ = environment(authority, teams, SAMKLANG_DATABASE_URL=database_url, **settings)
        world.settings, world.durable, world.local = environ, durable, local
        await world.starts()
        try:
            yield world
        finally:
            await world.stops()


async def _no_time(_seconds: float) -> None:
    await asyncio.sleep(0)
