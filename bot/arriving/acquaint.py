"""Getting to know who writes: where they are reached, whether they are new, and which of their schools has moved."""

from __future__ import annotations

from dataclasses import replace

from bot.arriving.arriving import what_happened
from bot.arriving.events import Follows
from bot.edge.incoming import Incoming
from bot.handling.identity import language_beside, person_of
from bot.handling.services import Services
from bot.running.logging_ import log
from domain.arriving import arrive
from domain.errors import TransportError
from domain.people.school import Person, Role
from domain.unit_of_work import UnitOfWork

MOST_SCHOOLS = 20  # rosters read for somebody whom nobody knows
DEMO_SCHOOL = "Solvik kulturskole"


async def wrote(uow: UnitOfWork, incoming: Incoming) -> Person | None:
    """Somebody is in their personal chat: keep where that is. None for a stranger."""
    person = await person_of(uow, incoming)
    if person is None:
        return None
    schools = await uow.people.schools_of(person.id)
    # Who has spoken with us before has read the school's language, and chosen nothing else: it stays.
    new = person.language is None and person.conversation_id is None
    if new and schools and (language := language_beside(incoming, schools[0][0].language)):
        person = await uow.people.save(replace(person, language=language))
    person = await arrive.wrote(
        uow,
        person,
        user_id=incoming.user_id,
        conversation_id=incoming.conversation_id,
        service_url=incoming.service_url,
    )
    for school, _role in schools:
        if incoming.service_url and school.service_url != incoming.service_url:
            await uow.schools.save(
                replace(school, service_url=incoming.service_url, bot_id=incoming.bot_id or school.bot_id)
            )
    return person


async def look_up(services: Services, incoming: Incoming) -> bool:
    """Somebody whom no school has writes: read the rosters of the tenant's schools once; True if they are found."""
    if services.settings.is_local:
        return await _adopt(services, incoming)
    async with services.units(write=False) as uow:
        schools = [s for s in await uow.schools.all_active() if s.tenant_id == incoming.tenant_id]
    for school in schools[:MOST_SCHOOLS]:
        try:
            if await services.roster.look_up(school.id, incoming.aad_id) and await _found(services, incoming):
                return True
        except TransportError as error:
            log("roster not read", status=error.status, service_code=error.code)
    return False


async def _found(services: Services, incoming: Incoming) -> bool:
    """Whether the reading brought them; what their first message told of them is kept, as that of everybody else."""
    async with services.units() as uow:
        person = await (wrote if incoming.scope == "personal" else person_of)(uow, incoming)
        known = person is not None and bool(await uow.people.schools_of(person.id))
        await uow.commit()
    return known


async def personal_event(services: Services, incoming: Incoming) -> bool:
    """The bot was added to, or removed from, somebody's own chat. True: tell them we do not know them."""
    what = what_happened(incoming)
    if what is Follows.LEAVE:
        async with services.units() as uow:
            person = await person_of(uow, incoming)
            if person is not None and person.reachable:
                await uow.people.save(replace(person, reachable=False))
            await uow.commit()
        return False
    if what is not Follows.ARRIVE or not incoming.aad_id:
        return False
    if await _welcome(services, incoming):
        return False
    return not (await look_up(services, incoming) and await _welcome(services, incoming))


async def _welcome(services: Services, incoming: Incoming) -> bool:
    """Plan the personal welcome for a member of a school; False for a stranger."""
    async with services.units() as uow:
        person = await wrote(uow, incoming)
        schools = await uow.people.schools_of(person.id) if person else []
        if person is not None and schools:
            await arrive.welcome(uow, person, schools[0][0], services.clock())
        await uow.commit()
    services.announcer.wake()
    return bool(schools)


async def _adopt(services: Services, incoming: Incoming) -> bool:
    """On a developer's machine whoever writes becomes a leader of the demo school, if nobody has that id."""
    if not incoming.aad_id:
        return False
    async with services.units() as uow:
        demo = [s for s in await uow.schools.named(DEMO_SCHOOL) if s.tenant_id == incoming.tenant_id]
        if not demo:
            return False
        person = await arrive.meet(
            uow, incoming.tenant_id, incoming.aad_id, incoming.user_id, incoming.user_name or "Gjest",
            service_url=incoming.service_url,
        )  # fmt: skip
        if await uow.people.schools_of(person.id):
            return False
        await uow.people.put_member(demo[0].id, person.id, Role.LEADER)
        await uow.commit()
    return True
