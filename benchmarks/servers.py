"""Servers that are measured, each in a process of its own."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection

from aiohttp import web

from benchmarks import peers


def plain() -> web.Application:
    """The baseline of card actions."""
    return peers.plain_app()


def ceiling() -> web.Application:
    """What transport and a remembered token leave."""
    return peers.ceiling_app()


def echo() -> web.Application:
    """The baseline of messages."""
    return peers.echo_app()


def samklang(environ: Mapping[str, str]) -> web.Application:
    """The whole service, as it is served. Outgoing tokens are left out; messages to the connector are not."""
    from app import create_app
    from bot.answering.pace import Bound, Pace
    from bot.edge.tokens import NoTokens
    from bot.running.settings import read_settings

    unbound = Bound(10**9, 1e9)  # forty people send what thousands would
    return create_app(read_settings(environ), tokens=NoTokens(), pace=Pace(person=unbound, tenant=unbound))


@dataclass(frozen=True, slots=True)
class Served:
    """A server in another process: its port on loopback, and how to ask it what it has used."""

    port: int
    ask: Callable[[str], float]

    def cpu(self) -> float:
        """Seconds of CPU, all threads, that the process has used until now."""
        return self.ask(CPU)


CPU = "cpu"


@contextmanager
def served(make: Callable[..., web.Application], *arguments: object, fast_loop: bool = False) -> Iterator[Served]:
    """Serve an application in another process."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_main, args=(theirs, make, arguments, fast_loop))

    def ask(what: str) -> float:
        ours.send(what)
        answer: float = ours.recv()
        return answer

    process.start()
    try:
        yield Served(ours.recv(), ask)
    finally:
        ours.send(None)
        process.join(20)
        if process.is_alive():
            process.kill()


def _main(parent: Connection, make: Callable[..., web.Application], arguments: tuple[object, ...], fast: bool) -> None:
    run: Callable[[Awaitable[None]], object] = asyncio.run  # type: ignore[assignment]
    if fast:
        import uvloop

        run = uvloop.run  # type: ignore[assignment]
    run(_serve(parent, make(*arguments)))


async def _serve(parent: Connection, app: web.Application) -> None:
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    parent.send(runner.addresses[0][1])
    await asyncio.to_thread(_tell_until_done, parent)
    await runner.cleanup()


def _tell_until_done(parent: Connection) -> None:
    while parent.recv() == CPU:
        parent.send(time.process_time())
