"""The fuzzer: a whole service on loopback, real tokens, and what ``mutate`` makes, for so many seconds.

What has to hold of every answer: no 5xx, no longer than an invoke may take, nothing of another school in it, and no
failure in the log. ``make fuzz SECONDS=600`` runs it longer, with ``SEED=`` for the same once more.
"""

from __future__ import annotations

import asyncio
import json
import logging
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import aiohttp
from yarl import URL

from bot.edge.web import INVOKE_LIMIT
from bot.running.logging_ import is_not_of_clients
from store.database.migrate import upgrade
from tests.fuzz.mutate import Mutator
from tests.support.playing.world import BOT, World, a_world

CANARY = "Kanarivik"  # another school of the same tenant, and all that is written there
SLOWEST = INVOKE_LIMIT * 1.25


class Heard(logging.Handler):
    """Every failure that was logged."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.addFilter(is_not_of_clients)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(
            f"{record.name}: {record.getMessage()} {getattr(record, 'facts', '')} {record.exc_info or ''}"
        )


class Fuzzing:
    """One world and its findings."""

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.seed = world, seed
        self.statuses: Counter[str] = Counter()
        self.findings: list[str] = []
        self._heard = Heard()

    async def run(self, seconds: float) -> None:
        """Send until the time is over, one after another: what is found can be found again."""
        mutator, addresses = await self._prepared()
        logging.getLogger().addHandler(self._heard)
        until = time.monotonic() + seconds
        try:
            for number in range(10**9):
                if time.monotonic() > until:
                    break
                if number % 4:
                    await self._activity(mutator.body())
                else:
                    await self._page(mutator.method(), mutator.path(addresses), mutator.form())
            await self.world.settle()
            self._hear("afterwards")
        finally:
            logging.getLogger().removeHandler(self._heard)

    async def _prepared(self) -> tuple[Mutator, list[str]]:
        world = self.world
        solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
        other = await world.school(CANARY, f"{CANARY}Leder", [f"{CANARY}Lærer"])
        for leader in (solvik["Ingrid"], other[f"{CANARY}Leder"]):
            await leader.says("refleksjonsmøte om 1.4 torsdag kl 14")
            await leader.presses("Send innkalling")
        jonas = solvik["Jonas"]
        await jonas.adds_the_app()
        refs, links = [await solvik.school_id(), await other.school_id()], world.services.addresses
        addresses = []
        async with world.services.units(write=False) as uow:
            for school_id in list(refs):
                for meeting in await uow.meetings.of_school(school_id):
                    refs.append(meeting.id)
                    addresses += [links.wall(meeting.id), links.calendar(meeting.id, 1)] if school_id == refs[0] else []
        addresses += [
            links.document("minutes", refs[2], world.now, ".docx"),
            links.chart("0" * 32),
            links.mark("level-1"),
        ]
        paths = [URL(each).path for each in addresses]
        paths += [paths[0].replace("/wall/", "/vote/"), "/healthz", "/readyz", "/", "/api/messages"]
        filled = {
            "{FROM}": jonas.sender, "{BOT}": BOT, "{SERVICE}": world.teams.service_url, "{TENANT}": world.tenant,
            "{CHAT}": jonas.chat, "{TEAM}": solvik.id, "{CHANNEL}": solvik.channel_id,
        }  # fmt: skip
        return Mutator(self.seed, filled, refs), paths

    async def _activity(self, body: bytes) -> None:
        headers = {"Content-Type": "application/json; charset=utf-8", **self.world._token()}
        began = time.monotonic()
        async with self.world.session.post(f"{self.world.origin}/api/messages", data=body, headers=headers) as response:
            self._look("POST activity", response.status, await response.read(), time.monotonic() - began, body)

    async def _page(self, method: str, path: str, form: dict[str, str]) -> None:
        url = URL(self.world.origin + path.partition("?")[0], encoded=True)
        began = time.monotonic()
        try:
            async with self.world.session.request(method, url, data=form if method == "POST" else None) as response:
                self._look(f"{method} page", response.status, await response.read(), time.monotonic() - began, path)
        except ValueError:
            self.statuses["not sent"] += 1  # the client refuses to send it
        except aiohttp.ClientResponseError as error:  # the server's own 400 has a body, which a HEAD must not
            self._look(f"{method} page", error.status, b"", time.monotonic() - began, path)

    def _look(self, what: str, status: int, answer: bytes, seconds: float, sent: Any) -> None:
        self.statuses[f"{what} {status}"] += 1
        wrong = [
            *([f"status {status}"] if status >= 500 else []),
            *([f"{seconds:.1f} s"] if seconds > SLOWEST else []),
            *(["another school's text"] if CANARY.encode() in answer else []),
            *(["a traceback"] if b"Traceback" in answer else []),
        ]
        if wrong:
            self.findings.append(f"seed {self.seed}: {what}: {', '.join(wrong)}: {sent!r:.3000}")
        self._hear(f"{what}: {sent!r:.3000}")

    def _hear(self, sent: str) -> None:
        self.findings += [f"seed {self.seed}: logged: {line}: {sent}" for line in self._heard.lines]
        self._heard.lines.clear()


async def fuzz(database_url: str, seconds: float, seed: int) -> Fuzzing:
    """Run it on a migrated database."""
    async with a_world(database_url) as world:
        fuzzing = Fuzzing(world, seed)
        await fuzzing.run(seconds)
        return fuzzing


async def _by_hand(seconds: float, seed: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'fuzz.db'}"
        await upgrade(url)
        found = await fuzz(url, seconds, seed)
    sys.stdout.write(json.dumps(found.statuses, indent=1) + "\n" + "\n".join(found.findings) + "\n")
    return 1 if found.findings else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_by_hand(float(sys.argv[1]), int(sys.argv[2]))))
