"""Colour limits in a leader's hands: the list, one to change, saved or given back."""

from __future__ import annotations

from collections.abc import Mapping

from bot.edge.incoming import Incoming
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.figures import limits as settings_limits
from cards.figures.verbs import LIMITS_CLEAR, LIMITS_SAVE, LIMITS_SHOW
from cards.verbs import Press, Verb
from domain.figures import comparison
from domain.figures.limits import Limits
from domain.figures.set_limits import clear_limits, colourable, set_limits
from domain.people.school import Person
from domain.unit_of_work import UnitOfWork


async def _show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The list; the form of one where it is named."""
    wanted = press.arg or press.inputs.get("indicator", "").strip()
    async with services.units(write=False) as uow:
        caller = await require_leader(uow, incoming, press.ref)
        catalogue = await uow.catalogues.of(caller.school.id)
        limits = await uow.limits.of_school(caller.school.id)
        one = await colourable(uow, caller, wanted) if wanted else None
        scopes = await _scopes(uow, caller.school.id, wanted)
        people = await _setters(uow, limits)
    scene = scene_for(services, caller, services.clock())
    if one is None:
        return settings_limits.listing(scene, caller, catalogue, limits, people)
    return settings_limits.form(scene, caller, catalogue, one, limits.get(one.id), scopes=scopes)


async def _save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep what was typed; with a problem the same form comes back filled in."""
    now = services.clock()
    async with services.units() as uow:
        caller = await require_leader(uow, incoming, press.ref)
        one = await colourable(uow, caller, press.arg)
        catalogue = await uow.catalogues.of(caller.school.id)
        problems = await set_limits(uow, caller, one.id, press.inputs, now)
        if not problems:
            await uow.commit()
        limits = await uow.limits.of_school(caller.school.id)
        scopes = await _scopes(uow, caller.school.id, one.id)
    scene = scene_for(services, caller, now)
    typed, held, saved = press.inputs if problems else None, limits.get(one.id), not problems
    return settings_limits.form(scene, caller, catalogue, one, held, problems, typed, scopes=scopes, saved=saved)


async def _clear(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The suggestion again. Pressed once more it changes nothing."""
    async with services.units() as uow:
        caller = await require_leader(uow, incoming, press.ref)
        await clear_limits(uow, caller, press.arg)
        await uow.commit()
        catalogue = await uow.catalogues.of(caller.school.id)
        limits = await uow.limits.of_school(caller.school.id)
        people = await _setters(uow, limits)
    scene = scene_for(services, caller, services.clock())
    return settings_limits.listing(scene, caller, catalogue, limits, people)


async def _setters(uow: UnitOfWork, limits: Mapping[str, Limits]) -> Mapping[str, Person]:
    """Who set the limits, by id."""
    return await uow.people.many(sorted({one.set_by for one in limits.values() if one.set_by}))


async def _scopes(uow: UnitOfWork, school_id: str, indicator_id: str) -> set[str]:
    """Whose figures the school's own can be held against."""
    found = await uow.figures.of_school(school_id, [indicator_id]) if indicator_id else []
    return {figure.scope for figure in comparison.others(found)}


ACTIONS: dict[Verb, Action] = {LIMITS_SHOW: _show, LIMITS_SAVE: _save, LIMITS_CLEAR: _clear}
