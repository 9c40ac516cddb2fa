"""What is asked about the school owner."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from cards.owners.verbs import OWNERS_SHOW
from cards.verbs import Press


@meaning("owner")
async def owner(said: Said) -> Press:
    """Show what the owner gets, and the report."""
    return said.press(OWNERS_SHOW)
