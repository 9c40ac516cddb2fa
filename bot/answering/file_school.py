"""Which school a sent file is about, where its sender is in several: what the message said of it is kept meanwhile.

The file itself stays where it is; the address it was sent with holds for some minutes.
"""

from __future__ import annotations

from collections.abc import Mapping

import orjson

from bot.answering.intake import sent_file, take_file
from bot.edge.incoming import Incoming
from bot.handling.identity import Choices, caller, caller_in, person_of
from bot.handling.services import Answer, Services
from bot.people.home import which
from cards.figures.verbs import IMPORT_READ
from cards.verbs import Press
from domain.errors import Refused
from domain.people.school import Caller, Role

KEPT = "file:"  # before the name of the conversation, where the states of dialogs are


async def which_school(services: Services, incoming: Incoming) -> Answer | None:
    """The answer to a file from somebody of several schools: read for the one they lead, else the question which.

    None where the message has no file, or where it is plain which school is meant.
    """
    file = sent_file(incoming)
    if file is None or incoming.scope != "personal":
        return None
    async with services.units() as uow:
        person = await person_of(uow, incoming)
        found = await caller(uow, incoming)
        if person is None or not isinstance(found, list):
            return None
        led: Choices = [(school, role) for school, role in found if role is Role.LEADER]
        if len(led) > 1:
            kept = orjson.dumps(_worth_keeping(file)).decode()
            await uow.dialogs.put(KEPT + incoming.conversation_id, person.id, kept, services.clock())
            await uow.commit()
            return await which(services, uow, incoming, led, Press(IMPORT_READ))
        own = await caller_in(uow, incoming, (led or found)[0][0].id)
    return await take_file(services, incoming, own)


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
