"""A series of meetings at a small school: its days, and what becomes of them."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from domain.delivery.notices import NoticeKind
from domain.meetings.meeting import Meeting, MeetingState
from tests.support.machines.looking import buttons_of
from tests.support.playing.people import Somebody, Team
from tests.support.playing.world import World

OSLO = ZoneInfo("Europe/Oslo")
ROUTE = "21.12–1.1 juleferie\n4.2.2027 planleggingsdag\nuke 7 vinterferie"
SENTENCE = "møte annenhver torsdag kl 14 fram til påske"
DAYS = ["2026-11-26", "2026-12-10", "2027-01-07", "2027-01-21", "2027-03-04", "2027-03-18"]


async def with_school_days(world: World) -> Team:
    """Solvik, with Ingrid who leads it, Jonas, and its skoleruta."""
    team = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    await team["Ingrid"].says("skoleruta")
    await team["Ingrid"].presses("Lagre", days=ROUTE)
    return team


async def meetings(solvik: Team, *states: MeetingState) -> list[Meeting]:
    async with solvik.world.services.units(write=False) as uow:
        return await uow.meetings.of_school(await solvik.school_id(), states=states)


async def days(solvik: Team, *states: MeetingState) -> list[str]:
    found = await meetings(solvik, *states)
    return [one.starts_at.astimezone(OSLO).date().isoformat() for one in found if one.starts_at]


async def started(solvik: Team, **inputs: str) -> None:
    await solvik["Ingrid"].says(SENTENCE)
    await solvik["Ingrid"].presses("Lag forslagene", **inputs)


async def sent(solvik: Team, **inputs: str) -> None:
    await started(solvik, **inputs)
    await solvik["Ingrid"].presses("Send alle innkallingene")


def data_of(person: Somebody, title: str) -> dict[str, Any]:
    """What the newest button of that title carries."""
    cards = [one for one in person.sees() if isinstance(one, dict)]
    return next(button.data for card in cards for button in buttons_of(card) if button.title == title)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


async def invitations(solvik: Team) -> list[str]:
    """The days of the meetings whose invitation is in the channel."""
    async with solvik.world.services.units(write=False) as uow:
        found = await uow.meetings.of_school(await solvik.school_id())
        posted = [one for one in found if await uow.posts.get(NoticeKind.INVITATION, one.id)]
    return [one.starts_at.astimezone(OSLO).date().isoformat() for one in posted if one.starts_at]
