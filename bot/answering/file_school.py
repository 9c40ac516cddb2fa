"""Which school a sent file is about, where its sender is in several: what the message said of it is kept meanwhile."""

from __future__ import annotations

from bot.answering.intake import sent_file, take_file
from bot.edge.incoming import Incoming
from bot.handling.identity import Choices, caller, caller_in, person_of
from bot.handling.services import Answer, Services
from bot.handling.waiting_file import KEPT, keep_file
from bot.people.home import which
from cards.figures.verbs import IMPORT_READ
from cards.verbs import Press
from domain.people.school import Role

__all__ = ["KEPT", "which_school"]


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
            await keep_file(uow, services, incoming, person.id, file)
            await uow.commit()
            return await which(services, uow, incoming, led, Press(IMPORT_READ))
        own = await caller_in(uow, incoming, (led or found)[0][0].id)
    return await take_file(services, incoming, own)
