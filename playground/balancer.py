"""A load balancer on loopback: each request goes to the next of several services, whoever sent the one before.

    python -m playground.balancer --port 3978 --to 4001 --to 4002 --to 4003

A service that is gone before a request was sent to it is passed over, once. Whatever happens to a request after that is
answered with 502, as balancers do: only the sender knows whether it may be sent again.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import signal
from collections import Counter
from collections.abc import Sequence

import aiohttp
from aiohttp import web

HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "host", "te", "upgrade"})
MOST_BYTES = 64 << 20
TIMEOUT = aiohttp.ClientTimeout(total=60, connect=5)


class Balancer:
    """``async with Balancer(ports) as balancer``: listens on ``balancer.port``. ``ports`` may change meanwhile."""

    def __init__(self, ports: Sequence[int], port: int = 0) -> None:
        self.ports = list(ports)
        self.port = port
        self.answers: Counter[int] = Counter()  # of the services, by status
        self.passed_over = 0
        self.broken = 0  # answered with 502 because the service went while it had the request
        self.nobody = 0  # answered with 502 because the next one was gone, too
        self._turn = itertools.count()
        app = web.Application(client_max_size=MOST_BYTES)
        app.router.add_route("*", "/{path:.*}", self._answer)
        self._runner = web.AppRunner(app, access_log=None)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Balancer:
        # A connection for each request: on one that was kept nobody knows whether the service went before or after.
        connector = aiohttp.TCPConnector(force_close=True, limit=0)
        self._session = aiohttp.ClientSession(timeout=TIMEOUT, connector=connector, auto_decompress=False)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", self.port).start()
        self.port = self._runner.addresses[0][1]
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self._runner.cleanup()
        if self._session is not None:
            await self._session.close()

    async def _answer(self, request: web.Request) -> web.Response:
        body = await request.read()
        try:
            try:
                answer = await self._ask(request, body)
            except aiohttp.ClientConnectorError:
                self.passed_over += 1
                answer = await self._ask(request, body)
        except (aiohttp.ClientError, TimeoutError) as error:
            if isinstance(error, aiohttp.ClientConnectorError):
                self.nobody += 1
            else:
                self.broken += 1
            return web.Response(status=502)
        self.answers[answer.status] += 1
        return answer

    async def _ask(self, request: web.Request, body: bytes) -> web.Response:
        assert self._session is not None
        port = self.ports[next(self._turn) % len(self.ports)]
        url = f"http://127.0.0.1:{port}{request.raw_path}"
        headers = {name: value for name, value in request.headers.items() if name.lower() not in HOP_BY_HOP}
        asked = self._session.request(request.method, url, data=body or None, headers=headers, allow_redirects=False)
        async with asked as response:
            kept = {name: value for name, value in response.headers.items() if name.lower() not in HOP_BY_HOP}
            return web.Response(status=response.status, headers=kept, body=await response.read())


async def main() -> None:
    """Balance until SIGINT or SIGTERM."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--to", type=int, action="append", required=True, help="a service's port; once for each")
    asked = parser.parse_args()
    stopping = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopping.set)
    async with Balancer(asked.to, asked.port):
        await stopping.wait()


if __name__ == "__main__":
    asyncio.run(main())
