"""``GET`` and ``HEAD`` for ``/documents/…``: what people take away, for a quarter of an hour after they ask."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from aiohttp import web

from bot.links import Links
from documents import survey_document
from domain.ports import Clock

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# How a document is made, by its kind: from the subject, or None where there is no such one; type and file name with it.
Made = tuple[bytes, str, str]
KINDS: dict[str, Callable[[str], Made | None]] = {}


class Documents:
    """Answers for signed addresses that still hold; 404 for everything else."""

    def __init__(self, links: Links, clock: Clock) -> None:
        self._links, self._clock = links, clock

    async def answer(self, request: web.Request) -> web.Response:
        """The document of a signed address."""
        target = self._links.document_at(request.path, self._clock())
        make = KINDS.get(target[0]) if target else None
        made = await asyncio.to_thread(make, target[1]) if make and target else None
        if made is None:
            return web.Response(status=404)
        body, kind, name = made
        headers = {"Content-Type": kind, "Content-Disposition": f'attachment; filename="{name}"'}
        return web.Response(body=body, headers=headers | {"Cache-Control": "private, no-store"})


def _survey(subject: str) -> Made | None:
    """``guardians-nb``: for whom, and in which language."""
    audience, _, language = subject.rpartition("-")
    body = survey_document.survey_document(audience, language)
    return (body, WORD, survey_document.file_name(audience, language)) if body else None


KINDS["survey"] = _survey
