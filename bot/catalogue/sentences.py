"""What is asked about characteristics and levels."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from cards.catalogue.verbs import CATALOGUE_LIST, CATALOGUE_SHOW, OVERVIEW_SHOW
from cards.verbs import Press
from domain.catalogue.find_characteristic import find


@meaning("characteristic", public=True)
async def characteristic(said: Said) -> Answer | Press:
    """Show the characteristic that is named, else the one that its words come nearest to, else all."""
    found = said.named.characteristic
    if not found:
        catalogue = await said.uow.catalogues.of(said.caller.school.id)
        near = find(catalogue, said.text, said.caller.language)
        found = near[0].id if len(near) == 1 else ""
    return said.press(CATALOGUE_SHOW, arg=found) if found else said.press(CATALOGUE_LIST)


@meaning("levels", public=True)
async def levels(said: Said) -> Answer | Press:
    """Show where the school is."""
    return said.press(OVERVIEW_SHOW, arg=said.named.characteristic)
