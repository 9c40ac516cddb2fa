"""The channel that a school is posted to: a leader chooses it where the one it had is gone."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.ask import answering
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Answer, Services
from bot.running.logging_ import log
from cards.arriving import team
from cards.arriving.verbs import CHANNEL_CHOOSE, CHANNEL_USE
from cards.kit.sentences import sentence
from cards.verbs import Press
from domain.arriving import channels
from domain.errors import Problem, Refused, TransportError
from domain.people.school import Caller, School

NOT_READ = Problem("channels_not_read")


@answering(CHANNEL_CHOOSE)
async def choose_channel(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Show the channels of the team, as Teams has them now."""
    leader = await _leader(services, incoming, press)
    scene, found = scene_for(services, leader, services.clock()), await _channels(services, leader.school)
    if not found:  # in words, so that the card stays with its button
        return sentence(scene, NOT_READ)
    return team.choose_channel(scene, leader.school, found)


@answering(CHANNEL_USE)
async def use_channel(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Post to the chosen channel from now on, if it is one of the team's."""
    leader = await _leader(services, incoming, press)
    now = services.clock()
    found = dict(await _channels(services, leader.school))
    channel_id = press.inputs.get("channel", "").strip()
    if not found:
        return sentence(scene_for(services, leader, now), NOT_READ)
    if channel_id not in found:
        raise Refused("choose_a_channel")
    async with services.units() as uow:
        leader = await require_leader(uow, incoming, press.ref)
        school = await channels.choose(uow, leader, channel_id, found[channel_id], now)
        await uow.commit()
    services.announcer.wake()
    return team.channel_settled(scene_for(services, leader, now), school, found[channel_id])


async def _leader(services: Services, incoming: Incoming, press: Press) -> Caller:
    async with services.units(write=False) as uow:
        return await require_leader(uow, incoming, press.ref)


async def _channels(services: Services, school: School) -> list[tuple[str, str]]:
    """Return the team's channels but those that are schools of their own; none where Teams does not tell."""
    async with services.units(write=False) as uow:
        of_team = await uow.schools.of_team(school.tenant_id, school.team_id)
    try:
        found = await services.connector.channels(school.service_url, school.team_id)
    except TransportError as error:
        log("channels not read", school=school.id, status=error.status, service_code=error.code)
        return []
    taken = {each.channel_id for each in of_team if not each.whole_team and each.id != school.id}
    return [(each, name) for each, name in found if each not in taken and channels.may_have(school, each)]
