"""``mine data``: what is kept about the one who asks, whatever schools they are in, be it none."""

from __future__ import annotations

from bot.handling.ask import Ask, reading, writing
from bot.handling.identity import person_of, scene_of_stranger
from bot.handling.services import Answer
from cards.kit.scene import Scene
from cards.personal_data import my_data as cards
from cards.personal_data import who_sees
from cards.personal_data.verbs import MY_DATA_DELETE, MY_DATA_DELETE_SURE, MY_DATA_SHOW, WHO_SEES_SHOW
from domain.errors import Refused
from domain.meetings.meeting import MeetingState
from domain.people.school import Person
from domain.personal_data.my_data import delete_mine, gather, warned


@reading(MY_DATA_SHOW)
async def show(ask: Ask) -> Answer:
    """Return what is kept; a person whom nobody knows is not got to know by asking."""
    person, scene = await _in_private(ask)
    if person is None:
        return cards.nothing(scene)
    return cards.my_data(scene, await gather(ask.uow, person), f"{person.id}-{scene.language}")


@reading(WHO_SEES_SHOW)
async def who_sees_show(ask: Ask) -> Answer:
    """Say who sees what and how long it is kept, beginning with where the school is now."""
    caller = await ask.member()
    running = await ask.uow.meetings.of_school(caller.school.id, states=[MeetingState.RUNNING])
    return who_sees.who_sees(ask.scene, caller, during=bool(running), public=ask.incoming.public)


@reading(MY_DATA_DELETE)
async def delete(ask: Ask) -> Answer:
    """Ask, with what deleting does."""
    person, scene = await _in_private(ask)
    return cards.ask(scene, await warned(ask.uow, person)) if person else cards.nothing(scene)


@writing(MY_DATA_DELETE_SURE)
async def delete_sure(ask: Ask) -> Answer:
    """Delete. Pressed twice, or a year later, there is nothing left to delete, and that is said."""
    person, scene = await _in_private(ask)
    if person is None:
        return cards.nothing(scene)
    await delete_mine(ask.uow, person, ask.now)
    return cards.nothing(scene, deleted=True)


async def _in_private(ask: Ask) -> tuple[Person | None, Scene]:
    """Return who asks in their own chat, None for a stranger, and how to speak to them; elsewhere it is refused.

    In the language that was written, else the person's, else their school's, else what their client asks for.
    """
    if ask.incoming.public or ask.incoming.scope != "personal":
        raise Refused("write_to_me")
    person = await person_of(ask.uow, ask.incoming)
    schools = await ask.uow.people.schools_of(person.id) if person else []
    if person is None or not schools:
        return person, scene_of_stranger(ask.services, ask.incoming, ask.now, person)
    school = schools[0][0]
    language = ask.incoming.spoken or person.language or school.language
    return person, Scene(language, school.zone, ask.now, ask.services.addresses, school.name, school.id)
