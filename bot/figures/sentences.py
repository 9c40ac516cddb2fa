"""What is asked about figures and surveys."""

from __future__ import annotations

from bot.handling.said import Said, meaning, showing
from cards.figures.verbs import FIGURES_SHOW, IMPORT_LAST, SURVEYS_SHOW
from cards.verbs import Press


@meaning("figures", public=True)
async def figures(said: Said) -> Press:
    """Show the figures of the characteristic that is named, or that the words come nearest to."""
    return said.press(FIGURES_SHOW, arg=await said.characteristic())


bring_in = showing(IMPORT_LAST, "bring_in_figures")
survey = showing(SURVEYS_SHOW, "survey")
