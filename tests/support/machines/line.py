"""A connector talking to a loopback Bot Connector, with a token that is always there and waits of no length."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from bot.edge.connector import Connector
from bot.edge.outgoing import message
from bot.running.settings import read_settings
from tests.support.machines.connector import LoopbackConnector
from tests.support.machines.edge import MovableClock, environment

CHAT = "a:1ingrid"


class FixedTokens:
    def __init__(self) -> None:
        self.forgotten = 0
        self.asked = 0

    async def bearer(self) -> str:
        self.asked += 1
        return "outbound"

    def forget(self, token: str) -> None:
        self.forgotten += 1

    async def close(self) -> None:
        pass


@dataclass
class Line:
    connector: Connector
    teams: LoopbackConnector
    tokens: FixedTokens
    waits: list[float]

    async def send(self, text: str = "hei") -> str:
        return await self.connector.send(self.teams.service_url, CHAT, message(text=text))


@asynccontextmanager
async def a_line() -> AsyncIterator[Line]:
    """Open the line. ``waits`` is how long the connector would have slept."""
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async with LoopbackConnector() as teams:
        tokens = FixedTokens()
        settings = read_settings(environment(teams=teams))
        connector = Connector(settings, tokens, MovableClock(), sleep, timeout=0.5)
        yield Line(connector, teams, tokens, waits)
        await connector.close()
