"""What goes to the dialogs but a text: a press that one of them takes, and a message whose answer never came."""

from __future__ import annotations

from botbuilder.core import TurnContext

from bot.answering.commanding import school_meant
from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, person_of
from bot.handling.scenes import scene_of
from bot.handling.services import Answer, Services
from cards.verbs import Press
from dialogs import host
from dialogs.meetings import told
from domain.errors import Refused


async def dialog_press(services: Services, context: TurnContext, incoming: Incoming, pressed: Press) -> None:
    """Hand a press to the dialog that is about its subject. Raises ``Refused`` where there is none for who presses."""
    if incoming.scope != "personal":
        raise Refused("write_to_me")
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
    if person is None:
        raise Refused("not_member")
    school_id = await host.school_meant(services, incoming.conversation_id, person.id, pressed)
    if school_id is None:
        raise Refused("gone")
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, school_id)
    await host.press(context, services, caller, pressed)


async def answer_kept(services: Services, turn: TurnContext, incoming: Incoming) -> Answer | None:
    """Answer a message whose work was kept and whose answer never came, since the process was killed: it is sent again.

    Show the card that waits for the person now, or say that what they wrote is done; None where a dialog says it.
    Their words are not read again: what waits now is the next question, and they answered the one before.
    """
    scene = await scene_of(services, incoming, None)
    if incoming.scope != "personal":
        return told.look_in_personal(scene)
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
    school_id = await host.school_meant(services, incoming.conversation_id, person.id) if person else None
    meant = await school_meant(services, incoming, incoming.text, school_id or "")
    if meant.caller is not None and await host.show_again(turn, services, meant.caller):
        return None
    return scene.tr("What you wrote is done. I was interrupted before I could tell you.")
