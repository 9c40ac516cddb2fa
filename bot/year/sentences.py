"""What is asked about the year, and for a series of meetings."""

from __future__ import annotations

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from bot.year.series_views import series_of
from cards.meetings.verbs import MEETING_LIST, MEETING_PLAN
from cards.verbs import Press
from cards.year.series import propose
from cards.year.verbs import YEAR_SHOW


@meaning("year")
async def year(said: Said) -> Press:
    """Show the year's meetings: to leaders as they are planned, to others those that are announced."""
    return said.press(YEAR_SHOW if said.caller.leads else MEETING_LIST)


@meaning("series")
async def series(said: Said) -> Answer | Press:
    """Propose a series of meetings; the form of one meeting where nothing in the sentence comes back."""
    about = said.named.characteristic
    found = await series_of(said.services, said.uow, said.caller, said.scene, said.text, said.now, about)
    if found is None:
        return said.press(MEETING_PLAN, arg=about)
    return propose(said.scene, found, await said.uow.catalogues.of(said.caller.school.id))
