"""What somebody new asks and says: what to begin with, and that they lead."""

from __future__ import annotations

from bot.arriving.first_card import first_card
from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from cards.arriving import welcome
from cards.people.verbs import PEOPLE_SHOW
from cards.verbs import Press
from domain.people import roles


@meaning("begin")
async def begin(said: Said) -> Answer:
    """Show what there is to begin with: a ready meeting to a leader, preparing or a try at it to others."""
    return await first_card(said.services, said.uow, said.caller)


@meaning("lead_school")
async def lead_school(said: Said) -> Answer | Press:
    """Offer the press by which somebody leads a school that nobody leads; else show who does."""
    if await roles.leaders(said.uow, said.caller.school.id):
        return said.press(PEOPLE_SHOW)
    return welcome.nobody_leads(said.scene, said.caller)
