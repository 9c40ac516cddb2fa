"""Servers that are measured, each in a process of its own."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
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
    from bot.edge.tokens import NoTokens
    from bot.running.settings import read_settings

    return create_app(read_settings(environ), tokens=NoTokens())


@contextmanager
def served(make: Callable[..., web.Application], *arguments: object, fast_loop: bool = False) -> Iterator[int]:
    """Serve an application in another process; yields its port."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_main, args=(theirs, make, arguments, fast_loop))
    process.start()
    try:
        yield ours.recv()
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
    await asyncio.to_thread(parent.recv)
    await runner.cleanup()
