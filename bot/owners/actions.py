"""Who owns for the school, and what is released to them: leaders choose, everybody in the school may look."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.kit.scene import Card
from cards.owners import owners as cards
from cards.owners import release as release_cards
from cards.owners.verbs import OWNERS_SAVE, OWNERS_SHOW, RELEASE_FORM, RELEASE_REVOKE, RELEASE_SAVE
from cards.verbs import Press, Verb
from domain.calendar.calendar_of import calendar_of
from domain.errors import Problem
from domain.owners.owners import candidates, choose_owners
from domain.owners.release import chosen, offered, release, revoke
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from locales import tr, trn


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The form, for a leader; what the owner sees, for everybody else. A name may be looked for."""
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
        if not caller.leads:
            found = await candidates(uow, caller.school)
            what = await offered(uow, caller.school)
            return cards.told(scene_for(services, caller, services.clock()), caller, found, what)
        return await _form(services, uow, caller, press)


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep who was ticked, or the form with what is wrong."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await require_leader(uow, incoming, press.ref)
        found = await choose_owners(uow, leader, press.inputs, press.arg, services.clock())
        if isinstance(found, list):
            return await _form(services, uow, leader, press, found)
        leader = await require_leader(uow, incoming, press.ref)
        return await _form(services, uow, leader, Press(press.verb, press.ref), note=tr(leader.language, "Saved."))

    return await effect(services, do)


async def _form(
    services: Services,
    uow: UnitOfWork,
    leader: Caller,
    press: Press,
    problems: list[Problem] | None = None,
    note: str = "",
) -> Card:
    word = press.inputs.get("word", "")[:60]
    ticked = chosen(press.inputs, "owners")
    found = await candidates(uow, leader.school, word, ticked)
    if "word" not in press.inputs and "owners" not in press.inputs and not problems:
        ticked = [person.id for person in found.owners]
    scene = scene_for(services, leader, services.clock())
    return cards.owners(scene, leader, found, ticked, problems or (), note, word)


async def release_form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What may be released, and what is."""
    async with services.units(write=False) as uow:
        leader = await require_leader(uow, incoming, press.ref)
        return await _release_form(services, uow, leader)


async def release_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Release what was ticked, or the form with what is wrong, and a warning where somebody is named."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await require_leader(uow, incoming, press.ref)
        calendar = await calendar_of(uow, leader.school, services.holidays)
        found = await release(uow, press.inputs, leader, calendar, services.clock(), sure=press.arg)
        problems = [one for one in found if isinstance(one, Problem)]
        note = "" if problems else tr(leader.language, "I have told the channel.") if found else ""
        return await _release_form(services, uow, leader, press, problems, note)

    return await effect(services, do)


async def release_revoke(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Take back what was ticked."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await require_leader(uow, incoming, press.ref)
        asked = chosen(press.inputs, "releases")
        gone = await revoke(uow, asked, leader, services.clock())
        note = trn(
            leader.language,
            "{count} characteristic was taken back. The owner does not see it any more.",
            "{count} characteristics were taken back. The owner does not see them any more.",
            len(gone),
        )
        nothing = tr(leader.language, "It was taken back already.") if asked else tr(leader.language, "Nothing ticked.")
        return await _release_form(services, uow, leader, note=note if gone else nothing)

    return await effect(services, do)


async def _release_form(
    services: Services,
    uow: UnitOfWork,
    leader: Caller,
    press: Press | None = None,
    problems: list[Problem] | None = None,
    note: str = "",
) -> Card:
    scene = scene_for(services, leader, services.clock())
    what = await offered(uow, leader.school)
    inputs = press.inputs if press and problems else {}
    numbers, parts = inputs.get("characteristics", ""), inputs.get("parts", "")
    return release_cards.form(scene, leader, what, problems or (), numbers, parts, note)


ACTIONS: dict[Verb, Action] = {
    OWNERS_SHOW: show,
    OWNERS_SAVE: save,
    RELEASE_FORM: release_form,
    RELEASE_SAVE: release_save,
    RELEASE_REVOKE: release_revoke,
}
