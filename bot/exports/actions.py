"""``eksport``: addresses of the school's tables, good for a quarter of an hour."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, scene_for
from bot.handling.services import Action, Answer, Services
from cards.exports import exports
from cards.exports.verbs import EXPORT_SHOW
from cards.verbs import Press, Verb


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """To anybody of the school: what is in the tables is what they see on cards."""
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
    return exports.exports(scene_for(services, caller, services.clock()), caller)


ACTIONS: dict[Verb, Action] = {EXPORT_SHOW: show}
