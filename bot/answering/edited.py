"""Messages that somebody changes or takes back after they were sent: what Teams says of it, and what follows."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from botbuilder.core import TurnContext

from bot.answering.sentences import meant_by
from bot.arriving.events import event_type
from bot.edge.incoming import Incoming
from bot.edge.outgoing import message
from bot.handling.asked_for import CORRECTED, Earlier, earlier, on_the_way, replaced
from bot.handling.commands import parse
from bot.handling.identity import caller_in, person_of
from bot.handling.scenes import scene_of
from bot.handling.services import Answer, Services
from cards.kit.scene import Scene
from cards.people.problems import NO_GROUPS, READ_ONCE
from dialogs import host
from dialogs.meetings import told
from dialogs.meetings.asked_by import asked_in
from domain.delivery.notices import NoticeKind
from domain.errors import TransportError
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import AS_MADE
from domain.people.school import Caller
from domain.receipts import Receipt

KINDS = frozenset({"messageUpdate", "messageDelete"})
# True: it is answered. Who takes a message back, or brings it back as it was, asks for nothing.
ANSWERED = {"editMessage": True, "undeleteMessage": False, "softDeleteMessage": False}


def receipt_of(incoming: Incoming) -> Receipt | None:
    """The receipt of a change, for the message keeps its id; None where the change asks for nothing."""
    if not ANSWERED.get(event_type(incoming.activity), False):
        return None
    changed = str(incoming.activity.get("timestamp") or "")[:40]
    return incoming.conversation_id, f"{incoming.activity_id}:{changed}"


@dataclass(frozen=True, slots=True)
class Correction:
    """A message that asks for something else now: it is answered as a new one, and then the earlier card is replaced.

    ``before`` is the card that was asked for, or the draft that was planned; ``on_the_way`` are the ids of the notices
    that were still to bring the card.
    """

    school_id: str
    intent: str
    before: Earlier | Meeting
    scene: Scene
    on_the_way: Sequence[str] = ()


async def answer_edited(services: Services, turn: TurnContext, incoming: Incoming) -> Answer | Correction | None:
    """Make anew what the message asked for, or say in one line how to change what it asked for.

    None where there is nothing to say, or the dialog has said it. May raise ``Refused``.
    """
    in_channel = incoming.scope == "channel"
    said = await scene_of(services, replace(incoming, public=in_channel), None)  # all in the channel read it
    if incoming.scope == "groupChat":
        return said.tr(NO_GROUPS)
    found = await _asked_for(services, incoming)
    if found is None:
        return said.tr(READ_ONCE)
    caller, before = found
    async with services.units(write=False) as uow:
        meant = (await meant_by(uow, caller, incoming.text, parse(incoming.text), incoming, services.clock())).intent
        unsent = await on_the_way(uow, before) if isinstance(before, Earlier) else ()
    if meant not in CORRECTED and meant != "plan":
        return said.tr(READ_ONCE)
    if isinstance(before, Meeting) and meant != "plan" and not caller.leads:
        return said.tr(READ_ONCE)  # their proposal from when they led is not theirs to throw away any more
    if isinstance(before, Meeting) and before.state is not MeetingState.DRAFT:
        return said.tr(READ_ONCE) if in_channel else told.already_sent(said, before)
    if isinstance(before, Meeting) and meant == "plan":
        await host.begin_anew(turn, services, caller, incoming.text, before.id)
        return None
    scene = await scene_of(services, incoming, None)  # of the earlier card, in the person's own chat
    return Correction(caller.school.id, meant, before, scene, unsent)


async def take_away(services: Services, correction: Correction) -> None:
    """Let the earlier card say that it is replaced, and drop what was on its way. A changed draft is kept."""
    before = correction.before
    async with services.units() as uow:
        if isinstance(before, Meeting):
            draft = await uow.meetings.get(before.id)
            post = await uow.posts.get(NoticeKind.DRAFT_READY, before.id, before.created_by)
            if draft is None or draft.state is not MeetingState.DRAFT or draft.version != AS_MADE:
                return
            await uow.notices.drop(draft.id)
            await uow.meetings.delete(draft.id)
        else:
            post = before.answer
            for notice_id in correction.on_the_way:
                await uow.notices.delete(notice_id)
            await replaced(uow, before, correction.intent)
        await uow.commit()
    if post is None or not post.activity_id:
        return
    card = told.corrected(correction.scene)
    with suppress(TransportError):
        await services.connector.update(post.service_url, post.conversation_id, post.activity_id, message(card))


async def _asked_for(services: Services, incoming: Incoming) -> tuple[Caller, Earlier | Meeting] | None:
    async with services.units(write=False) as uow:
        before = await earlier(uow, incoming)
        if before is not None:
            return await caller_in(uow, incoming, before.asked.school_id), before
        person = await person_of(uow, incoming)
        for school, _role in await uow.people.schools_of(person.id) if person else []:
            meeting = await asked_in(
                uow, school.id, person.id if person else "", incoming.conversation_id, incoming.activity_id
            )
            if meeting is not None:
                return await caller_in(uow, incoming, school.id), meeting
    return None
