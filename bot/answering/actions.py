"""Presses that lead on to others: the start card, which school is meant, a file that waited for the answer."""

from __future__ import annotations

from collections.abc import Awaitable

import orjson

from bot.answering.intake import read_file
from bot.answering.presses import act
from bot.answering.sentences import answer_to, guessed
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, answering, handing_on, writing
from bot.handling.identity import scene_for
from bot.handling.services import Answer, Services
from bot.handling.waiting_file import kept_file
from bot.people.home import home_or_choice
from cards.figures import table_keys
from cards.figures.verbs import IMPORT_READ, KEY_SAVE
from cards.people import more
from cards.people.verbs import HELP, MEANT, MORE_GO, SCHOOL_PICK
from cards.verbs import Press, decode
from domain.errors import Refused
from domain.figures.settle_key import answer
from domain.people.school import Caller


@answering(HELP)
async def help_show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Return what the bot can do here, for this person. Undecorated: which school is meant may have to be asked."""
    return await home_or_choice(services, incoming, press.ref)


@handing_on(SCHOOL_PICK)
async def school_pick(ask: Ask) -> Answer | Awaitable[Answer]:
    """Go on with what the person wanted, in the school that they chose."""
    await ask.member()
    services, incoming, press = ask.services, ask.incoming, ask.press
    if not press.arg.startswith("{"):
        return answer_to(services, incoming, press.arg, school_id=press.ref)
    try:
        wanted = decode(orjson.loads(press.arg))
    except orjson.JSONDecodeError as error:
        raise Refused("stale_card") from error
    if not isinstance(wanted, Press) or wanted.verb is SCHOOL_PICK:
        raise Refused("stale_card")
    return act(services, incoming, Press(wanted.verb, press.ref, wanted.arg, wanted.rev, wanted.nonce))


@handing_on(MORE_GO)
async def more_go(ask: Ask) -> Answer | Awaitable[Answer]:
    """Show what was chosen from the rest of what the bot does; nothing chosen shows the choice again."""
    caller = await ask.member()
    chosen = ask.press.inputs.get(more.WHAT, "")
    verb = next((verb for _title, _purpose, verb in more.choices(ask.scene, caller) if str(verb) == chosen), None)
    if verb is None:
        return more.more(ask.scene, caller)
    return _shown(ask, Press(verb, caller.school.id if verb.about else ""))


async def _shown(ask: Ask, press: Press) -> Answer:
    """Return what a press shows, with the way back to what else there is to choose."""
    answer = await act(ask.services, ask.incoming, press)
    return more.with_way_back(ask.scene, answer) if isinstance(answer, dict) else answer


@handing_on(MEANT)
async def meant(ask: Ask) -> Answer | Awaitable[Answer]:
    """Answer the sentence as what was meant by it."""
    await ask.member()
    intent, said = guessed(ask.press)
    return answer_to(ask.services, ask.incoming, said, ask.press.ref, intent)


@handing_on(IMPORT_READ)
async def import_read(ask: Ask) -> Answer | Awaitable[Answer]:
    """Go on with the file that was sent before it was plain which school it is about."""
    return _read_kept_file(ask.services, ask.incoming, await ask.leader())


async def _read_kept_file(services: Services, incoming: Incoming, leader: Caller) -> Answer:
    """Read the kept file over the network, between two units of work."""
    file = await kept_file(services, incoming, leader)
    if file is None:
        raise Refused("file_gone")
    return await read_file(services, incoming, leader, file)


@writing(KEY_SAVE)
async def key_save(ask: Ask) -> Answer | Awaitable[Answer]:
    """Keep what a leader says of the columns, and go on with the file that was asked about."""
    leader = await ask.leader()
    await answer(ask.uow, leader, ask.press.arg, ask.press.inputs, ask.now)
    return _read_explained_file(ask.services, ask.incoming, leader)


async def _read_explained_file(services: Services, incoming: Incoming, leader: Caller) -> Answer:
    """Read the kept file with what was answered; say so where its address holds no more."""
    file = await kept_file(services, incoming, leader)
    if file is None:
        return table_keys.kept(scene_for(services, leader, services.clock()), leader)
    return await read_file(services, incoming, leader, file)
