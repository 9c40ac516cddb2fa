"""The one process that draws charts: started when first needed, started again when it dies, one picture at a time.

It is a plain child process and not a ``multiprocessing`` one: that would import the application's main module again. It
gets an environment of its own, so the service's secrets are not in it, and it ends when its input closes.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.running.tasks import spawn

ROOT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", "cards.charts.worker")
TIMEOUT = 30.0  # seconds for one picture; the first one waits for matplotlib too
MOST_WAITING = 64
LARGEST_ANSWER = 4 << 20


class CannotDraw(Exception):
    """The text is not a spec that can be drawn: asking again is of no use."""


class Busy(Exception):
    """Too many wait, or the worker did not answer: asking again later may help."""


class Drawer:
    """Draws specs in a worker process."""

    def __init__(
        self, command: Sequence[str] = COMMAND, *, timeout: float = TIMEOUT, most_waiting: int = MOST_WAITING
    ) -> None:
        self._command = tuple(command)
        self._timeout = timeout
        self._most_waiting = most_waiting
        self._waiting = 0
        self._turn = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._folder: TemporaryDirectory[str] | None = None
        self._closed = False
        self.started = 0  # how many processes there have been; for the metrics and the tests

    @property
    def pid(self) -> int | None:
        """The worker's process id while there is one."""
        return self._process.pid if self._process and self._process.returncode is None else None

    async def draw(self, spec: str) -> bytes:
        """The PNG of a spec; a worker that died meanwhile is replaced once."""
        if self._waiting >= self._most_waiting:
            raise Busy("too many pictures are waiting")
        self._waiting += 1
        try:
            async with self._turn:
                return await self._draw(spec.encode())
        finally:
            self._waiting -= 1

    async def close(self) -> None:
        """End the worker, also in the middle of a picture."""
        self._closed = True
        await self._end()
        async with self._turn:
            await self._end()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    async def _draw(self, spec: bytes) -> bytes:
        for last in (False, True):
            try:
                good, body = await asyncio.wait_for(self._ask(spec), self._timeout)
            except TimeoutError as error:
                await self._end()
                raise Busy("the worker did not answer in time") from error
            except (OSError, EOFError) as error:  # it died: before this request, or because of it
                await self._end()
                if last or self._closed:
                    raise Busy("the worker died twice") from error
                continue
            except BaseException:  # cancelled half-way: what is left in the pipe would answer the next request
                spawn(self._end(), "end the chart worker")
                raise
            if not good:
                raise CannotDraw(body.decode(errors="replace"))
            return body
        raise AssertionError("unreachable")

    async def _ask(self, spec: bytes) -> tuple[bool, bytes]:
        process = await self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(len(spec).to_bytes(4, "big") + spec)
        await process.stdin.drain()
        head = await process.stdout.readexactly(5)
        size = int.from_bytes(head[1:], "big")
        if size > LARGEST_ANSWER:
            raise EOFError("not an answer")
        return head[0] == 1, await process.stdout.readexactly(size)

    async def _running(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            if self._folder is None:
                self._folder = TemporaryDirectory(prefix="samklang-charts-", ignore_cleanup_errors=True)
            self._process = await asyncio.create_subprocess_exec(
                *self._command,
                cwd=ROOT,
                env={"MPLCONFIGDIR": self._folder.name, "OPENBLAS_NUM_THREADS": "1"},
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            self.started += 1
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None or process.returncode is not None:
            return
        process.kill()
        await process.wait()
