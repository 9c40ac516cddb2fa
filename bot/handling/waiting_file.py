"""A file that waits for an answer: what the message said of it is kept; the file itself stays where it is.

The address it was sent with holds for some minutes.
"""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from bot.edge.incoming import Incoming
from bot.handling.services import Services
from domain.errors import Refused
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork

KEPT = "file:"  # before the name of the conversation, where the states of dialogs are


async def keep_file(
    uow: UnitOfWork, services: Services, incoming: Incoming, person_id: str, file: Mapping[str, object]
) -> None:
    """Keep what is needed to fetch it again; the caller commits."""
    kept = orjson.dumps(_worth_keeping(file)).decode()
    await uow.dialogs.put(KEPT + incoming.conversation_id, person_id, kept, services.clock())


async def kept_file(services: Services, incoming: Incoming, who: Caller) -> Mapping[str, object] | None:
    """The file that was kept while its sender was asked; it is kept no longer."""
    async with services.units() as uow:
        kept = await uow.dialogs.get(KEPT + incoming.conversation_id, who.person.id)
        await uow.dialogs.put(KEPT + incoming.conversation_id, who.person.id, None, services.clock())
        await uow.commit()
    file = orjson.loads(kept) if kept else None
    return file if isinstance(file, dict) else None


def _worth_keeping(file: Mapping[str, object]) -> dict[str, object]:
    """Name, kind and address; what else a message says of a file is not ours to keep."""
    content = file.get("content")
    kept = {key: content.get(key) for key in ("downloadUrl", "fileType")} if isinstance(content, Mapping) else {}
    if len(str(kept)) > 8_000:
        raise Refused("file_place")
    return {"name": str(file.get("name", ""))[:200], "content": kept}
