"""The other end of a posted message: takes it and answers at once, as lean as asyncio allows, in its own process."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import cast

HEAD = b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


@contextmanager
def sink() -> Iterator[str]:
    """Serve; yields the service address."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_main, args=(theirs,), daemon=True)
    process.start()
    try:
        yield f"http://127.0.0.1:{ours.recv()}/"
    finally:
        ours.send(None)
        process.join(10)


def taken(service_url: str) -> list[str]:
    """The conversations that were posted to since this was last asked."""
    with urllib.request.urlopen(service_url, timeout=10) as answer:
        found: list[str] = json.load(answer)
    return found


def _main(parent: Connection) -> None:
    import uvloop

    uvloop.run(_serve(parent))


async def _serve(parent: Connection) -> None:
    places: list[str] = []
    server = await asyncio.get_running_loop().create_server(lambda: _Taker(places), "127.0.0.1", 0)
    parent.send(server.sockets[0].getsockname()[1])
    await asyncio.to_thread(parent.recv)


class _Taker(asyncio.Protocol):
    """One connection: a request is read to its end and answered, then the next."""

    def __init__(self, places: list[str]) -> None:
        self._places = places
        self._buffer = bytearray()
        self._wire: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._wire = cast(asyncio.WriteTransport, transport)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = bytes(self._buffer[:end]).lower()
            at = head.find(b"content-length:")
            length = int(head[at + 15 :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self._buffer) < end + 4 + length:
                return
            del self._buffer[: end + 4 + length]
            self._answer(head)

    def _answer(self, head: bytes) -> None:
        body = b'{"id":"1700000000001"}'
        if head.startswith(b"get"):
            body = json.dumps(self._places).encode()
            self._places.clear()
        else:
            self._places.append(head.split(b"/", 4)[3].decode())
        assert self._wire is not None
        self._wire.write(HEAD % len(body) + body)
