"""What is asked about preparing."""

from __future__ import annotations

from bot.handling.commands import parse
from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from cards.kit import notes
from cards.placing.verbs import MEETING_PREPARE
from cards.verbs import Press
from domain.catalogue.find_characteristic import find, sure


@meaning("prepare")
async def prepare(said: Said) -> Answer | Press:
    """Begin the guided placing of what is named, or else of the next meeting."""
    about = said.named.characteristic
    command = parse(said.text)
    if not about and command.name == "assess" and command.rest:
        catalogue = await said.uow.catalogues.of(said.caller.school.id)
        found = sure(catalogue, command.rest, said.caller.language)
        if found is None and (near := find(catalogue, command.rest, said.caller.language)):
            return notes.unknown(said.scene, command.rest, near)
        about = found.id if found else ""
    return said.press(MEETING_PREPARE, arg=about)
