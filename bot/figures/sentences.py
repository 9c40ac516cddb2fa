"""What is asked about figures and surveys."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from cards.figures.verbs import FIGURES_SHOW, IMPORT_LAST, SURVEYS_SHOW
from cards.verbs import Press


@meaning("figures", public=True)
async def figures(said: Said) -> Press:
    """Show the figures of the characteristic that is named, or that the words come nearest to."""
    return said.press(FIGURES_SHOW, arg=await said.characteristic())


@meaning("bring_in_figures")
async def bring_in(said: Said) -> Press:
    """Show what was brought in last, and how more comes in."""
    return said.press(IMPORT_LAST)


@meaning("survey")
async def survey(said: Said) -> Press:
    """Show the questionnaires."""
    return said.press(SURVEYS_SHOW)
