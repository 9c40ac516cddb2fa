"""Presses that a dialog takes: sent as a message, and only in one's own chat."""

from __future__ import annotations

from botbuilder.core import TurnContext

from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, person_of
from bot.handling.services import Services
from cards.verbs import Press
from dialogs import host
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
