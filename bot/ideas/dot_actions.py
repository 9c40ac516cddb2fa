"""Presses about dots: three for each person, counted when the leader says so."""

from __future__ import annotations

from bot.agenda.views import known, leader_of, member_of
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import scene_for
from bot.handling.services import Action, Answer, Services
from bot.ideas.views import ideas_of, ideas_of_leader, taking_part
from cards.ideas import dots as ideas_dots
from cards.ideas import leader as ideas_leader
from cards.ideas.verbs import DOTS_CLOSE, DOTS_FORM, DOTS_OPEN, DOTS_SAVE
from cards.kit.scene import Card
from cards.verbs import Press, Verb
from domain.agenda.agenda import IdeasState
from domain.agenda.standing import require_running
from domain.errors import Problem, Refused
from domain.ideas.give_dots import Dots, TooFewDots, close_dots, dots_given, give_dots, open_dots, own_dots
from domain.people.school import Caller
from domain.personal_data.naming import SURE
from domain.unit_of_work import UnitOfWork


async def dots_open(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Let everybody give dots."""

    async def do(uow: UnitOfWork) -> Caller:
        leader = await leader_of(uow, incoming, press.ref)
        await open_dots(uow, press.ref, leader, services.clock())
        return leader

    return await ideas_of_leader(services, await effect(services, do), press.ref)


async def dots_form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """One's own dots, to give or to move."""
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
        return await _dots_form(services, uow, caller, press.ref)


async def _dots_form(
    services: Services,
    uow: UnitOfWork,
    caller: Caller,
    meeting_id: str,
    problems: list[Problem] | None = None,
    picked: str = "",
) -> Card:
    here = await ideas_of(uow, meeting_id)
    require_running(here.meeting)
    if here.state is not IdeasState.DOTS:
        raise Refused("dots_closed" if here.state is IdeasState.CLOSED else "dots_not_open")
    own = await own_dots(uow, meeting_id, caller.person.id)
    scene = scene_for(services, caller, services.clock())
    return ideas_dots.form(scene, here.meeting, here.groups, own, problems or (), picked)


async def dots_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Put one's dots into the box. Nobody is told, and no shared card changes."""
    picked = press.inputs.get("dots", "")
    ids = [one for one in picked.split(",") if one]

    async def do(uow: UnitOfWork) -> Card:
        caller = await member_of(uow, incoming, press.ref)
        found = await give_dots(uow, press.ref, caller, ids, press.rev, services.clock())
        if not isinstance(found, Dots):
            return await _dots_form(services, uow, caller, press.ref, found, picked)
        count = await dots_given(uow, press.ref)
        eligible = await taking_part(uow, caller.school.id)
        scene = scene_for(services, caller, services.clock())
        return ideas_dots.given(scene, await known(uow, press.ref), found, count, eligible, leads=caller.leads)

    return await effect(services, do)


async def dots_close(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Count the dots; where too few have given any, say so first."""

    async def do(uow: UnitOfWork) -> tuple[Caller, Card | None]:
        leader = await leader_of(uow, incoming, press.ref)
        now = services.clock()
        found = await close_dots(uow, press.ref, leader, now, sure=press.arg == SURE)
        if isinstance(found, TooFewDots):
            return leader, ideas_leader.too_few(scene_for(services, leader, now), await known(uow, press.ref), found)
        return leader, None

    leader, few = await effect(services, do)
    return few or await ideas_of_leader(services, leader, press.ref)


ACTIONS: dict[Verb, Action] = {
    DOTS_OPEN: dots_open,
    DOTS_FORM: dots_form,
    DOTS_SAVE: dots_save,
    DOTS_CLOSE: dots_close,
}
