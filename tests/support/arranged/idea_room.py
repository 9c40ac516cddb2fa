"""A running meeting whose ideas have come up, and what its people press."""

from __future__ import annotations

from typing import Any

from cards.conducting.verbs import MEETING_START
from cards.ideas.verbs import DOTS_CLOSE, DOTS_OPEN, DOTS_SAVE, IDEA_ADD, IDEAS_OPEN
from domain.ids import new_id
from domain.unit_of_work import Units
from tests.support.arranged.ideas import wrote
from tests.support.machines.looking import buttons_of
from tests.support.playing.room import Room, room


async def a_room(units: Units, *texts: str, count: int = 8) -> Room:
    """Running, with the ideas brought up; the first colleagues wrote these while preparing."""
    here = await room(units, count)
    for number, text in enumerate(texts, start=1):
        await wrote(here.world, number, text)
    await here.press(0, MEETING_START)
    await here.press(0, IDEAS_OPEN)
    return here


async def added(here: Room, who: int, text: str) -> dict[str, Any]:
    found: dict[str, Any] = await here.press(who, IDEA_ADD, nonce=new_id(), idea=text)
    return found


async def ids_by_text(here: Room) -> dict[str, str]:
    async with here.services.units(write=False) as uow:
        return {idea.text: idea.id for idea in await uow.ideas.of_meeting(here.world.meeting.id)}


def titles(card: dict[str, Any]) -> list[str]:
    return [button.title for button in buttons_of(card)]


async def counted(here: Room, *given: list[str]) -> Any:
    """Everybody in turn gives dots to ideas by their text, and the leader counts."""
    ids = await ids_by_text(here)
    await here.press(0, DOTS_OPEN)
    for who, texts in enumerate(given):
        await here.press(who, DOTS_SAVE, dots=",".join(ids[text] for text in texts))
    return await here.press(0, DOTS_CLOSE)
