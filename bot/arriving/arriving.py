"""What Teams tells about teams and people: the bot is added, removed, upgraded; people come and go; names change."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.edge.incoming import Incoming
from bot.handling.identity import language_beside
from bot.handling.services import Services
from domain.arriving import arrive
from domain.arriving.arrive import Place
from domain.arriving.revive import plan_anew
from domain.arriving.roster import plan_soon
from domain.people.school import School
from domain.unit_of_work import UnitOfWork

ADDED, REMOVED, UPGRADED = "added", "removed", "upgraded"
_INSTALLATION = {"add": ADDED, "remove": REMOVED, "add-upgrade": UPGRADED, "remove-upgrade": UPGRADED}


async def team_event(services: Services, incoming: Incoming) -> None:
    """Something happened to a team: bring its schools in line. Any event may come twice, late and in any order."""
    place = place_of(incoming)
    if not place.team_id or not place.tenant_id:
        return
    now = services.clock()
    async with services.units() as uow:
        match what_happened(incoming):
            case "added":
                await _added(services, uow, incoming, place)
            case "removed":
                await arrive.leave(uow, place)
            case "upgraded":
                await arrive.refresh_address(uow, place)
            case "renamed":
                await arrive.rename(uow, place)
            case "channel deleted":
                await arrive.channel_deleted(uow, place)
            case "people":
                for school in await _schools(services, uow, incoming, place):
                    await plan_soon(uow, school.id, now)
        await uow.commit()
    services.announcer.wake()


def what_happened(incoming: Incoming) -> str:
    """The event in one word; "" for what does not concern us."""
    activity = incoming.activity
    if incoming.kind == "installationUpdate":
        return _INSTALLATION.get(str(activity.get("action")), "")
    if _names(activity.get("membersAdded"), incoming.bot_id):
        return ADDED
    if _names(activity.get("membersRemoved"), incoming.bot_id):
        return REMOVED
    if activity.get("membersAdded") or activity.get("membersRemoved"):
        return "people"
    data = activity.get("channelData")
    kind = data.get("eventType") if isinstance(data, Mapping) else ""
    return {"teamRenamed": "renamed", "channelDeleted": "channel deleted", "teamDeleted": REMOVED}.get(str(kind), "")


def place_of(incoming: Incoming) -> Place:
    """Where it happened. A team's general channel has the team's own id."""
    return Place(
        tenant_id=incoming.tenant_id,
        team_id=incoming.team_id or (incoming.channel_id if incoming.scope == "channel" else ""),
        team_name=incoming.team_name,
        channel_id=incoming.channel_id or incoming.team_id,
        service_url=incoming.service_url,
        bot_id=incoming.bot_id,
    )


async def make_school(services: Services, uow: UnitOfWork, incoming: Incoming, *, chosen: bool = False) -> School:
    """The team's school, made or revived; who sent this is taken for the one who added the bot if ``chosen``."""
    installer = None
    if incoming.aad_id and what_happened(incoming) == ADDED:
        installer = await arrive.meet(
            uow, incoming.tenant_id, incoming.aad_id, incoming.user_id, incoming.user_name,
            service_url=incoming.service_url, language=language_beside(incoming, services.settings.language),
        )  # fmt: skip
    place, now = place_of(incoming), services.clock()
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


def _names(members: Any, bot_id: str) -> bool:
    """Whether the bot is among these members."""
    return isinstance(members, list) and any(isinstance(m, Mapping) and m.get("id") == bot_id for m in members)
