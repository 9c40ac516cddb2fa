"""``GET`` and ``HEAD`` for ``/documents/…``: what people take away, for a quarter of an hour after they ask."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import PurePosixPath

from aiohttp import web

import bot
from bot.edge.links import Links
from bot.exports.desk import Desk, Maker
from cards.kit.rooms import files_of
from domain.calendar.holidays import Holidays
from domain.unit_of_work import Clock, Units


@cache
def makers() -> Mapping[str, Maker]:
    """Return who makes each kind of document. Each module ``bot/<word>/files.py`` exports ``FILES``."""
    found: dict[str, Maker] = {}
    for _word, module in files_of(bot, "files"):
        for kind, maker in module.FILES.items():
            if found.get(kind, maker) is not maker:
                raise LookupError(f"two makers for {kind}")
            found[kind] = maker
    return found


class Documents:
    """Answers for signed addresses that still hold; 404 for everything else."""

    def __init__(self, links: Links, units: Units, clock: Clock, holidays: Holidays) -> None:
        self._links, self._desk = links, Desk(units, clock, links, holidays)

    async def answer(self, request: web.Request) -> web.Response:
        """The document of a signed address."""
        target = self._links.document_at(request.path, self._desk.clock())
        make = makers().get(target[0]) if target else None
        ending = PurePosixPath(request.path).suffix
        made = await make(self._desk, target[1], ending) if make and target else None
        if made is None:
            return web.Response(status=404)
        headers = {"Content-Type": made.kind, "Content-Disposition": f'attachment; filename="{made.name}"'}
        headers |= {"Cache-Control": "private, no-store", **made.headers}
        return web.Response(body=made.body, headers=headers)
