"""The edge on its own: settings, authority, Bot Connector and HTTP side on loopback; tests say what the handlers do."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import orjson
from aiohttp import web

from bot.edge.auth import TokenCheck
from bot.edge.web import Handlers, Page, make_web
from bot.running.settings import Settings, read_settings
from tests.support.machines.authority import APP_ID, TENANT, Authority
from tests.support.machines.connector import LoopbackConnector

SECRET = "a secret that is long enough for everybody"


class MovableClock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = dt.datetime.now(dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now

    def move(self, **much: float) -> None:
        self.now += dt.timedelta(**much)


def environment(
    authority: Authority | None = None, teams: LoopbackConnector | None = None, **more: str
) -> dict[str, str]:
    """A full set of settings, pointing to the loopback parts that are given."""
    found = {
        "MicrosoftAppId": APP_ID,
        "MicrosoftAppPassword": "not a real password",
        "MicrosoftAppTenantId": TENANT,
        "SAMKLANG_PUBLIC_URL": "https://samklang.example",
        "SAMKLANG_SECRET": SECRET,
    }
    if authority is not None:
        found["SAMKLANG_CHANNEL_METADATA_URL"] = authority.metadata_url
    if teams is not None:
        found["SAMKLANG_SERVICE_HOSTS"] = teams.host
    return found | more


def activity(service_url: str, **changes: Any) -> dict[str, Any]:
    """A message as Teams sends it from a personal chat; a change to None takes the field out."""
    found: dict[str, Any] = {
        "type": "message",
        "id": "1700000000000",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": "29:ingrid", "name": "Ingrid Lunde", "aadObjectId": "aad-ingrid"},
        "recipient": {"id": f"28:{APP_ID}", "name": "Samklang"},
        "conversation": {"id": "a:1ingrid", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "text": "hjelp",
        "locale": "nb-NO",
    } | changes
    return {name: value for name, value in found.items() if value is not None}


def invoke(service_url: str, data: object = None, **changes: Any) -> dict[str, Any]:
    """A press on a card."""
    value = {"action": {"type": "Action.Execute", "verb": "x", "data": data}, "trigger": "manual"}
    changes = {"type": "invoke", "name": "adaptiveCard/action", "value": value, "text": None} | changes
    return activity(service_url, **changes)


@dataclass
class Edge:
    """A running edge. ``seen`` is what reached the handlers; ``on_invoke`` and ``on_message`` may be replaced."""

    settings: Settings
    check: TokenCheck
    origin: str
    session: aiohttp.ClientSession
    authority: Authority
    teams: LoopbackConnector
    seen: list[dict[str, Any]] = field(default_factory=list)
    on_invoke: Any = None
    on_message: Any = None

    async def invoke(self, came: dict[str, Any]) -> tuple[int, bytes]:
        self.seen.append(came)
        if self.on_invoke is not None:
            return await self.on_invoke(came)  # type: ignore[no-any-return]
        return 200, orjson.dumps(
            {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": "ok"}
        )

    async def message(self, came: dict[str, Any]) -> bytes | None:
        self.seen.append(came)
        return await self.on_message(came) if self.on_message is not None else None

    async def post(self, body: object, headers: Mapping[str, str] | None = None, **token: Any) -> tuple[int, bytes]:
        """Post an activity (or raw bytes) with a good token, unless headers are given; returns status and body."""
        data = body if isinstance(body, bytes) else orjson.dumps(body)
        if headers is None:
            headers = self.authority.header(self.teams.service_url, **token)
        sent = {"Content-Type": "application/json; charset=utf-8", **headers}
        async with self.session.post(f"{self.origin}/api/messages", data=data, headers=sent) as response:
            return response.status, await response.read()

    async def status(self, body: object, headers: Mapping[str, str] | None = None, **token: Any) -> int:
        return (await self.post(body, headers, **token))[0]


@asynccontextmanager
async def running_edge(
    *,
    local: bool = False,
    clock: Any = None,
    pages: Mapping[str, Page] | None = None,
    ready: bool = True,
    **settings: str,
) -> AsyncIterator[Edge]:
    """Start an edge and everything it talks to."""
    async with Authority() as authority, LoopbackConnector() as teams, aiohttp.ClientSession() as session:
        environ = {} if local else environment(authority, teams)
        made = read_settings(environ | settings, local=local, local_secret=SECRET)
        check = TokenCheck(made, clock or MovableClock())
        edge = Edge(made, check, "", session, authority, teams)

        async def is_ready() -> str:
            return "" if ready else "The disk is full."

        runner = web.AppRunner(
            make_web(made, check, Handlers(edge.invoke, edge.message, is_ready, pages or {})), access_log=None
        )
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        edge.origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield edge
        finally:
            await runner.cleanup()
