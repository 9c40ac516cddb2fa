"""Presses about reminding: one's own time, the school's plan, and several answers at once."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.kit.scene import Card
from cards.measures.progress import due
from cards.reminders import reminder_plan, rhythm, together
from cards.reminders.together import FIELD, Line
from cards.reminders.verbs import REMINDERS_SAVE, REMINDERS_SHOW, RHYTHM_SAVE, RHYTHM_SHOW, TOGETHER_SAVE
from cards.verbs import Press, Verb
from domain.calendar.calendar_of import calendar_of
from domain.delivery.own_time import from_day, next_time
from domain.errors import Problem, Refused
from domain.measures.progress import Overtaken, report_progress
from domain.reminders.set_rhythm import set_plan, set_rhythm
from domain.unit_of_work import UnitOfWork


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """When I may be asked."""
    if incoming.public:
        raise Refused("write_to_me")
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
        own = await uow.rhythms.of(caller.person.id)
    return rhythm.rhythm(scene_for(services, caller, services.clock()), caller, own)


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What was chosen, and what it means; the same form where something is wrong."""
    if incoming.public:
        raise Refused("write_to_me")

    async def do(uow: UnitOfWork) -> Card:
        now = services.clock()
        caller = await caller_in(uow, incoming, press.ref)
        found = await set_rhythm(uow, press.inputs, caller, services.holidays, now, rev=press.rev)
        scene = scene_for(services, caller, now)
        if isinstance(found, list):
            own = await uow.rhythms.of(caller.person.id)
            typed = None if _changed(found) else press.inputs
            return rhythm.rhythm(scene, caller, own, problems=found, typed=typed)
        calendar = await calendar_of(uow, caller.school, services.holidays)
        paused = found.paused_until
        until = from_day(found, calendar, paused) if paused else next_time(found, calendar, now)
        return rhythm.rhythm(scene, caller, found, saved=True, saved_until=until)

    return await effect(services, do)


async def plan_show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """How the school asks."""
    async with services.units(write=False) as uow:
        leader = await require_leader(uow, incoming, press.ref)
        own = await uow.rhythms.plan(leader.school.id)
    return reminder_plan.plan(scene_for(services, leader, services.clock()), leader, own)


async def plan_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What was chosen; the same form where something is wrong."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await require_leader(uow, incoming, press.ref)
        found = await set_plan(uow, press.inputs, leader, services.holidays, services.clock(), rev=press.rev)
        scene = scene_for(services, leader, services.clock())
        if isinstance(found, list):
            own = await uow.rhythms.plan(leader.school.id)
            typed = None if _changed(found) else press.inputs
            return reminder_plan.plan(scene, leader, own, problems=found, typed=typed)
        return reminder_plan.plan(scene, leader, found, saved=True)

    return await effect(services, do)


async def together_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Several answers at once: each is kept as if it had been pressed alone. What came later elsewhere stays."""

    async def do(uow: UnitOfWork) -> Card:
        now = services.clock()
        first = await caller_in(uow, incoming, press.ref)
        scene = scene_for(services, first, now)
        lines: list[Line] = []
        answers = 0
        for part in press.arg.split(","):
            measure_id, _, rev = part.partition(":")
            measure = await uow.measures.get(measure_id)
            if measure is None or not (rev.isascii() and rev.isdigit()):
                continue
            caller = await caller_in(uow, incoming, measure.school_id)
            chosen = press.inputs.get(f"{FIELD}{measure_id}", "")
            if chosen:
                found = await report_progress(
                    uow, measure_id, chosen, {}, caller, now, int(rev), holidays=services.holidays
                )
                answers += 1
                measure = found.measure if isinstance(found, Overtaken) else found
            lines.append(Line(measure, due(scene, measure)))
        if not lines:
            raise Refused("gone")
        return together.card(scene, first.person.first_name, lines, [], thanked=answers > 0)

    return await effect(services, do)


def _changed(problems: list[Problem]) -> bool:
    """Somebody was quicker: what they chose is shown."""
    return any(problem.key == "changed_meanwhile" for problem in problems)


ACTIONS: dict[Verb, Action] = {
    RHYTHM_SHOW: show,
    RHYTHM_SAVE: save,
    REMINDERS_SHOW: plan_show,
    REMINDERS_SAVE: plan_save,
    TOGETHER_SAVE: together_save,
}
