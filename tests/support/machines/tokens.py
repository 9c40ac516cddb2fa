"""Where outbound tokens come from in a test: a credential that is told what to do, and a service in a process."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from bot.edge.tokens import SCOPE
from tests.support.machines.authority import Authority
from tests.support.machines.connector import LoopbackConnector
from tests.support.machines.edge import MovableClock, environment
from tests.support.machines.keys import loopback_certificates

SEND_THREE = """
import asyncio, os, sys
from bot.running.clock import system_clock
from bot.edge.connector import Connector
from bot.edge.outgoing import message
from bot.running.settings import from_environment
from bot.edge.tokens import tokens_for

async def main():
    settings = from_environment()
    connector = Connector(settings, tokens_for(settings, system_clock), system_clock)
    for text in ("one", "two", "three"):
        await connector.send(sys.argv[1], "a:1", message(text=text))
    await connector.close()

asyncio.run(main())
"""


class Issuer:
    """A credential whose tokens last an hour, and which can be told to fail."""

    def __init__(self, clock: MovableClock) -> None:
        self.clock = clock
        self.asked = 0
        self.fails = False
        self.slow = asyncio.Event()
        self.slow.set()

    async def get_token(self, *scopes: str) -> Any:
        assert scopes == (SCOPE,)
        self.asked += 1
        await self.slow.wait()
        if self.fails:
            raise RuntimeError("no")
        return SimpleNamespace(token=f"token-{self.asked}", expires_on=int(self.clock().timestamp()) + 3600)

    async def close(self) -> None:
        pass


async def send_three(folder: Path, teams: LoopbackConnector, app_type: str = "SingleTenant") -> list[dict[str, str]]:
    """Send from a process of its own, because a private authority is trusted through SSL_CERT_FILE as the
    contract says.

    Returns what the authority was asked.
    """
    certificates = loopback_certificates(folder)
    async with Authority(certificates.server_context) as authority:
        environ = environment(teams=teams, SAMKLANG_LOGIN_AUTHORITY=authority.origin, MicrosoftAppType=app_type)
        root = str(Path(__file__).parents[3])
        environ |= {"SSL_CERT_FILE": str(certificates.authority_file), "PYTHONPATH": root, "PATH": os.environ["PATH"]}
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", SEND_THREE, teams.service_url, env=environ, stderr=asyncio.subprocess.PIPE
        )
        _out, errors = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 0, errors.decode()
        assert [m.text for m in teams.thread("a:1")] == ["one", "two", "three"]
        return authority.token_requests
