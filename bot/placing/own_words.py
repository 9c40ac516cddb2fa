"""What is written where somebody's own words are asked for: a thought may begin as a command does."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.commands import Command
from bot.handling.identity import person_of
from bot.handling.services import Services
from cards.placing.decide import LEVEL
from dialogs import host
from dialogs.sentences.when import read_when
from domain.catalogue.find_characteristic import number_in
from domain.people.school import School

ASIDE = 3  # words behind "hjelp" or "avbryt" that still make it no thought: "hjelp meg litt"


async def as_meant(services: Services, incoming: Incoming, command: Command, text: str) -> Command:
    """The command; none where what it would take is asked for and the text says more than any command does.

    "Møter med foresatte hver høst" is a thought there, "møter" and "tall 1.4" are what they are everywhere. Whoever
    meant a command all the same sees the thought on the card that answers, and can take it out.
    """
    if not command.name or not command.rest.strip():
        return command
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
        place = await host.place_of(uow, incoming.conversation_id, person.id) if person else None
        if place is None or place.step != LEVEL:
            return command
        school = await uow.schools.get(await host.school_of(uow, place) or "")
    return command if school is None or _plainly(services, school, command, text) else Command("", text)


def _plainly(services: Services, school: School, command: Command, text: str) -> bool:
    if command.name in ("help", "cancel"):
        return len(command.rest.split()) <= ASIDE
    if number_in(command.rest):
        return True
    return command.name == "plan" and read_when(text, services.clock(), school.zone, frozenset()).found
