"""What somebody new asks: what to begin with."""

from __future__ import annotations

from bot.arriving.first_card import first_card
from bot.handling.said import Said, meaning
from bot.handling.services import Answer


@meaning("begin")
async def begin(said: Said) -> Answer:
    """Show what there is to begin with: a ready meeting to a leader, preparing or a try at it to others."""
    return await first_card(said.services, said.uow, said.caller)
