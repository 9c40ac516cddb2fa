"""Presses on the drafts of a leader: all of them discarded together."""

from __future__ import annotations

from datetime import datetime

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.meetings import listing as cards
from cards.meetings.verbs import DRAFTS_ASK, DRAFTS_DISCARD
from cards.year.series_made import discarded
from domain.errors import Refused
from domain.meetings.cancel import discard_together, own_drafts


@reading(DRAFTS_ASK)
async def ask_first(ask: Ask) -> Answer:
    """Ask whether the leader's own drafts are to go, naming each."""
    leader = await ask.leader_alone()
    catalogue = await ask.uow.catalogues.of(leader.school.id)
    drafts = await own_drafts(ask.uow, leader)
    return cards.discard_all(ask.scene, [(one, catalogue.characteristic(one.characteristic_id)) for one in drafts])


@writing(DRAFTS_DISCARD)
async def discard(ask: Ask) -> Answer:
    """Throw the leader's own drafts away that there were when it was asked."""
    leader = await ask.leader_alone()
    try:
        asked = datetime.fromisoformat(ask.press.arg)
    except ValueError:
        raise Refused("stale_card") from None
    if asked.tzinfo is None:
        raise Refused("stale_card")
    drafts = [one for one in await own_drafts(ask.uow, leader) if one.created_at <= asked]
    return discarded(ask.scene, await discard_together(ask.uow, leader, drafts, ask.now))
