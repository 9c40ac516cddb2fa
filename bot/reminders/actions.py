"""Presses about reminding: one's own time, the school's plan, and several answers at once."""

from __future__ import annotations

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.measures.progress import due
from cards.reminders import reminder_plan, rhythm, together
from cards.reminders.together import FIELD, Line
from cards.reminders.verbs import REMINDERS_SAVE, REMINDERS_SHOW, RHYTHM_SAVE, RHYTHM_SHOW, TOGETHER_SAVE
from domain.calendar.calendar_of import calendar_of
from domain.delivery.own_time import from_day, next_time
from domain.errors import Problem, Refused
from domain.measures.progress import Overtaken, report_progress
from domain.people.school import Caller
from domain.reminders.set_rhythm import set_plan, set_rhythm


@reading(RHYTHM_SHOW)
async def show(ask: Ask) -> Answer:
    """Return when one may be asked."""
    caller = await _alone(ask)
    return rhythm.rhythm(ask.scene, caller, await ask.uow.rhythms.of(caller.person.id))


@writing(RHYTHM_SAVE)
async def save(ask: Ask) -> Answer:
    """Keep what was chosen and say what it means, or return the same form with what is wrong."""
    caller, press, holidays = await _alone(ask), ask.press, ask.services.holidays
    chosen = await set_rhythm(ask.uow, press.inputs, caller, holidays, ask.now, rev=press.rev)
    if isinstance(chosen, list):
        own = await ask.uow.rhythms.of(caller.person.id)
        typed = None if _changed(chosen) else press.inputs
        return rhythm.rhythm(ask.scene, caller, own, problems=chosen, typed=typed)
    calendar = await calendar_of(ask.uow, caller.school, holidays)
    paused = chosen.paused_until
    until = from_day(chosen, calendar, paused) if paused else next_time(chosen, calendar, ask.now)
    return rhythm.rhythm(ask.scene, caller, chosen, saved=True, saved_until=until)


@reading(REMINDERS_SHOW)
async def plan_show(ask: Ask) -> Answer:
    """Return how the school asks."""
    leader = await ask.leader()
    return reminder_plan.plan(ask.scene, leader, await ask.uow.rhythms.plan(leader.school.id))


@writing(REMINDERS_SAVE)
async def plan_save(ask: Ask) -> Answer:
    """Keep how the school asks, or return the same form with what is wrong."""
    leader, press = await ask.leader(), ask.press
    chosen = await set_plan(ask.uow, press.inputs, leader, ask.services.holidays, ask.now, rev=press.rev)
    if isinstance(chosen, list):
        own = await ask.uow.rhythms.plan(leader.school.id)
        typed = None if _changed(chosen) else press.inputs
        return reminder_plan.plan(ask.scene, leader, own, problems=chosen, typed=typed)
    return reminder_plan.plan(ask.scene, leader, chosen, saved=True)


@writing(TOGETHER_SAVE)
async def together_save(ask: Ask) -> Answer:
    """Keep several answers at once, each as if it had been pressed alone. What came later elsewhere stays."""
    first = await ask.member()
    scene, holidays = ask.scene, ask.services.holidays
    lines: list[Line] = []
    answers = 0
    for part in ask.press.arg.split(","):
        measure_id, _, rev = part.partition(":")
        measure = await ask.uow.measures.get(measure_id)
        if measure is None or not (rev.isascii() and rev.isdigit()):
            continue
        caller = await ask.member(measure.school_id)
        if chosen := ask.press.inputs.get(f"{FIELD}{measure_id}", ""):
            answered = await report_progress(
                ask.uow, measure_id, chosen, {}, caller, ask.now, int(rev), holidays=holidays
            )
            answers += 1
            measure = answered.measure if isinstance(answered, Overtaken) else answered
        lines.append(Line(measure, due(scene, measure)))
    if not lines:
        raise Refused("gone")
    return together.card(scene, first.person.first_name, lines, [], thanked=answers > 0)


async def _alone(ask: Ask) -> Caller:
    """Return who presses; ``Refused`` where others would see the answer."""
    if ask.incoming.public:
        raise Refused("write_to_me")
    return await ask.member()


def _changed(problems: list[Problem]) -> bool:
    """Whether somebody was quicker: then what they chose is shown."""
    return any(problem.key == "changed_meanwhile" for problem in problems)
