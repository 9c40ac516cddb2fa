"""Processes that deliver what is due until they are killed, at a step of the delivery that is told.

    with mortals() as deliver:
        assert deliver(database_url, service_url, "posting") == -signal.SIGKILL

One process has imported everything and forks for each delivery. The one that is forked kills itself, with SIGKILL, as
soon as it comes to the step; where it comes to its end instead, the answer is 0.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

STEPS = ("claiming", "claimed", "rendering", "rendered", "posting", "marking", "marked")
FIVE = 5  # posts that are answered before the one that is killed while posting dies

Deliver = Callable[[str, str, str, datetime], int]


@contextmanager
def mortals() -> Iterator[Deliver]:
    """Start the process that forks; it ends with the block."""
    command = [sys.executable, "-m", "tests.support.machines.mortal"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdin is not None
        assert parent.stdout is not None
        asks, answers = parent.stdin, parent.stdout

        def deliver(database_url: str, service_url: str, step: str, now: datetime) -> int:
            asks.write(json.dumps([database_url, service_url, step, now.isoformat()]) + "\n")
            asks.flush()
            return int(answers.readline())

        yield deliver
        asks.close()


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _watch(step: str) -> None:
    """Let the process die at the step: each commit of a delivery is known by what its unit did before."""
    from bot.delivery.deliver import Delivery
    from bot.edge.connector import Connector
    from store.database.work import Work
    from store.delivery.notices import NoticeRows

    doing: dict[Any, str] = {}
    commit, claim, finish, render, send = (
        Work.commit, NoticeRows.claim_due, NoticeRows.finish_many, Delivery.render, Connector.send
    )  # fmt: skip
    posted = 0

    async def watched_commit(work: Work) -> None:
        now = doing.pop(work, "")
        if now and step == f"{now}ing":
            _die()
        await commit(work)
        if now and step == {"claim": "claimed", "render": "rendered", "mark": "marked"}[now]:
            _die()

    async def watched_claim(rows: NoticeRows, *arguments: Any, **how: Any) -> Any:
        doing[rows._work] = "claim"
        return await claim(rows, *arguments, **how)

    async def watched_finish(rows: NoticeRows, ids: Any, *arguments: Any) -> None:
        if ids:
            doing[rows._work] = "mark"
        await finish(rows, ids, *arguments)

    async def watched_render(self: Delivery, uow: Any, *arguments: Any) -> Any:
        doing[uow.work] = "render"
        return await render(self, uow, *arguments)

    async def watched_send(self: Connector, *arguments: Any) -> str:
        nonlocal posted
        sent = await send(self, *arguments)
        posted += 1
        if step == "posting" and posted == FIVE:
            _die()
        return sent

    for owner, name, watched in (
        (Work, "commit", watched_commit),
        (NoticeRows, "claim_due", watched_claim),
        (NoticeRows, "finish_many", watched_finish),
        (Delivery, "render", watched_render),
        (Connector, "send", watched_send),
    ):
        setattr(owner, name, watched)


async def _deliver(database_url: str, service_url: str, now: datetime) -> None:
    from app import HEARTBEAT, create_app
    from bot.edge.tokens import NoTokens
    from bot.running.settings import read_settings
    from tests.support.machines.edge import environment
    from tests.support.machines.no_limits import NoLimits

    host = service_url.removeprefix("http://").rstrip("/")
    environ = environment(SAMKLANG_DATABASE_URL=database_url, SAMKLANG_SERVICE_HOSTS=host)
    app = create_app(read_settings(environ), clock=lambda: now, tokens=NoTokens(), limits=NoLimits(), warm=False)
    await app[HEARTBEAT].beat()


def _main() -> None:
    import app  # noqa: F401  (once, for all who are forked)

    for line in sys.stdin:
        database_url, service_url, step, now = json.loads(line)
        child = os.fork()
        if child == 0:
            _watch(step)
            asyncio.run(_deliver(database_url, service_url, datetime.fromisoformat(now).astimezone(UTC)))
            os._exit(0)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


if __name__ == "__main__":
    _main()
