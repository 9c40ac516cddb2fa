"""One channel of a team goes, or comes back: only what is in that channel changes, and the leaders are told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from domain.arriving.arrive import Place
from domain.delivery import lost_channel
from domain.delivery.first_words import read_roster
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.people import roles
from domain.people.school import Caller, School
from domain.unit_of_work import UnitOfWork

GONE, BACK, ARCHIVED = "gone", "back", "archived"  # what a TEAM_TOLD is about


async def leave_channel(uow: UnitOfWork, place: Place, name: str, now: datetime) -> None:
    """A channel's own school rests; the team's school speaks in the general channel until that one is back."""
    for school in await uow.schools.of_team(place.tenant_id, place.team_id):
        if school.channel_id != place.channel_id or place.channel_id == place.team_id:
            continue
        if school.whole_team and await lost_channel.is_lost(uow, school):
            continue  # seen before Teams said so: the leaders are choosing another one
        if school.whole_team:
            moved = await uow.schools.save(replace(school, channel_id=school.team_id))
            await tell(uow, moved, now, GONE, {"channel": place.channel_id, "name": name})
        elif school.active and not school.overtaken(place.at):
            await uow.notices.drop_school(school.id)
            await uow.schools.save(replace(school, active=False, event_at=place.at or school.event_at))


async def return_to_channel(uow: UnitOfWork, place: Place, name: str, now: datetime) -> list[School]:
    """Take a school back to the channel that it had; return those that rested."""
    revived = []
    for school in await uow.schools.of_team(place.tenant_id, place.team_id):
        if school.active and school.channel_id == place.channel_id:
            await lost_channel.found(uow, school, now)
        elif school.whole_team and school.channel_id == school.team_id and await _had(uow, school, place.channel_id):
            back = await uow.schools.save(replace(school, channel_id=place.channel_id))
            await tell(uow, back, now, BACK, {"channel": place.channel_id, "name": name})
        elif not school.whole_team and school.channel_id == place.channel_id and not school.active:
            if school.overtaken(place.at):
                continue
            address, at = place.service_url or school.service_url, place.at or school.event_at
            revived.append(await uow.schools.save(replace(school, active=True, service_url=address, event_at=at)))
            await read_roster(uow, school.id, now)
    return revived


async def choose(uow: UnitOfWork, leader: Caller, channel_id: str, name: str, now: datetime) -> School:
    """Let the school speak in this channel of its team from now on; what waited for a channel is said there."""
    school = await uow.schools.get(leader.school.id, lock=True)
    if school is None or not school.active:
        raise Refused("gone")
    others = await uow.schools.of_team(school.tenant_id, school.team_id)
    if any(other.channel_id == channel_id and other.id != school.id for other in others):
        raise Refused("channel_has_school")
    if not may_have(school, channel_id):
        raise Refused("channel_has_school")
    if school.channel_id != channel_id:
        school = await uow.schools.save(replace(school, channel_id=channel_id))
    await lost_channel.settle(uow, school, now, name)
    return school


def may_have(school: School, channel_id: str) -> bool:
    """Whether the school may speak there: the general channel is the whole team's, also while that one has another."""
    return school.whole_team or channel_id != school.team_id


async def tell(
    uow: UnitOfWork, school: School, now: datetime, what: str, about: Mapping[str, str] | None = None
) -> None:
    """Plan a word to each leader; where nobody leads, to the channel."""
    data = {"what": what, **(about or {})}
    key = f"team_told:{school.id}:{what}:{now.isoformat()}"
    told: list[str | None] = [member.person.id for member in await roles.leaders(uow, school.id)]
    for person_id in told or [None]:
        each = planned(
            NoticeKind.TEAM_TOLD, school.id, school.id, now, key=f"{key}:{person_id}", person_id=person_id, data=data
        )
        await uow.notices.add(each)


async def _had(uow: UnitOfWork, school: School, channel_id: str) -> bool:
    """Whether this is the channel that was lost last: what was told of it is the memory."""
    lost = [
        one
        for one in await uow.notices.of_subject(school.id)
        if one.kind is NoticeKind.TEAM_TOLD and one.data.get("what") == GONE
    ]
    if not lost:
        return False
    last = max(lost, key=lambda one: one.due_at)
    return last.data.get("channel") == channel_id and not await lost_channel.chosen_since(uow, school, last.due_at)
