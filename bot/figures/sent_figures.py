"""A file of figures that a leader sent: read beside the loop, and shown before anything is changed."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.edge.incoming import Incoming
from bot.edge.outgoing import message
from bot.handling.identity import scene_for
from bot.handling.scenes import scene_of
from bot.handling.services import Answer, Services
from bot.handling.waiting_file import keep_file
from bot.running.tasks import spawn
from cards.figures import imports as cards
from cards.figures import table_keys
from domain.errors import TransportError
from domain.figures import settle_key, take_import
from domain.figures.file import ReadFile
from domain.figures.table_key import suggestions
from domain.people.school import Caller

LONG = 400_000  # bytes; reading more takes long enough to say so
EVERY = 2.0  # seconds between two words on progress
_turn = asyncio.Semaphore(1)  # one large file at a time is in memory


async def preview(
    services: Services,
    incoming: Incoming,
    who: Caller,
    name: str,
    data: bytes,
    file: Mapping[str, object] | None = None,
) -> Answer:
    """What was understood, with the button that takes it in; the question what its columns are, where no figure was.

    ``file`` is what the message said of it, kept while its sender is asked.
    """
    now = services.clock()
    async with services.units(write=False) as uow:
        catalogue = await uow.catalogues.of(who.school.id)
        keys = await uow.table_keys.of_school(who.school.id)
    assert services.read_figures is not None
    reader, told = services.read_figures, _Told(services, incoming, len(data) > LONG)

    def read() -> ReadFile:
        return reader(name, data, catalogue, who.school.id, now.date(), told.heard, keys)

    async with _turn:
        found = await told.while_reading(spawn(asyncio.to_thread(read), "reading figures"))
    effect = key = None
    if found.figures or found.asked:
        async with services.units() as uow:
            if found.figures:
                effect = await take_import.offer(
                    uow, who.school, who.person.id, name, data, found.kind, found.figures, now
                )
            if found.asked:
                key = await settle_key.remember(uow, who.school, found.asked, name, now)
            if found.asked and file is not None:
                await keep_file(uow, services, incoming, who.person.id, file)
            await uow.commit()
    scene = scene_for(services, who, now)
    if key is not None and effect is None:
        unread = key.answered and not key.reads
        return table_keys.ask(scene, who, catalogue, key, suggestions(keys), unread=unread)
    return cards.preview(scene, who, catalogue, name, found, effect, key)


class _Told:
    """Says how far the reading of a large file is, in one message that is edited."""

    def __init__(self, services: Services, incoming: Incoming, speaks: bool) -> None:
        self._services, self._incoming, self._speaks = services, incoming, speaks
        self._lines = 0
        self._message = ""

    def heard(self, lines: int) -> None:
        """Called from the reading thread."""
        self._lines = lines

    async def while_reading(self, work: asyncio.Future[ReadFile]) -> ReadFile:
        """Wait for the end, with a word every now and then."""
        if self._speaks:
            await self._say()
        while not work.done():
            await asyncio.wait({work}, timeout=EVERY if self._speaks else None)
            if self._speaks and self._lines:
                await self._say()
        return work.result()

    async def _say(self) -> None:
        scene = await scene_of(self._services, self._incoming, None)
        text = scene.tr("I am reading the file.")
        if self._lines:
            text += " " + scene.trn("{count} line so far.", "{count} lines so far.", self._lines)
        connector, where = self._services.connector, self._incoming
        try:
            if self._message:
                await connector.update(where.service_url, where.conversation_id, self._message, message(text=text))
            else:
                self._message = await connector.send(where.service_url, where.conversation_id, message(text=text))
        except TransportError:
            self._speaks = False  # the answer itself comes another way
