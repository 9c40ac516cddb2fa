"""How long what is kept: shown to everybody in the school, set by its leaders."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.kit.scene import Card
from cards.personal_data import keeping
from cards.personal_data.verbs import KEEPING_SAVE, KEEPING_SHOW
from cards.verbs import Press, Verb
from domain.errors import Problem
from domain.people.school import Caller
from domain.personal_data.keep import set_years
from domain.unit_of_work import UnitOfWork
from locales import tr


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What is kept how long, and what was deleted."""
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
        return await _card(services, uow, caller)


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep so many years from now on; a question first where that deletes something."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await require_leader(uow, incoming, press.ref)
        given = press.inputs.get("years", "") or press.arg
        found = await set_years(uow, leader, given, services.clock(), sure=bool(press.arg) and press.arg == given)
        if isinstance(found, Problem):
            return await _card(services, uow, leader, problems=[found])
        if isinstance(found, tuple):
            return keeping.ask(scene_for(services, leader, services.clock()), *found)
        saved = Caller(leader.person, found, leader.role, leader.language)
        return await _card(services, uow, saved, note=tr(leader.language, "Saved."))

    return await effect(services, do)


async def _card(
    services: Services, uow: UnitOfWork, caller: Caller, note: str = "", problems: list[Problem] | None = None
) -> Card:
    log = await uow.keeping.deletions(caller.school.id, keeping.MOST_LINES)
    return keeping.keeping(scene_for(services, caller, services.clock()), caller, log, note, problems or ())


ACTIONS: dict[Verb, Action] = {KEEPING_SHOW: show, KEEPING_SAVE: save}
