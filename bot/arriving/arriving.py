"""What Teams tells about teams and people: the bot is added, removed, upgraded; people come and go; names change."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.arriving.events import (
    INSTALLATION,
    UNKNOWN,
    About,
    Follows,
    channel_of,
    has_its_own_people,
    judged,
    names_bot,
    time_of,
)
from bot.edge.incoming import Incoming
from bot.handling.identity import language_beside
from bot.handling.services import Services
from domain.arriving import arrive, channels
from domain.arriving.arrive import Place
from domain.arriving.revive import plan_anew
from domain.arriving.roster import plan_soon
from domain.people.school import School
from domain.unit_of_work import UnitOfWork

LONGEST_NAME = 200  # of a channel


async def team_event(services: Services, incoming: Incoming) -> None:
    """Something happened to a team: bring its schools in line. Any event may come twice, late and in any order."""
    now = services.clock()
    place = place_of(incoming, now)
    if not place.team_id or not place.tenant_id:
        return
    async with services.units() as uow:
        match judged(incoming):
            case About.TEAM, follows:
                await _of_team(services, uow, incoming, follows, now)
            case About.CHANNEL, follows:
                await _of_channel(services, uow, incoming, follows, now)
        await uow.commit()
    services.announcer.wake()


async def _of_team(services: Services, uow: UnitOfWork, incoming: Incoming, follows: Follows, now: datetime) -> None:
    place = place_of(incoming, now)
    match follows:
        case Follows.ARRIVE:
            await _added(services, uow, incoming, place)
        case Follows.RETURN:
            if any(school.whole_team for school in await uow.schools.of_team(place.tenant_id, place.team_id)):
                await make_school(services, uow, incoming)
        case Follows.LEAVE:
            await arrive.leave(uow, place)
        case Follows.REFRESH:
            await arrive.refresh_address(uow, place)
        case Follows.RENAME:
            await arrive.rename(uow, place)
        case Follows.TELL:
            for school in await uow.schools.of_team(place.tenant_id, place.team_id):
                if school.active:
                    await channels.tell(uow, school, now, channels.ARCHIVED)
        case Follows.PEOPLE:
            for school in await _schools(services, uow, incoming, place):
                await plan_soon(uow, school.id, now)


async def _of_channel(services: Services, uow: UnitOfWork, incoming: Incoming, follows: Follows, now: datetime) -> None:
    """The team's school and those of its other channels stay as they are."""
    place, name = place_of(incoming, now), str(channel_of(incoming.activity).get("name") or "")[:LONGEST_NAME]
    match follows:
        case Follows.LEAVE:
            await channels.leave_channel(uow, place, name, now)
        case Follows.RETURN:
            for school in await channels.return_to_channel(uow, place, name, now):
                await plan_anew(uow, school.id, services.holidays, now)
        case Follows.PEOPLE:
            for school in await uow.schools.of_team(place.tenant_id, place.team_id):
                if school.active and not school.whole_team and school.channel_id == place.channel_id:
                    await plan_soon(uow, school.id, now)


def what_happened(incoming: Incoming) -> Follows:
    """What an event in a personal chat says of the bot, in one word; ``NOTHING`` for what does not concern us."""
    activity = incoming.activity
    if incoming.kind == "installationUpdate":
        return INSTALLATION.get(str(activity.get("action")), UNKNOWN).follows
    if names_bot(activity.get("membersAdded"), incoming.bot_id):
        return Follows.ARRIVE
    return Follows.LEAVE if names_bot(activity.get("membersRemoved"), incoming.bot_id) else Follows.NOTHING


def place_of(incoming: Incoming, now: datetime) -> Place:
    """Where it happened, and when, never ahead of us. A team's general channel has the team's own id."""
    at = time_of(incoming.activity)
    return Place(
        tenant_id=incoming.tenant_id,
        team_id=incoming.team_id or (incoming.channel_id if incoming.scope == "channel" else ""),
        team_name=incoming.team_name,
        channel_id=incoming.channel_id or incoming.team_id,
        service_url=incoming.service_url,
        bot_id=incoming.bot_id,
        at=min(at, now) if at is not None else None,
    )


async def make_school(services: Services, uow: UnitOfWork, incoming: Incoming, *, chosen: bool = False) -> School:
    """The team's school, made or revived; who sent this is taken for the one who added the bot if ``chosen``."""
    installer = None
    if incoming.aad_id and judged(incoming)[1] is Follows.ARRIVE:
        installer = await arrive.meet(
            uow, incoming.tenant_id, incoming.aad_id, incoming.user_id, incoming.user_name,
            service_url=incoming.service_url, language=language_beside(incoming, services.settings.language),
        )  # fmt: skip
    now = services.clock()
    place = place_of(incoming, now)
    if not chosen and has_its_own_people(incoming.activity):
        # Somebody wrote there; nobody has said that what concerns the school is to stand in it.
        place = replace(place, channel_id=place.team_id)
    resting = [school for school in await uow.schools.of_team(place.tenant_id, place.team_id) if not school.active]
    school = await arrive.arrive(
        uow,
        place,
        now,
        language=services.settings.language,
        zone=services.settings.zone,
        installer_id=installer.id if installer else None,
        chosen=chosen,
    )
    for back in resting:
        await plan_anew(uow, back.id, services.holidays, now)
    return school


async def _added(services: Services, uow: UnitOfWork, incoming: Incoming, place: Place) -> None:
    """Only the installation says which channel was chosen; the other event always names the general one."""
    chosen = incoming.kind == "installationUpdate" and place.channel_id != ""
    await make_school(services, uow, incoming, chosen=chosen)


async def _schools(services: Services, uow: UnitOfWork, incoming: Incoming, place: Place) -> list[School]:
    """The team's schools; a team that we never heard of has added us while we were away."""
    known = await uow.schools.of_team(place.tenant_id, place.team_id)
    if not known:
        return [await make_school(services, uow, incoming)]
    return [school for school in known if school.active]
