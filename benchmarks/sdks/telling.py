"""What a peer in another environment says to the benchmark: its port, then the CPU seconds it has used when asked."""

from __future__ import annotations

import asyncio
import socket
import sys
import time


def free_port() -> int:
    """Return a port of loopback that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


async def tell_until_done(port: int) -> None:
    """Answer a line with CPU seconds for each line that comes; return when the other end is closed."""
    print(port, flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(time.process_time(), flush=True)
