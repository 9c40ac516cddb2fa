"""What an owner writes in their own chat: somebody who owns for schools and may be in none themselves."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.commands import Command
from bot.handling.identity import person_of, scene_of_stranger
from bot.handling.services import Answer, Services
from bot.owners.views import overview_card, seen_by_owner
from cards.catalogue.verbs import OVERVIEW_SHOW
from cards.kit.scene import Card
from cards.owners import overview as owned
from cards.owners.verbs import OWNERS_SHOW
from domain.arriving import arrive
from domain.errors import Refused
from domain.owners.see_owned import owned_schools
from domain.people.school import Person

ASKS = {"overview": OVERVIEW_SHOW, "owner": OWNERS_SHOW}


async def answer_as_owner(services: Services, incoming: Incoming, command: Command) -> Answer | None:
    """The answer to an owner; None for everybody else, and for what an owner asks as a member of a school."""
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
        owned_here = await owned_schools(uow, person) if person else []
        schools = [school for school, _ in await uow.people.schools_of(person.id)] if person else []
    if not owned_here or (schools and command.name not in ASKS):
        return None
    if not schools:  # whatever they write: this is what there is for them
        return await own_overview(services, incoming)
    scene = scene_of_stranger(services, incoming, services.clock(), person)
    return owned.both(scene, [(school.id, school.name) for school in schools], ASKS[command.name])


async def own_overview(services: Services, incoming: Incoming) -> Card:
    """Return the owner's overview; ``Refused`` for somebody who owns for no school."""
    async with services.units(write=False) as uow:
        owner, schools = await seen_by_owner(services, uow, incoming)
    return await overview_card(services, owner, schools)


async def introduce(services: Services, incoming: Incoming) -> Card:
    """Somebody whom no school has says that they are an owner: from now on a leader finds their name."""
    if not incoming.aad_id or not incoming.user_name:
        raise Refused("no_school")
    async with services.units() as uow:
        person: Person = await arrive.meet(
            uow, incoming.tenant_id, incoming.aad_id, incoming.user_id, incoming.user_name,
            service_url=incoming.service_url,
        )  # fmt: skip
        person = await arrive.wrote(
            uow, person, user_id=incoming.user_id, conversation_id=incoming.conversation_id,
            service_url=incoming.service_url,
        )  # fmt: skip
        await uow.commit()
    scene = scene_of_stranger(services, incoming, services.clock(), person)
    return owned.introduced(scene, person.first_name)
