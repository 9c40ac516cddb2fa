"""A school whose posts go to a channel of its own, which can be deleted."""

from __future__ import annotations

from domain.delivery.notices import Notice, NoticeKind
from tests.support.playing.people import Team
from tests.support.playing.world import World

QUALITY = "19:kvalitet@thread.tacv2"
OTHER = "19:fagdag@thread.tacv2"
ASKS = "Hvilken kanal skal jeg skrive i?"


async def a_school(world: World, *more: str) -> Team:
    """A school whose posts go to a channel of its own, one of three."""
    solvik = world.team("Solvik", ["Ingrid", "Jonas", *more])
    world.teams.channels |= {QUALITY: solvik.id, OTHER: solvik.id}
    await solvik.adds_the_bot(solvik["Ingrid"], channel_id=QUALITY)
    await solvik["Ingrid"].presses_verb("lead.myself")
    return solvik


async def invites(world: World, team: Team, sentence: str = "refleksjonsmøte om 1.4 torsdag kl 14") -> None:
    await team["Ingrid"].says(sentence)
    await team["Ingrid"].presses("Send innkalling")


async def rows(world: World, team: Team, *kinds: NoticeKind) -> list[Notice]:
    async with world.services.units(write=False) as uow:
        meetings = await uow.meetings.of_school(await school_id(world, team))
        found = [row for meeting in meetings for row in await uow.notices.of_subject(meeting.id)]
    return [row for row in found if row.kind in kinds]


async def school_id(world: World, team: Team) -> str:
    async with world.services.units(write=False) as uow:
        return (await uow.schools.of_team(world.tenant, team.id))[0].id


async def calls_it_off(world: World, team: Team, reason: str) -> None:
    await team["Ingrid"].says("møter")
    await team["Ingrid"].presses("Avlys møtet")
    await team["Ingrid"].presses("Avlys møtet", reason=reason)
