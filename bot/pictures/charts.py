"""Pictures over HTTP: signed addresses, a cache, and one drawing however many ask for the same picture.

What a picture shows is persisted as a spec under its address, so an address sent before a restart is drawn again. An
address changes with its data. A chart goes with what it shows, and is then not found: it is looked up at every asking,
and may be kept elsewhere for an hour. Marks show nothing of anybody's, and may be kept for a year.
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
KEEP = "public, max-age=3600"
KEEP_MARK = "public, max-age=31536000, immutable"


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

    def forget(self, digest: str) -> None:
        """Drop the picture from memory."""
        if (png := self._kept.pop(digest, None)) is not None:
            self._bytes -= len(png)

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
        found = await self._asked_for(request.path)
        if found is None:
            return web.Response(status=404)
        digest, spec, keep = found
        headers = {"Cache-Control": keep, "ETag": f'"{digest}"', "X-Content-Type-Options": "nosniff"}
        if any(tag.value == digest for tag in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        try:
            png = spec if isinstance(spec, bytes) else await self.pictures.of(digest, spec)
        except CannotDraw:
            return web.Response(status=404)
        except Busy:
            return web.Response(status=503, headers={"Retry-After": "5"})
        return web.Response(body=png, content_type="image/png", headers=headers)

    async def _asked_for(self, path: str) -> tuple[str, str | bytes, str] | None:
        """Digest of what a path names, its spec or its bytes, and how long it may be kept."""
        if (name := self._links.mark_at(path)) is not None:
            spec = mark_spec(name)
            return (spec.digest, spec.to_json(), KEEP_MARK) if name in MARKS else None
        if (sent := self._links.picture_at(path)) is not None:
            return await self._sent(sent)
        digest = self._links.chart_at(path)
        if digest is None:
            return None
        async with self._units(write=False) as uow:
            text = await uow.charts.get(digest)
        if text is None:
            self.pictures.forget(digest)
            return None
        return digest, text, KEEP

    async def _sent(self, digest: str) -> tuple[str, bytes, str] | None:
        """A picture that a leader sent: kept as it is shown."""
        async with self._units(write=False) as uow:
            picture = await uow.library.picture(digest)
        return (digest, picture.png, KEEP) if picture is not None else None
