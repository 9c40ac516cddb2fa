"""``mine data``: what is kept about the one who asks, whatever schools they are in, be it none."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import person_of, scene_of_stranger
from bot.handling.services import Action, Answer, Services
from cards.kit.scene import Card, Scene
from cards.personal_data import my_data as cards
from cards.personal_data.verbs import MY_DATA_DELETE, MY_DATA_DELETE_SURE, MY_DATA_SHOW
from cards.verbs import Press, Verb
from domain.errors import Refused
from domain.people.school import Person
from domain.personal_data.my_data import delete_mine, gather, warned
from domain.unit_of_work import UnitOfWork


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What is kept; a person whom nobody knows is not got to know by asking."""
    _in_private(incoming)
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
        scene = await _scene(services, uow, incoming, person)
        if person is None:
            return cards.nothing(scene)
        return cards.my_data(scene, await gather(uow, person), f"{person.id}-{scene.language}")


async def delete(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What deleting does, to be said yes to."""
    _in_private(incoming)
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
        scene = await _scene(services, uow, incoming, person)
        return cards.ask(scene, await warned(uow, person)) if person else cards.nothing(scene)


async def delete_sure(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Delete. Pressed twice, or a year later, there is nothing left to delete, and that is said."""
    _in_private(incoming)

    async def do(uow: UnitOfWork) -> Card:
        person = await person_of(uow, incoming)
        scene = await _scene(services, uow, incoming, person)
        if person is None:
            return cards.nothing(scene)
        await delete_mine(uow, person, services.clock())
        return cards.nothing(scene, deleted=True)

    return await effect(services, do)


def _in_private(incoming: Incoming) -> None:
    if incoming.public or incoming.scope != "personal":
        raise Refused("write_to_me")


async def _scene(services: Services, uow: UnitOfWork, incoming: Incoming, person: Person | None) -> Scene:
    """In the person's language, else their school's, else what their client asks for."""
    now = services.clock()
    schools = await uow.people.schools_of(person.id) if person else []
    if person is None or not schools:
        return scene_of_stranger(services, incoming, now, person)
    school = schools[0][0]
    language = person.language or school.language
    return Scene(language, school.zone, now, services.addresses, school.name, school.id)


ACTIONS: dict[Verb, Action] = {
    MY_DATA_SHOW: show,
    MY_DATA_DELETE: delete,
    MY_DATA_DELETE_SURE: delete_sure,
}
