"""What somebody writes in their own chat is put to one asker after another; the first that has an answer gives it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from botbuilder.core import TurnContext

from bot.answering.commanding import UNSEEN, school_meant
from bot.answering.empty import nothing_arrived
from bot.answering.file_school import which_school
from bot.answering.intake import take_file
from bot.answering.middle import with_offer, with_way_back
from bot.answering.presses import act
from bot.answering.sentences import answer_meant, meant_by
from bot.edge.incoming import Incoming
from bot.handling.commands import Command, parse
from bot.handling.identity import person_of, scene_for
from bot.handling.services import Answer, Services
from bot.meetings.sent_pictures import take_picture
from bot.owners.as_owner import answer_as_owner, introduce
from bot.placing.own_words import as_meant
from cards.meetings.verbs import MEETING_BACK
from cards.people.verbs import HELP
from cards.personal_data.verbs import MY_DATA_SHOW
from cards.verbs import Press
from dialogs import host
from dialogs.frame.state import Place
from dialogs.meetings import plan as plan_meeting
from dialogs.understanding.beside import beside
from dialogs.understanding.understand import Understood
from domain.errors import Refused
from domain.people.school import Caller

SAID = ""  # the answer of an asker whose dialog has spoken already


@dataclass(slots=True)
class Written:
    """One text in personal chat with all that an asker needs: who wrote it, what it says, and the command in it.

    ``school_id`` is the school that was chosen for it, "" where nobody has been asked; ``intent`` what was meant by it,
    where that was asked and pressed.
    """

    services: Services
    turn: TurnContext
    incoming: Incoming
    text: str
    command: Command
    school_id: str = ""
    intent: str = ""
    _caller: Caller | None = None
    _meant: Understood | None = None

    @property
    def caller(self) -> Caller:
        """Who wrote, in the school that is meant. Known to the askers behind ``in_school``."""
        if self._caller is None:
            raise LookupError("it is not known yet which school is meant")
        return self._caller

    @caller.setter
    def caller(self, caller: Caller) -> None:
        self._caller = caller

    @property
    def asked_for(self) -> str:
        """The intent that was answered, "" where another asker than the last had an answer."""
        return self._meant.intent if self._meant is not None else ""

    @property
    def meant(self) -> Understood:
        """What the text means. Known to the askers behind ``understood``."""
        if self._meant is None:
            raise LookupError("it is not known yet what is meant")
        return self._meant

    @meant.setter
    def meant(self, meant: Understood) -> None:
        self._meant = meant


SHOWS_ITSELF = frozenset({"prepare"})  # their answers are the form itself, and need no way back to it
Asker = Callable[[Written], Awaitable[Answer | None]]


async def answer_written(
    services: Services, turn: TurnContext, incoming: Incoming, text: str, school_id: str = "", intent: str = ""
) -> tuple[Answer | None, Written]:
    """Return the answer to a text in personal chat; ``SAID`` where a dialog has given it. May raise ``Refused``.

    With it goes what the askers found out about the text.
    """
    command = await as_meant(services, incoming, parse(text), text)
    written = Written(services, turn, incoming, text, command, school_id, intent)
    for asker in ASKERS:
        answer = await asker(written)
        if answer is not None:
            return answer, written
    return None, written


async def own_data(written: Written) -> Answer | None:
    """Show what is kept about the person, whatever schools they are in, and without looking for any."""
    if written.command.name != "my_data":
        return None
    return await act(written.services, written.incoming, Press(MY_DATA_SHOW))


async def as_owner(written: Written) -> Answer | None:
    """Answer somebody who owns for schools, unless they have said in which school they ask."""
    if written.school_id:
        return None
    return await answer_as_owner(written.services, written.incoming, written.command)


async def in_school(written: Written) -> Answer | None:
    """Find out who writes in which school, and pass on; where that is not plain, ask which school is meant."""
    services, incoming = written.services, written.incoming
    school_id = written.school_id or await _school_of_dialog(written)
    try:
        meant = await school_meant(services, incoming, written.text, school_id)
    except Refused as refused:
        if written.command.name != "owner" or refused.problem.key != "no_school":
            raise
        return await introduce(services, incoming)
    if meant.caller is None:
        return await which_school(services, incoming) or meant.asked
    written.caller = meant.caller
    return None


async def attached(written: Written) -> Answer | None:
    """Take a picture or a file that came with the text."""
    answer = await take_picture(written.services, written.incoming, written.caller)
    return answer if answer is not None else await take_file(written.services, written.incoming, written.caller)


async def empty(written: Written) -> Answer | None:
    """Say that nothing arrived, and leave what waits as it is; to the bot's name alone, show the start."""
    if written.text.strip(UNSEEN):
        return None
    services, caller = written.services, written.caller
    if sentence := nothing_arrived(written.incoming):
        return scene_for(services, caller, services.clock()).tr(sentence)
    return await act(services, written.incoming, Press(HELP, caller.school.id))


