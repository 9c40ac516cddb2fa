"""Messages and events of Teams, through a turn of the SDK: each gets the one answer that is right for it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

from botbuilder.core import TurnContext

from bot.answering import elsewhere
from bot.answering.askers import answer_written
from bot.answering.commanding import UNSEEN, school_meant
from bot.answering.edited import KINDS, Correction, answer_edited, receipt_of, take_away
from bot.answering.empty import nothing_arrived
from bot.answering.noted import note
from bot.answering.presses import act, failure, refusal
from bot.answering.receipts import Receipts
from bot.answering.sentences import answer_meant, guessed, meant_by
from bot.answering.to_dialogs import answer_kept, dialog_press
from bot.arriving import acquaint
from bot.arriving.arriving import team_event
from bot.arriving.own_school import asks_for_own_school, make_own_school
from bot.edge.adapter import incoming_of, reply
from bot.edge.incoming import Incoming
from bot.edge.outgoing import Activity, message
from bot.edge.retry import Sleep
from bot.handling.asked_for import CORRECTED, keep_asked
from bot.handling.commands import parse
from bot.handling.identity import scene_for, scene_of_stranger
from bot.handling.services import Answer, Services
from bot.meetings.change_asked import CHANGES
from bot.meetings.change_in_channel import change_in_person
from bot.owners.place import owned_in_place
from bot.year.series_in_channel import asks_for_series, propose_series_in_person
from cards.arriving import welcome
from cards.people.problems import NO_GROUPS
from cards.people.verbs import HELP, MEANT, SCHOOL_PICK
from cards.verbs import Press, StaleCard, decode
from dialogs import host
from dialogs.understanding.language import language_of
from domain.errors import Refused
from domain.people.school import Caller
from domain.receipts import Taken

EVENTS = frozenset({"installationUpdate", "conversationUpdate"})


class Handler:
    """``on_turn`` is the logic of every turn. Whatever it does not know is taken in silence, and never an error."""

    def __init__(self, services: Services, sleep: Sleep = asyncio.sleep) -> None:
        self._services = services
        self._receipts = Receipts(services.units, services.clock, sleep)

    async def on_turn(self, context: TurnContext) -> None:
        """Answer one activity."""
        incoming = heard(incoming_of(context))
        await self._receipts.held(context, self._answer(context, incoming))

    async def _answer(self, context: TurnContext, incoming: Incoming) -> None:
        if incoming.kind == "message":
            await self._message(context, incoming)
        elif incoming.kind in KINDS:
            await self._edited(context, incoming)
        elif incoming.kind in EVENTS and incoming.scope == "personal":
            # An installation is told twice; a stranger is answered once.
            if (
                await acquaint.personal_event(self._services, incoming)
                and (await self._receipts.take(context, (incoming.conversation_id, "installed"))).ours
            ):
                scene = scene_of_stranger(self._services, incoming, self._services.clock())
                await self._say(context, welcome.stranger(scene))
        elif incoming.kind in EVENTS and incoming.scope == "channel":
            await team_event(self._services, incoming)

    async def on_error(self, context: TurnContext, error: Exception) -> None:
        """Answer what we did not foresee with a card that has a code, which the log has too."""
        incoming = incoming_of(context)
        if incoming.kind != "message" and incoming.kind not in KINDS:
            self._receipts.let_go(context)
            raise error
        await self._receipts.held(context, self._fail(context, incoming, error), last=True)

    async def _fail(self, context: TurnContext, incoming: Incoming, error: Exception) -> None:
        await self._say(context, await failure(self._services, incoming, error))

    async def _message(self, context: TurnContext, incoming: Incoming) -> None:
        if incoming.scope == "groupChat":
            scene = scene_of_stranger(self._services, incoming, self._services.clock())
            await self._say(context, scene.tr(NO_GROUPS))
            return
        pressed = decode(incoming.value) if isinstance(incoming.value, Mapping) and not incoming.text else None
        taken = await self._taken(context, incoming, pressed)
        if not taken.ours:
            return
        if taken.kept and pressed is None:
            await self._say(context, await answer_kept(self._services, context, incoming))
            return
        try:
            if pressed is not None:
                await self._press(context, incoming, pressed)
            elif incoming.scope == "channel":
                await self._in_channel(context, replace(incoming, public=True))
            else:
                await self._in_person(context, incoming, incoming.text)
        except Refused as refused:
            await self._refuse(context, incoming, refused)

    async def _edited(self, context: TurnContext, incoming: Incoming) -> None:
        receipt = receipt_of(incoming)
        if receipt is None:
            return
        taken = await self._receipts.take(context, receipt)
        if not taken.ours:
            return
        try:
            if taken.kept:
                await self._say(context, await answer_kept(self._services, context, incoming))
                return
            edited = await answer_edited(self._services, context, incoming)
            if not isinstance(edited, Correction):
                await self._say(context, edited)
            else:
                if incoming.scope == "channel":
                    await self._in_channel(context, replace(incoming, public=True))
                else:
                    await self._in_person(context, incoming, incoming.text, edited.school_id, edited.intent)
                await take_away(self._services, edited)
        except Refused as refused:
            if incoming.scope == "channel" and elsewhere.outsiders_may_read(incoming):
                await self._say(context, await elsewhere.pointer(self._services, incoming))
                return
            await self._refuse(context, incoming, refused)

    async def _taken(self, context: TurnContext, incoming: Incoming, pressed: Press | StaleCard | None) -> Taken:
        """Take a message up, and note who wrote.

        Presses have no receipt, and need none: what they do, they do once.
        """
        wanted = pressed is None or (isinstance(pressed, Press) and pressed.verb.dialog)
        receipt = (incoming.conversation_id, incoming.activity_id) if wanted and incoming.activity_id else None
        return await self._receipts.take(context, receipt, lambda uow: note(self._services, uow, incoming))

    async def _press(self, context: TurnContext, incoming: Incoming, pressed: Press | StaleCard) -> None:
        """Answer a button of an old client, or of a form that a dialog waits for."""
        if incoming.scope == "channel" and await elsewhere.is_elsewhere(self._services, incoming):
            await self._say(context, await elsewhere.pointer(self._services, incoming))
            return
        if incoming.scope == "channel" and isinstance(pressed, Press):  # the answer is a message that everybody reads
            if pressed.verb.for_one or not await elsewhere.is_of_channel(self._services, incoming, pressed):
                raise Refused("write_to_me")
            incoming = replace(incoming, public=True)
        if isinstance(pressed, Press):
            if pressed.verb is SCHOOL_PICK and not pressed.arg.startswith("{"):
                await self._in_person(context, incoming, pressed.arg, school_id=pressed.ref)
                return
            if pressed.verb is MEANT and incoming.scope == "personal":
                intent, said = guessed(pressed)
                await self._in_person(context, heard(replace(incoming, text=said)), said, pressed.ref, intent)
                return
            if pressed.verb.dialog:
                await dialog_press(self._services, context, incoming, pressed)
                return
            if pressed.verb.unseen:
                pressed = StaleCard("a vote is never a message")
        await self._say(context, await act(self._services, incoming, pressed))

    async def _in_person(
        self, context: TurnContext, incoming: Incoming, text: str, school_id: str = "", intent: str = ""
    ) -> None:
        """Say what the first of ``ASKERS`` answers that has an answer; nothing more where a dialog has spoken."""
        answer, written = await answer_written(self._services, context, incoming, text, school_id, intent)
        sent = await self._say(context, answer or None)
        if written.asked_for in CORRECTED and isinstance(answer, dict) and sent:
            async with self._services.units() as uow:
                await keep_asked(uow, incoming, written.caller, written.asked_for, sent)
                await uow.commit()

    async def _in_channel(self, context: TurnContext, incoming: Incoming) -> None:
        """Answer in the thread, where everybody sees it."""
        services = self._services
        away = await elsewhere.is_elsewhere(services, incoming)
        try:
            if asks_for_own_school(incoming.text):
                await self._say(context, await make_own_school(services, incoming))
                return
            if parse(incoming.text).name == "plan" and not asks_for_series(incoming.text, services.clock()):
                await host.begin(context, services, await self._alone(incoming), incoming.text)
                return
        except Refused:
            if not (away and elsewhere.outsiders_may_read(incoming)):
                raise  # who leads may be said to the team's own people
        if away:
            await self._say(context, await elsewhere.pointer(services, incoming))
            return
        meant = await school_meant(services, incoming, incoming.text)
        assert meant.caller is not None
        if empty := nothing_arrived(incoming):
            await self._say(context, scene_for(services, meant.caller, services.clock()).tr(empty))
            return
        if not incoming.text.strip(UNSEEN):
            await self._say(context, await act(services, incoming, Press(HELP, meant.caller.school.id)))
            return
        async with services.units(write=False) as uow:
            understood = await meant_by(
                uow, meant.caller, incoming.text, parse(incoming.text), incoming, services.clock()
            )
        own = await self._alone(incoming)
        if understood.intent == "series" and asks_for_series(incoming.text, services.clock()):
            await self._say(context, await propose_series_in_person(services, incoming, own))
        elif understood.intent in ("plan", "series"):
            await host.begin(context, services, own, incoming.text)
        elif understood.intent in CHANGES:
            await self._say(context, await change_in_person(services, incoming, own, understood))
        else:
            await self._say(context, await answer_meant(services, incoming, meant.caller, incoming.text, understood))

    async def _alone(self, incoming: Incoming) -> Caller:
        """Return who writes in a channel as they are in their own chat, where what they ask for goes on."""
        own = await school_meant(self._services, replace(incoming, public=False), incoming.text)
        assert own.caller is not None  # a channel has one school
        return own.caller

    async def _refuse(self, context: TurnContext, incoming: Incoming, refused: Refused) -> None:
        public = replace(incoming, public=incoming.scope == "channel")
        await self._say(context, await refusal(self._services, public, refused.problem, None))

    async def _say(self, context: TurnContext, answer: Answer | None) -> str:
        """Say it, and return the id of the message."""
        if answer is None:
            return ""
        sent = await context.send_activity(reply(_activity(answer)))
        sent_id = (sent.id or "") if sent else ""
        await owned_in_place(self._services, incoming_of(context), answer, sent_id)
        return sent_id


def heard(incoming: Incoming) -> Incoming:
    """The message with the language that it is written in, where its words tell: it is answered in that one."""
    if not incoming.text:
        return incoming
    command = parse(incoming.text)
    hint = command.language_hint if command.language_hint == "en" and not command.rest else ""
    return replace(incoming, spoken=language_of(incoming.text) or hint)


def _activity(answer: Answer) -> Activity:
    return message(text=answer) if isinstance(answer, str) else message(answer)
