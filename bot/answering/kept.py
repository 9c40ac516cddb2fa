"""A message whose work was kept and whose answer never came, for the process was killed: Teams sends it again."""

from __future__ import annotations

from botbuilder.core import TurnContext

from bot.answering.commanding import school_meant
from bot.edge.incoming import Incoming
from bot.handling.identity import person_of
from bot.handling.scenes import scene_of
from bot.handling.services import Answer, Services
from dialogs import host
from dialogs.meetings import told


async def answer_kept(services: Services, turn: TurnContext, incoming: Incoming) -> Answer | None:
    """Show the card that waits for the person now, or say that what they wrote is done; None where a dialog says it.

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
