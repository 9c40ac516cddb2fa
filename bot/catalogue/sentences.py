"""What is asked about characteristics and levels."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from cards.catalogue.verbs import CATALOGUE_LIST, CATALOGUE_SHOW, OVERVIEW_SHOW
from cards.verbs import Press


@meaning("characteristic", public=True)
async def characteristic(said: Said) -> Answer | Press:
    """Show the characteristic that is named, else the one that its words come nearest to, else all."""
    found = await said.characteristic()
    return said.press(CATALOGUE_SHOW, arg=found) if found else said.press(CATALOGUE_LIST)


@meaning("levels", public=True)
async def levels(said: Said) -> Answer | Press:
    """Show where the school is."""
    return said.press(OVERVIEW_SHOW, arg=said.named.characteristic)
