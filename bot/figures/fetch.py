"""Asking a public table service: one host only, at most thirty calls a minute, retried, and what it said is kept.

Where it does not answer, the answer that was kept is used, and said to be from when it is.
"""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import timedelta
from types import TracebackType
from typing import Self

import aiohttp
import orjson
from yarl import URL

from bot.edge.retry import Sleep, UnansweredError, refusal, with_retries
from bot.running.hosts import split_address
from bot.running.metrics import STATISTICS
from domain.errors import Problem, TransportError
from domain.figures.statistics import Fetched, NoStatistics
from domain.unit_of_work import Clock, Units

TIMEOUT = 15.0
MOST_CALLS, WITHIN = 30, 60.0  # what Statistics Norway allows
MOST_BYTES = 8 << 20
FRESH = timedelta(hours=6)  # new figures come at most twice a year
LONGEST_PAUSE = 60.0


class Pace:
    """Lets a caller go on when there have been fewer than so many calls in the last minute."""

    def __init__(self, clock: Clock, sleep: Sleep, most: int = MOST_CALLS, within: float = WITHIN) -> None:
        self._clock = clock
        self._sleep = sleep
        self._most = most
        self._within = within
        self._calls: deque[float] = deque()
        self._turn = asyncio.Lock()

    async def wait(self) -> None:
        """Return when the next call may be made."""
        async with self._turn:
            while True:
                now = self._clock().timestamp()
                while self._calls and self._calls[0] <= now - self._within:
                    self._calls.popleft()
                if len(self._calls) < self._most:
                    self._calls.append(now)
                    return
                await self._sleep(self._calls[0] + self._within - now)


class Statistics:
    """``domain.figures.statistics.Get`` for the service at one address: ``async with Statistics(...) as get``."""

    def __init__(
        self, base_url: str, units: Units, clock: Clock, sleep: Sleep = asyncio.sleep, timeout: float = TIMEOUT
    ) -> None:
        self._origin = _origin(base_url)
        self._units = units
        self._clock = clock
        self._sleep = sleep
        self._pace = Pace(clock, sleep)
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=min(5.0, timeout))
        self._session: aiohttp.ClientSession | None = None
        self._silent: dict[str, Problem] = {}  # services that did not answer: nobody waits for each table anew

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def __call__(self, url: str) -> Fetched:
        """The answer at an address: one that was kept not long ago, a new one, or else the one that was kept."""
        if not self._origin or _origin(url) != self._origin:
            raise NoStatistics("statistics_place", host=_origin(url))
        now = self._clock()
        async with self._units(write=False) as uow:
            kept = await uow.statistics.get(url)
        if kept and now - kept[1] < FRESH:
            return Fetched(*kept)
        service = "/".join(URL(url).path.split("/")[:3])
        if kept and service in self._silent:
            return Fetched(*kept, offline=self._silent[service])
        try:
            body = await self._fetch(url)
        except TransportError as error:
            problem = _problem(error, url)
            if kept is None or problem.key == "statistics_refused":
                # A refusal is an answer: what it was about is gone, and using old figures would hide that.
                raise NoStatistics(problem.key, **problem.params) from error
            self._silent[service] = problem
            return Fetched(*kept, offline=problem)
        async with self._units() as uow:
            await uow.statistics.put(url, body, now)
            await uow.commit()
        return Fetched(body, now)

    async def _fetch(self, url: str) -> str:
        async def once() -> str:
            await self._pace.wait()
            return await self._once(url)

        try:
            return await with_retries(once, repeatable=True, sleep=self._sleep)
        except TransportError as error:
            if error.status != 429 or not 0 < error.retry_after <= LONGEST_PAUSE:
                raise
            await self._sleep(error.retry_after)  # it said how long, and somebody is waiting: once more
            return await once()

    async def _once(self, url: str) -> str:
        session = self._session = self._session or aiohttp.ClientSession(
            timeout=self._timeout, cookie_jar=aiohttp.DummyCookieJar(), headers={"Accept": "application/json"}
        )
        try:
            async with session.get(URL(url, encoded=True), allow_redirects=False) as response:
                raw = await _limited(response)
        except aiohttp.ClientConnectorError as error:
            STATISTICS.labels("unreachable").inc()
            raise UnansweredError(type(error).__name__, sent=False) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            STATISTICS.labels("unanswered").inc()
            raise UnansweredError(type(error).__name__, sent=True) from error
        STATISTICS.labels(str(response.status)).inc()
        if response.status != 200:
            raise refusal(response.status, response.headers, raw, self._clock())
        return _text(raw)


def _origin(url: str) -> str:
    parts = split_address(url)
    return f"{parts.scheme}://{parts.netloc}".lower() if parts else ""


async def _limited(response: aiohttp.ClientResponse) -> bytes:
    raw = bytearray()
    async for chunk in response.content.iter_any():
        raw += chunk
        if len(raw) > MOST_BYTES:
            raise TransportError("too long an answer", permanent=True, code="Odd")
    return bytes(raw)


def _text(raw: bytes) -> str:
    """The answer, where it is a table or a list of codes: a page that says "log in" must never be kept as one."""
    try:
        found = orjson.loads(raw)
        if found.get("class") == "dataset" or isinstance(found.get("values") or found["correspondenceItems"], list):
            return raw.decode()
    except (ValueError, KeyError, AttributeError, TypeError):
        pass
    raise TransportError("not a table", permanent=True, code="Odd")


def _problem(error: TransportError, url: str) -> Problem:
    """Why there is no answer, for people."""
    if error.code == "Odd" or 300 <= error.status < 400:
        return Problem("statistics_unreadable")
    if error.code == "Timeout":
        return Problem("statistics_slow")
    if error.status == 429:
        return Problem("statistics_busy")
    if 400 <= error.status < 500:
        return Problem("statistics_refused", {"what": "/".join(URL(url).parts[-2:])[:60]})
    return Problem("statistics_down")
