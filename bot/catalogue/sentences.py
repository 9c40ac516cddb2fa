"""What is asked about characteristics and levels."""

from __future__ import annotations

import re

from bot.handling.said import Said, meaning
from bot.handling.services import Answer
from bot.meetings.ahead import meetings_ahead
from cards.catalogue.one_level import one_level
from cards.catalogue.verbs import CATALOGUE_LIST, CATALOGUE_SHOW, OVERVIEW_SHOW
from cards.verbs import Press
from domain.meetings.meeting import MeetingState

_NUMBERS = {
    word: number
    for number, words in enumerate(("1 en én ein éin one", "2 to two", "3 tre three", "4 fire four"), start=1)
    for word in words.split()
}
_LEVEL = re.compile(rf"\b(?:nivå|nivået|level)\s+({'|'.join(_NUMBERS)})\b", re.IGNORECASE)


@meaning("characteristic", public=True)
async def characteristic(said: Said) -> Answer | Press:
    """Show the characteristic that is named, else the one that its words come nearest to, else all.

    Of a level alone it is shown what it means in what is talked about now, or next.
    """
    if level := _level(said.text):
        about = said.named.characteristic or await _talked_about(said)
        one = (await said.uow.catalogues.of(said.caller.school.id)).characteristic(about)
        if one is not None:
            return one_level(said.scene, one, level)
    found = await said.characteristic()
    return said.press(CATALOGUE_SHOW, arg=found) if found else said.press(CATALOGUE_LIST)


@meaning("levels", public=True)
async def levels(said: Said) -> Answer | Press:
    """Show where the school is."""
    return said.press(OVERVIEW_SHOW, arg=said.named.characteristic)


def _level(text: str) -> int:
    """Return the level that is named, 0 for none."""
    found = _LEVEL.search(text)
    return _NUMBERS[found[1].lower()] if found else 0


async def _talked_about(said: Said) -> str:
    """Return the characteristic of the meeting that goes on, else of the next one."""
    ahead = await meetings_ahead(said.uow, said.caller, said.now)
    running = [each for each in ahead if each.state is MeetingState.RUNNING]
    return next((each.characteristic_id for each in (*running, *ahead)), "")
