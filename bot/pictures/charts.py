"""Pictures over HTTP: signed addresses, a cache, and one drawing however many ask for the same picture.

What a picture shows is persisted as a spec under its digest, so an address sent before a restart is drawn again.
An address changes with its data: answers may be kept for a year.
"""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from aiohttp import web

from bot.edge.links import Links
from bot.pictures.drawing import Busy, CannotDraw, Drawer
from bot.running.tasks import spawn
from cards.charts.spec import MARKS, mark_spec
from domain.unit_of_work import Units

MOST_BYTES = 24 << 20  # of pictures kept in memory: about a thousand
KEEP = "public, max-age=31536000, immutable"


class Pictures:
    """PNG bytes by digest: from memory, or drawn once."""

    def __init__(self, drawer: Drawer, most_bytes: int = MOST_BYTES) -> None:
        self._drawer = drawer
        self._most_bytes = most_bytes
        self._bytes = 0
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._drawing: dict[str, asyncio.Task[bytes | Exception]] = {}

    def kept(self, digest: str) -> bytes | None:
        """The picture, where it is in memory."""
        if digest in self._kept:
            self._kept.move_to_end(digest)
        return self._kept.get(digest)

    async def of(self, digest: str, spec: str) -> bytes:
        """The picture. All who ask while it is drawn get the same one; one of them going away does not stop it."""
        if (kept := self.kept(digest)) is not None:
            return kept
        task = self._drawing.get(digest)
        if task is None:
            task = self._drawing[digest] = spawn(self._draw(digest, spec), "draw a chart")
        outcome = await asyncio.shield(task)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    async def _draw(self, digest: str, spec: str) -> bytes | Exception:
        """What cannot be drawn is handed to those who wait: it is their answer, not a failure of the background."""
        try:
            png = await self._drawer.draw(spec)
        except (Busy, CannotDraw) as error:
            return error
        finally:
            self._drawing.pop(digest, None)
        self._keep(digest, png)
        return png

    def _keep(self, digest: str, png: bytes) -> None:
        self._kept[digest] = png
        self._bytes += len(png)
        while self._bytes > self._most_bytes and len(self._kept) > 1:
            self._bytes -= len(self._kept.popitem(last=False)[1])


class Charts:
    """Answers ``GET`` and ``HEAD`` for ``/charts/…``."""

    def __init__(self, links: Links, units: Units, drawer: Drawer | None = None) -> None:
        self.drawer = drawer or Drawer()
        self.pictures = Pictures(self.drawer)
        self._links = links
        self._units = units

    async def warm(self) -> None:
        """Draw the marks ahead of the first card. Charts are served without it too."""
        for name in MARKS:
            spec = mark_spec(name)
            await self.pictures.of(spec.digest, spec.to_json())

    async def close(self) -> None:
        """End the worker process."""
        await self.drawer.close()

    async def answer(self, request: web.Request) -> web.Response:
        """The picture of a signed address; 404 for everything else, 503 where it cannot be drawn just now."""
        sent = self._links.picture_at(request.path)
        found = (sent, "") if sent is not None else await self._asked_for(request.path)
        if found is None:
            return web.Response(status=404)
        digest, spec = found
        headers = {"Cache-Control": KEEP, "ETag": f'"{digest}"', "X-Content-Type-Options": "nosniff"}
        if any(tag.value == digest for tag in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        try:
            png = await (self.pictures.of(digest, spec) if sent is None else self._sent(digest))
        except CannotDraw:
            return web.Response(status=404)
        except Busy:
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response(body=png, content_type="image/png", headers=headers)

    async def _sent(self, digest: str) -> bytes:
        """A picture that a leader sent: kept as it is shown."""
        async with self._units(write=False) as uow:
            picture = await uow.library.picture(digest)
        if picture is None:
            raise CannotDraw("no such picture")
        return picture.png

    async def _asked_for(self, path: str) -> tuple[str, str] | None:
        """Digest and spec of what a path names; the spec is empty where the picture is in memory."""
        if (name := self._links.mark_at(path)) is not None:
            spec = mark_spec(name)
            return (spec.digest, spec.to_json()) if name in MARKS else None
        digest = self._links.chart_at(path)
        if digest is None:
            return None
        if self.pictures.kept(digest) is not None:
            return digest, ""
        async with self._units(write=False) as uow:
            text = await uow.charts.get(digest)
        return (digest, text) if text is not None else None
