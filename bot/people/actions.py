"""What the bot can do here, which school is meant, who leads, and who is with us."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.identity import caller_in, person_of, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.arriving import welcome
from cards.kit import notes
from cards.people import who as people
from cards.people.verbs import LEAD_CLAIM, LEAD_CONFIRM, LEAD_HAND_OVER, LEAD_MYSELF, PEOPLE_SAVE, PEOPLE_SHOW
from cards.verbs import Press, Verb
from domain.errors import Refused
from domain.people import roles
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork

PREFIX = "role_"


async def lead_myself(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The person who added the bot says that they lead."""
    now = services.clock()
    async with services.units() as uow:
        caller = await caller_in(uow, incoming, press.ref)
        await roles.lead_myself(uow, caller, now)
        await uow.commit()
    services.announcer.wake()
    return welcome.handed_over(scene_for(services, caller, now), caller.school, caller.person.name)


async def hand_over(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The person who added the bot says who leads: one press."""
    now = services.clock()
    async with services.units() as uow:
        caller = await _installer(uow, incoming, press.ref)
        chosen = await roles.hand_over(uow, press.ref, caller.person.id, press.inputs.get("person", ""), now)
        await uow.commit()
    services.announcer.wake()
    return welcome.handed_over(scene_for(services, caller, now), caller.school, chosen.person.name)


async def _installer(uow: UnitOfWork, incoming: Incoming, school_id: str) -> Caller:
    """Who added the bot, who need not be in the team themselves."""
    person = await person_of(uow, incoming)
    school = await uow.schools.get(school_id)
    if person is not None and school is not None and school.active and school.installer_id == person.id:
        return Caller(person, school, Role.NONE, person.language or school.language)
    return await caller_in(uow, incoming, school_id)


async def claim(services: Services, incoming: Incoming, press: Press) -> Answer:
    """A member says that they lead a school that nobody leads; the channel is asked to confirm."""
    now = services.clock()
    async with services.units() as uow:
        caller = await caller_in(uow, incoming, press.ref)
        await roles.claim(uow, caller, now)
        await uow.commit()
    services.announcer.wake()
    scene = scene_for(services, caller, now)
    heading = scene.tr("I have asked the others")
    sentence = scene.tr("One of them needs to confirm in the channel that you lead. Then you hear from me.")
    return notes.note(scene, heading, sentence)


async def confirm(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Another member confirms the claim."""
    now = services.clock()
    async with services.units() as uow:
        caller = await caller_in(uow, incoming, press.ref)
        leader = await roles.confirm(uow, caller, press.arg, now)
        await uow.commit()
    services.announcer.wake()
    return welcome.claimed(scene_for(services, caller, now), caller.school, leader.person.name)


async def people_show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Everybody in the school with their role; leaders may change it, others look."""
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
        members = await uow.people.members(caller.school.id)
    return people.people(scene_for(services, caller, services.clock()), caller, members, _page(press))


async def people_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The roles that a leader chose on one page of the card."""
    now = services.clock()
    async with services.units() as uow:
        caller = await require_leader(uow, incoming, press.ref)
        problems = await roles.set_roles(uow, caller, _roles(press), now)
        await uow.commit()
    if problems:
        raise Refused(problems[0].key)
    services.announcer.wake()
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)  # who has just given away the lead sees what others see
        members = await uow.people.members(caller.school.id)
    return people.people(scene_for(services, caller, now), caller, members, _page(press), saved=True)


def _roles(press: Press) -> dict[str, Role]:
    """The chosen roles by person; what is no role is left out."""
    known = {role.value: role for role in Role}
    chosen = {key.removeprefix(PREFIX): value for key, value in press.inputs.items() if key.startswith(PREFIX)}
    return {person_id: known[value] for person_id, value in chosen.items() if value in known}


def _page(press: Press) -> int:
    return int(press.arg) if press.arg.isascii() and press.arg.isdigit() and len(press.arg) < 4 else 0


ACTIONS: dict[Verb, Action] = {
    LEAD_MYSELF: lead_myself,
    LEAD_HAND_OVER: hand_over,
    LEAD_CLAIM: claim,
    LEAD_CONFIRM: confirm,
    PEOPLE_SHOW: people_show,
    PEOPLE_SAVE: people_save,
}
