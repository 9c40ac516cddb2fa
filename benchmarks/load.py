"""A load generator in a process of its own: prebuilt requests over kept connections, as lean as asyncio allows."""

from __future__ import annotations

import asyncio
import multiprocessing
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection


@dataclass(frozen=True, slots=True)
class Load:
    """``requests`` are sent round and round, ``at_once`` in flight, until ``total`` have been answered."""

    port: int
    requests: Sequence[bytes]
    at_once: int
    total: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """``rate`` is answers a second; ``statuses`` counts them; ``sample`` is the last answer's body."""

    rate: float
    statuses: dict[int, int]
    sample: bytes


def http_request(path: str, body: bytes, headers: Mapping[str, str]) -> bytes:
    """One HTTP/1.1 request as bytes."""
    head = {"Host": "127.0.0.1", "Content-Type": "application/json", "Content-Length": str(len(body)), **headers}
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in head.items()), "", ""]
    return "\r\n".join(lines).encode() + body


def run(load: Load) -> Outcome:
    """Apply a load from another process and wait for its outcome."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_main, args=(theirs, load), daemon=True)
    process.start()
    theirs.close()
    outcome: Outcome = ours.recv()
    process.join()
    return outcome


def _main(answer: Connection, load: Load) -> None:
    import uvloop

    answer.send(uvloop.run(_apply(load)))


async def _apply(load: Load) -> Outcome:
    statuses: dict[int, int] = {}
    sample = b""
    left = load.total
    position = 0

    async def worker() -> None:
        nonlocal left, position, sample
        reader, writer = await asyncio.open_connection("127.0.0.1", load.port)
        while left > 0:
            left -= 1
            request = load.requests[position % len(load.requests)]
            position += 1
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            status = int(head[9:12])
            lines = head.lower().split(b"\r\n")
            length = next((int(line[15:]) for line in lines if line.startswith(b"content-length:")), 0)
            sample = await reader.readexactly(length)
            statuses[status] = statuses.get(status, 0) + 1
        writer.close()

    started = time.perf_counter()
    await asyncio.gather(*(worker() for _ in range(load.at_once)))
    return Outcome(load.total / (time.perf_counter() - started), statuses, sample)
