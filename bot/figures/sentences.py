"""What is asked about figures and surveys."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from cards.figures.verbs import FIGURES_SHOW, IMPORT_LAST, SURVEYS_SHOW
from cards.verbs import Press
from domain.catalogue.find_characteristic import find


@meaning("figures", public=True)
async def figures(said: Said) -> Press:
    """Show the figures of the characteristic that is named, or that the words come nearest to."""
    about = said.named.characteristic
    if not about:
        catalogue = await said.uow.catalogues.of(said.caller.school.id)
        near = find(catalogue, said.text, said.caller.language)
        about = near[0].id if len(near) == 1 else ""
    return said.press(FIGURES_SHOW, arg=about)


@meaning("bring_in_figures")
async def bring_in(said: Said) -> Press:
    """Show what was brought in last, and how more comes in."""
    return said.press(IMPORT_LAST)


@meaning("survey")
async def survey(said: Said) -> Press:
    """Show the questionnaires."""
    return said.press(SURVEYS_SHOW)