async def understood(written: Written) -> None:
    """Find out what the text means."""
    async with written.services.units(write=False) as uow:
        meant = await meant_by(
            uow, written.caller, written.text, written.command, written.incoming, written.services.clock()
        )
    if written.intent:
        meant = replace(meant, intent=written.intent, guesses=())
    written.meant = meant


async def dialog(written: Written) -> Answer | None:
    """Begin a dialog, leave it, or give it the text that it waits for; what is said beside it is passed on."""
    services, turn, caller = written.services, written.turn, written.caller
    match written.meant.intent:
        case "plan" if caller.leads or written.command.name == "plan":
            if not await _amends(written):
                await host.begin(turn, services, caller, written.text)
                return SAID
        case "send_invitation" if (place := await _place(written)) and place.dialog == plan_meeting.NAME:
            # Nothing is sent by a sentence: the proposal comes again, with the button that sends.
            await host.press(turn, services, caller, Press(MEETING_BACK, place.draft))
            return SAID
        case "cancel":
            left = await host.cancel(turn, services, caller)
            return SAID if left else await act(services, written.incoming, Press(HELP, caller.school.id))
    if written.command.name or await _beside(written):
        return None
    return SAID if await host.continue_(turn, services, caller, written.text) else None


async def sentence(written: Written) -> Answer | None:
    """Answer what is meant, with the way back to what the person is in the middle of; ask where that is not sure."""
    services, incoming, caller, meant = written.services, written.incoming, written.caller, written.meant
    before = await _place(written)
    answer = await answer_meant(services, incoming, caller, written.text, meant)
    if meant.intent != "language":
        answer = with_offer(services, incoming, caller, answer)
    if meant.intent in SHOWS_ITSELF or (after := await _place(written)) is None or after != before:
        return answer  # what it shows is what the person is in the middle of now
    return await with_way_back(services, incoming, caller, answer)


ASKERS: tuple[Asker, ...] = (own_data, as_owner, in_school, attached, empty, understood, dialog, sentence)
"""In this order, because each takes what those behind it would misunderstand.

What is about the person comes first, for it needs no school: ``own_data``, then ``as_owner``, who may be in none.
``in_school`` answers only with a question, and lets those behind it know the caller. A file comes before its text,
which is a word beside it (``attached``); where neither arrived, ``empty`` keeps that from a dialog. Then what the text
means is ``understood``: a ``dialog`` that waits for a text takes what answers it, and so comes before ``sentence``,
which has an answer to everything and stays last.
"""


async def _amends(written: Written) -> bool:
    """Whether words that ask for a meeting are about the proposal that waits: not where they are a command."""
    return not written.command.name and not written.intent and await _place(written) is not None


async def _beside(written: Written) -> bool:
    """Whether the text is said beside what a dialog waits for: something else is surely meant, and it is no answer."""
    if written.intent:
        return True
    place = await _place(written)
    return place is not None and beside(place, written.text, written.meant)


async def _place(written: Written) -> Place | None:
    async with written.services.units(write=False) as uow:
        return await host.place_of(uow, written.incoming.conversation_id, written.caller.person.id)


async def _school_of_dialog(written: Written) -> str:
    """Return the school of the conversation that the text continues, however many the person has; "" for no such."""
    if written.command.name not in ("", "cancel"):
        return ""
    async with written.services.units(write=False) as uow:
        person = await person_of(uow, written.incoming)
    if person is None:
        return ""
    return await host.school_meant(written.services, written.incoming.conversation_id, person.id) or ""
