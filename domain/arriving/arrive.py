"""The bot comes to a team, stays, or is taken away: a school is made once, however often Teams says so."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from domain.delivery import lost_channel
from domain.delivery.first_words import read_roster, say_hello
from domain.delivery.notices import NoticeKind, planned
from domain.ids import new_id
from domain.people.school import Person, School
from domain.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Place:
    """Where in Teams something happened. ``channel_id`` is the team's own id in its general channel."""

    tenant_id: str
    team_id: str
    team_name: str
    channel_id: str
    service_url: str
    bot_id: str
    at: datetime | None = None  # when it happened, by Teams' clock; None where Teams does not say


async def arrive(
    uow: UnitOfWork, place: Place, now: datetime, *, language: str, zone: str, installer_id: str | None, chosen: bool
) -> School:
    """The team's school, made or revived. ``chosen``: the channel of ``place`` is the one that the installer chose."""
    school = await _whole_team(uow, place)
    if school is None:
        school = _new_school(place, language, zone, installer_id)
        if await uow.schools.add(school):
            await say_hello(uow, school, now)
            return school
        # Another process added the school between our look and our write: go on with theirs.
        school = await _whole_team(uow, place)
        assert school is not None
    if school.overtaken(place.at):
        return school
    changes = replace(
        school,
        active=True,
        event_at=place.at or school.event_at,
        service_url=place.service_url or school.service_url,
        name=place.team_name or school.name,
        channel_id=place.channel_id if chosen else school.channel_id,
        installer_id=school.installer_id or installer_id,
    )
    if changes != school:
        revived = not school.active
        school = await uow.schools.save(changes)
        if revived:
            await say_hello(uow, school, now)
            await _revive_channels(uow, place, now)
    await lost_channel.found(uow, school, now)  # here again, maybe in another channel
    return school


async def refresh_address(uow: UnitOfWork, place: Place) -> None:
    """An upgrade: nothing is said and nothing forgotten, but the service may have moved."""
    for school in await uow.schools.of_team(place.tenant_id, place.team_id):
        if place.service_url and school.service_url != place.service_url:
            await uow.schools.save(replace(school, service_url=place.service_url))


async def leave(uow: UnitOfWork, place: Place) -> list[School]:
    """The bot was removed from the team: its schools rest, and nothing that waited is said. Nothing else is deleted."""
    left = []
    for school in await uow.schools.of_team(place.tenant_id, place.team_id):
        if school.overtaken(place.at):
            continue
        await uow.notices.drop_school(school.id)
        if school.active:
            resting = replace(school, active=False, event_at=place.at or school.event_at)
            left.append(await uow.schools.save(resting))
    return left


async def rename(uow: UnitOfWork, place: Place) -> None:
    """The team has another name: so has its school."""
    school = await _whole_team(uow, place)
    if school is not None and place.team_name and place.team_name != school.name:
        await uow.schools.save(replace(school, name=place.team_name))


async def meet(
    uow: UnitOfWork,
    tenant_id: str,
    aad_id: str,
    user_id: str,
    name: str,
    *,
    service_url: str = "",
    language: str | None = None,
) -> Person:
    """The person with this identity, made where nobody knew them; then ``language`` is theirs until they choose."""
    person = await uow.people.by_aad(tenant_id, aad_id)
    if person is None:
        await uow.keeping.let_in(tenant_id, aad_id)
        person = Person(new_id(), tenant_id, aad_id, user_id, name, language=language, service_url=service_url)
        if not await uow.people.add(person):
            person = await uow.people.by_aad(tenant_id, aad_id)
            assert person is not None
    return person


async def wrote(uow: UnitOfWork, person: Person, *, user_id: str, conversation_id: str, service_url: str) -> Person:
    """The person is in the personal chat: that is where they are reached, and they are reachable (again)."""
    changed = replace(
        person,
        user_id=user_id or person.user_id,
        conversation_id=conversation_id or person.conversation_id,
        service_url=service_url or person.service_url,
        reachable=True,
    )
    return person if changed == person else await uow.people.save(changed)


async def welcome(uow: UnitOfWork, person: Person, school: School, now: datetime) -> None:
    """Welcome somebody in their personal chat, once in their life with the bot."""
    if not person.welcomed:
        key = f"welcome:{person.id}"
        await uow.notices.add(
            planned(NoticeKind.WELCOME_PERSON, school.id, school.id, now, key=key, person_id=person.id)
        )


async def _whole_team(uow: UnitOfWork, place: Place) -> School | None:
    schools = await uow.schools.of_team(place.tenant_id, place.team_id)
    return next((school for school in schools if school.whole_team), None)


def _new_school(place: Place, language: str, zone: str, installer_id: str | None) -> School:
    return School(
        id=new_id(),
        tenant_id=place.tenant_id,
        name=place.team_name or "Kulturskole",
        team_id=place.team_id,
        channel_id=place.channel_id or place.team_id,
        service_url=place.service_url,
        bot_id=place.bot_id,
        language=language,
        zone=zone,
        installer_id=installer_id,
    )


async def _revive_channels(uow: UnitOfWork, place: Place, now: datetime) -> None:
    """Schools that are one channel of the team come back with it."""
    for school in await uow.schools.of_team(place.tenant_id, place.team_id):
        if not school.active:
            await uow.schools.save(replace(school, active=True, service_url=place.service_url or school.service_url))
            await read_roster(uow, school.id, now)
