"""Messages that somebody changes or takes back after they were sent: what Teams says of it, and what follows."""

from __future__ import annotations

from botbuilder.core import TurnContext

from bot.arriving.events import event_type
from bot.edge.incoming import Incoming
from bot.handling.commands import parse
from bot.handling.identity import caller_in, person_of
from bot.handling.scenes import scene_of
from bot.handling.services import Answer, Services
from cards.people.problems import NO_GROUPS, READ_ONCE
from dialogs import host
from dialogs.meetings import told
from dialogs.meetings.asked_by import asked_in
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller

KINDS = frozenset({"messageUpdate", "messageDelete"})
# True: it is answered. Who takes a message back, or brings it back as it was, asks for nothing.
ANSWERED = {"editMessage": True, "undeleteMessage": False, "softDeleteMessage": False}


async def answer_edited(services: Services, turn: TurnContext, incoming: Incoming) -> Answer | None:
    """Make the proposal anew that the message asked for, or say in one line how to change what it asked for.

    None where there is nothing to say, or the dialog has said it. May raise ``Refused``.
    """
    if not ANSWERED.get(event_type(incoming.activity), False) or not await _first_time(services, incoming):
        return None
    scene = await scene_of(services, incoming, None)
    if incoming.scope == "groupChat":
        return scene.tr(NO_GROUPS)
    found = await _asked_for(services, incoming)
    if found is None or parse(incoming.text).name != "plan":
        return scene.tr(READ_ONCE)
    caller, meeting = found
    if meeting.state is not MeetingState.DRAFT:
        return scene.tr(READ_ONCE) if incoming.scope == "channel" else told.already_sent(scene, meeting)
    await host.begin_anew(turn, services, caller, incoming.text, meeting.id)
    return None


async def _first_time(services: Services, incoming: Incoming) -> bool:
    """Whether this change is new; the message keeps its id when it is changed."""
    changed = str(incoming.activity.get("timestamp") or "")[:40]
    async with services.units() as uow:
        receipt = f"{incoming.activity_id}:{changed}"
        first = await uow.inbox.first_time(incoming.conversation_id, receipt, services.clock())
        await uow.commit()
    return first


async def _asked_for(services: Services, incoming: Incoming) -> tuple[Caller, Meeting] | None:
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
        for school, _role in await uow.people.schools_of(person.id) if person else []:
            meeting = await asked_in(
                uow, school.id, person.id if person else "", incoming.conversation_id, incoming.activity_id
            )
            if meeting is not None:
                return await caller_in(uow, incoming, school.id), meeting
    return None
