"""Figures from a file: taken in with one press, undone with another; the question sets for schools without a survey."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.figures import imports as cards
from cards.figures.verbs import IMPORT_LAST, IMPORT_TAKE, IMPORT_UNDO, SURVEYS_SHOW
from cards.verbs import Press, Verb
from domain.figures import take_import
from domain.people.school import LANGUAGES


async def _take(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Take in what the leader looked at. Pressed once more it changes nothing."""
    now = services.clock()
    async with services.units() as uow:
        caller = await require_leader(uow, incoming, press.ref)
        effect = await take_import.take(uow, caller.school, press.arg, now)
        last = await uow.imports.last_taken(caller.school.id)
        await uow.commit()
    undo = last is not None and last.id == effect.import_.id
    return cards.taken(scene_for(services, caller, now), caller, effect, undo=undo)


async def _last(services: Services, incoming: Incoming, press: Press) -> Answer:
    async with services.units(write=False) as uow:
        caller = await require_leader(uow, incoming, press.ref)
        last = await uow.imports.last_taken(caller.school.id)
        person = await uow.people.get(last.by) if last and last.by else None
    return cards.last(scene_for(services, caller, services.clock()), caller, last, person.name if person else "")


async def _undo(services: Services, incoming: Incoming, press: Press) -> Answer:
    now = services.clock()
    async with services.units() as uow:
        caller = await require_leader(uow, incoming, press.ref)
        undone, count = await take_import.undo_last(uow, caller.school, now, press.arg)
        await uow.commit()
    return cards.undone(scene_for(services, caller, now), caller, undone, count)


async def _surveys(services: Services, incoming: Incoming, press: Press) -> Answer:
    now = services.clock()
    async with services.units(write=False) as uow:
        caller = await require_leader(uow, incoming, press.ref)
    language = press.inputs.get("language", "")
    scene = scene_for(services, caller, now)
    return cards.surveys(scene, caller, language if language in LANGUAGES else caller.school.language)


ACTIONS: dict[Verb, Action] = {
    IMPORT_TAKE: _take,
    IMPORT_LAST: _last,
    IMPORT_UNDO: _undo,
    SURVEYS_SHOW: _surveys,
}
