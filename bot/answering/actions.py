"""Presses that lead on to others: the start card, which school is meant, a file that waited for the answer."""

from __future__ import annotations

import orjson

from bot.answering.commanding import answer_to
from bot.answering.file_school import kept_file
from bot.answering.intake import read_file
from bot.answering.presses import act
from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, require_leader
from bot.handling.services import Action, Answer, Services
from bot.people.home import home_or_choice
from cards.figures.verbs import IMPORT_READ
from cards.people.verbs import HELP, SCHOOL_PICK
from cards.verbs import Press, Verb, decode
from domain.errors import Refused


async def help_show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What the bot can do here, for this person."""
    return await home_or_choice(services, incoming, press.ref)


async def school_pick(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The school that is meant was chosen: go on with what the person wanted."""
    async with services.units(write=False) as uow:
        await caller_in(uow, incoming, press.ref)
    if press.arg.startswith("{"):
        try:
            wanted = decode(orjson.loads(press.arg))
        except orjson.JSONDecodeError as error:
            raise Refused("stale_card") from error
        if not isinstance(wanted, Press) or wanted.verb is SCHOOL_PICK:
            raise Refused("stale_card")
        return await act(services, incoming, Press(wanted.verb, press.ref, wanted.arg, wanted.rev, wanted.nonce))
    return await answer_to(services, incoming, press.arg, school_id=press.ref)


async def import_read(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Go on with the file that was sent before it was plain which school it is about."""
    async with services.units(write=False) as uow:
        caller = await require_leader(uow, incoming, press.ref)
    file = await kept_file(services, incoming, caller)
    if file is None:
        raise Refused("file_gone")
    return await read_file(services, incoming, caller, file)


ACTIONS: dict[Verb, Action] = {
    HELP: help_show,
    SCHOOL_PICK: school_pick,
    IMPORT_READ: import_read,
}
