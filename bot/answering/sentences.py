"""From the intent of a sentence to its answer: finds what answers it, and offers guesses where nothing is sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache

import bot
from bot.answering.commanding import school_meant
from bot.answering.presses import act
from bot.answering.state_now import state_now
from bot.edge.incoming import Incoming
from bot.handling.commands import Command, nearly, parse
from bot.handling.identity import for_leaders, require_leader, scene_for
from bot.handling.said import Meaning, Said
from bot.handling.services import Answer, Services
from cards.kit.rooms import files_of
from cards.people import guesses
from cards.verbs import Press
from dialogs.understanding.intents import INTENTS
from dialogs.understanding.masks import Known
from dialogs.understanding.text import plain, simple
from dialogs.understanding.understand import Understood, understand
from domain.errors import Refused
from domain.measures.measure import OVER
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from locales.chat_words import COMMANDS

COMMAND_MEANS: Mapping[str, str] = {
    "help": "help",
    "plan": "plan",
    "meetings": "meetings",
    "measures": "measures",
    "my_measures": "my_measures",
    "overview": "levels",
    "owner": "owner",
    "minutes": "minutes",
    "figures": "figures",
    "characteristics": "characteristic",
    "who": "people",
    "settings": "settings",
    "reminders": "reminders",
    "year": "year",
    "school_days": "school_days",
    "imports": "bring_in_figures",
    "surveys": "survey",
    "assess": "prepare",
    "exports": "export",
    "my_data": "my_data",
    "practice": "practice",
    "package": "package",
    "cancel": "cancel",
}
"""The intent of each chat word; a word alone is always its command."""
MEETINGS_ONLY = frozenset(
    {"møter", "møte", "møtene", "møta", "meetings", "meeting", "møteplan", "vis møter", "vis møte"}
)
ALONE = MEETINGS_ONLY.union(*(words for name, of in COMMANDS.items() if name != "meetings" for words in of.values()))
WHOLE_ONLY = frozenset({"who", "year", "help"})  # whose words begin many a sentence about something else


@cache
def meanings() -> Mapping[str, Meaning]:
    """Return what answers each intent, as the files ``bot/<word>/*sentences.py`` say. Read once."""
    found: dict[str, Meaning] = {}
    for _word, module in files_of(bot, "sentences"):
        for each in vars(module).values():
            if isinstance(each, Meaning):
                for intent in each.intents:
                    if intent not in INTENTS or found.setdefault(intent, each) is not each:
                        raise LookupError(f"{intent} is no intent, or has two answers")
    return found


async def known_in(uow: UnitOfWork, caller: Caller, text: str) -> Known:
    """Return what a text may name in a school: of its people those whose first name stands in it somewhere."""
    catalogue = await uow.catalogues.of(caller.school.id)
    said = simple(plain(text))
    names = await uow.people.names(caller.school.id)
    people = [(key, name) for key, name in names if simple(name.casefold().partition(" ")[0]) in said]
    measures = await uow.measures.of_school(caller.school.id)
    open_ones = [(each.id, each.title) for each in measures if each.progress not in OVER]
    return Known(catalogue, people, open_ones)


async def meant_by(
    uow: UnitOfWork, caller: Caller, text: str, command: Command, incoming: Incoming, now: datetime
) -> Understood:
    """Return what a text means to the bot, in the caller's school and with what is under way for the caller.

    The words of a command alone name nothing in the school, and mean the same whatever is under way.
    """
    if is_command(text):
        return understand(text, command=command_meant(text, command), whole=True)
    state = await state_now(uow, caller, incoming, now)
    return understand(text, await known_in(uow, caller, text), command=command_meant(text, command), state=state)


def is_command(text: str) -> bool:
    """Whether a text is the words of a command and nothing else; to move or cancel is more than to list."""
    return plain(text).strip(" .?!") in ALONE


def command_meant(text: str, command: Command) -> str:
    """Return the intent of the chat word that a text begins with, or "": a word of a question is one only alone."""
    if command.name in WHOLE_ONLY and command.rest:
        return ""
    return COMMAND_MEANS.get(command.name or nearly(text), "")


async def answer_meant(services: Services, incoming: Incoming, caller: Caller, text: str, meant: Understood) -> Answer:
    """Return the answer to what is surely meant, else the question which of the guesses was. Raises ``Refused``."""
    if meant.sure:
        return await _answer_intent(services, incoming, caller, meant.intent, text, meant)
    return _ask_which(services, incoming, caller, text, meant.guesses)


async def _answer_intent(
    services: Services, incoming: Incoming, caller: Caller, intent: str, text: str, meant: Understood
) -> Answer:
    wanted = meanings()[intent]
    if incoming.public and not wanted.public:
        await _require_allowed(services, incoming, caller, intent)
        raise Refused("write_to_me")
    async with services.units(write=wanted.writes) as uow:
        if INTENTS[intent].leaders and not caller.leads:
            raise await for_leaders(uow, caller.school.id)
        said = Said(services, incoming, uow, caller, text, meant.masked, services.clock())
        answer = await wanted.answer(said)
        if wanted.writes:
            await uow.commit()
    if wanted.writes:
        services.announcer.wake()
    return await act(services, incoming, answer) if isinstance(answer, Press) else answer


async def _require_allowed(services: Services, incoming: Incoming, caller: Caller, intent: str) -> None:
    """Refuse, with who can do it, what only leaders do: a teacher is not sent away to be refused elsewhere."""
    if INTENTS[intent].leaders:
        async with services.units(write=False) as uow:
            await require_leader(uow, replace(incoming, public=False), caller.school.id)


def _ask_which(services: Services, incoming: Incoming, caller: Caller, text: str, intents: Sequence[str]) -> Answer:
    """Ask which of two or three things was meant, or say that the bot cannot do it."""
    scene = scene_for(services, caller, services.clock())
    able = [
        one
        for one in intents
        if one in meanings()
        and (caller.leads or not INTENTS[one].leaders)
        and (meanings()[one].public or not incoming.public)
    ]
    return guesses.perhaps(scene, text, able) if able else guesses.cannot(scene, text)


def guessed(press: Press) -> tuple[str, str]:
    """Return the intent that was pressed as what was meant, and the sentence. Raises ``Refused`` for none of ours."""
    intent, _, said = press.arg.partition("|")
    if intent not in INTENTS:
        raise Refused("stale_card")
    return intent, said


async def answer_to(services: Services, incoming: Incoming, text: str, school_id: str = "", intent: str = "") -> Answer:
    """Return the answer to a text that begins no dialog; ``intent`` is its meaning, "" to find out.

    Raises ``Refused``.
    """
    found = await school_meant(services, incoming, text, school_id)
    if found.caller is None:
        assert found.asked is not None
        return found.asked
    async with services.units(write=False) as uow:
        meant = await meant_by(uow, found.caller, text, parse(text), incoming, services.clock())
        if intent:
            meant = replace(meant, intent=intent, guesses=())
    return await answer_meant(services, incoming, found.caller, text, meant)
