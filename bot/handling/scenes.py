"""How to speak to whoever sent an activity: in which language, and from which school."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.identity import person_of, scene_of_stranger
from bot.handling.services import Services
from bot.handling.subjects import school_behind
from cards.kit.scene import Scene
from cards.verbs import Press, StaleCard


async def scene_of(services: Services, incoming: Incoming, press: Press | StaleCard | None) -> Scene:
    """How to speak to this person: their language, else the school's, else what their client asks for."""
    now = services.clock()
    async with services.units(write=False) as uow:
        person = await person_of(uow, incoming)
        school = await school_behind(uow, incoming, press if isinstance(press, Press) else None)
        if school is None and person is not None:
            school = next((each for each, _role in await uow.people.schools_of(person.id)), None)
    if school is None or school.tenant_id != incoming.tenant_id:
        return scene_of_stranger(services, incoming, now, person)
    own = incoming.spoken or (person.language if person else None)
    language = (own if not incoming.public else None) or school.language
    return Scene(language, school.zone, now, services.addresses, school.name, school.id)
