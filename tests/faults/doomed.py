"""Service processes that kill themselves, with SIGKILL, at the step of their work that they are told.

    with dooms() as doomed:
        service = doomed.serve(settings, now, die_at=3)
        ...
        assert service.ended() == -signal.SIGKILL

The steps: an activity came, a commit was made, a call to Teams was answered, an answer is about to go. What is kept and
what is said is the same just before the next as just after the last, so there are no more. The first is number 1, and
``service.steps`` names those that came. One process has imported everything and forks.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any


@dataclass
class Service:
    """A running service: ``origin`` is where it listens."""

    origin: str
    log: Path
    asks: IO[str]
    answers: IO[str]

    def ended(self) -> int:
        """End it where it has not ended by itself; how it ended."""
        self.asks.write("end\n")
        self.asks.flush()
        return int(self.answers.readline())

    @property
    def steps(self) -> list[str]:
        """The steps that came so far."""
        return self.log.read_text(encoding="utf-8").split("\n")[:-1]


@dataclass
class Dooms:
    """The process that forks, and a folder for what its children write."""

    folder: Path
    asks: IO[str]
    answers: IO[str]
    served: int = 0

    def serve(self, settings: Mapping[str, str], now: datetime, die_at: int = 0) -> Service:
        """Start a service; with ``die_at`` 0 it lives. One at a time."""
        self.served += 1
        log = self.folder / str(self.served)
        log.touch()
        self.asks.write(json.dumps([dict(settings), now.isoformat(), die_at, str(log)]) + "\n")
        self.asks.flush()
        return Service(self.answers.readline().strip(), log, self.asks, self.answers)


@contextmanager
def dooms() -> Iterator[Dooms]:
    """Start the process that forks; it ends with the block."""
    command = [sys.executable, "-m", "tests.faults.doomed"]
    with (
        TemporaryDirectory() as folder,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent,
    ):
        assert parent.stdin is not None
        assert parent.stdout is not None
        yield Dooms(Path(folder), parent.stdin, parent.stdout)
        parent.stdin.close()


class _Steps:
    """Counts steps from the first activity on, and dies at one of them."""

    def __init__(self, die_at: int, log: str) -> None:
        self._die_at = die_at
        self._log = os.open(log, os.O_WRONLY | os.O_APPEND)
        self._count = 0
        self.begun = False

    def come(self, name: str) -> None:
        if not self.begun:
            return
        self._count += 1
        os.write(self._log, f"{name}\n".encode())
        if self._count == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)


def _watch(steps: _Steps) -> None:
    from bot.edge.connector import Connector
    from bot.edge.web import _Messages
    from store.database.work import Work

    commit, call, answer = Work.commit, Connector._once, _Messages.answer

    async def watched_commit(work: Work) -> None:
        await commit(work)
        steps.come("after a commit")

    async def watched_call(self: Connector, method: str, *arguments: Any) -> Any:
        called = await call(self, method, *arguments)
        steps.come(f"after a {method}")
        return called

    async def watched_answer(self: Any, request: Any) -> Any:
        steps.begun = True
        steps.come("when it came")
        answered = await answer(self, request)
        steps.come("before the answer")
        return answered

    for owner, name, watched in (
        (Work, "commit", watched_commit), (Connector, "_once", watched_call), (_Messages, "answer", watched_answer)
    ):  # fmt: skip
        setattr(owner, name, watched)


async def _serve(settings: dict[str, str], now: datetime) -> None:
    from aiohttp import web

    from app import HEARTBEAT, create_app
    from bot.edge.tokens import NoTokens
    from bot.running import tasks
    from bot.running.settings import read_settings
    from tests.support.machines.no_limits import NoLimits

    async def no_time(_seconds: float) -> None:
        await asyncio.sleep(0)

    app = create_app(
        read_settings(settings),
        clock=lambda: now,
        sleep=no_time,
        tokens=NoTokens(),
        limits=NoLimits(),
        beat_every=3600.0,
        warm=False,
    )

    async def settle() -> None:
        for _ in range(10):
            await app[HEARTBEAT].beat()
            background = [task for task in tasks._running if task.get_name() != "message"]
            if not background:
                return
            await asyncio.wait(background)

    async def settled(_request: web.Request) -> web.Response:
        await settle()
        return web.Response()

    app.router.add_get("/settled", settled)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await settle()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)  # noqa: T201
    await asyncio.Event().wait()


def _main() -> None:
    import app  # noqa: F401  (once, for all who are forked)

    for line in sys.stdin:
        settings, now, die_at, log = json.loads(line)
        child = os.fork()
        if child == 0:
            _watch(_Steps(die_at, log))
            asyncio.run(_serve(settings, datetime.fromisoformat(now)))
            os._exit(0)
        sys.stdin.readline()
        os.kill(child, signal.SIGTERM)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


if __name__ == "__main__":
    _main()
