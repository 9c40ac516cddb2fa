"""What a starting service gets ready in the background, without anybody waiting for it."""

from __future__ import annotations

import asyncio

from aiohttp import web

from app import create_app
from bot.edge.tokens import NoTokens
from bot.running import tasks
from bot.running.settings import read_settings
from tests.support.machines.authority import Authority
from tests.support.machines.connector import LoopbackConnector
from tests.support.machines.edge import environment


async def test_signing_keys_and_marks_are_fetched_ahead_and_the_start_waits_for_neither(sqlite_url: str) -> None:
    async with Authority() as authority, LoopbackConnector() as teams:
        settings = read_settings(environment(authority, teams, SAMKLANG_DATABASE_URL=sqlite_url))
        runner = web.AppRunner(create_app(settings, tokens=NoTokens()), access_log=None)
        try:
            await runner.setup()

            warming = {task.get_name(): task for task in tasks._running if not task.done()}
            assert {"draw the marks", "fetch signing keys"} <= set(warming)
            await asyncio.wait_for(warming["fetch signing keys"], 10)
            assert (authority.metadata_requests, authority.key_requests) == (1, 1)
        finally:
            await runner.cleanup()
        assert not [name for name, task in warming.items() if not task.done()]
