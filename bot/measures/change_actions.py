"""Presses that change a measure: its words, its steps, who sees to it; and its history."""

from __future__ import annotations

from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from bot.measures.views import about_measure, measure_asked, next_without_owner, one_card, taking_part
from cards.kit import notes, present
from cards.kit.escape import escape_line
from cards.kit.scene import Card
from cards.measures import edit as measure_edit
from cards.measures import history as measure_history
from cards.measures import people as measure_people
from cards.measures.verbs import (
    MEASURE_CHANGE,
    MEASURE_EDIT,
    MEASURE_GIVE,
    MEASURE_GIVE_FORM,
    MEASURE_HISTORY,
    MEASURE_SHOW,
    MEASURE_STEP,
)
from cards.verbs import Press
from domain.errors import Refused
from domain.measures.change import change_measure, measure_to_change, tick_steps
from domain.measures.hand_over import LeadersAsked, hand_over
from domain.measures.history import seen_by
from domain.measures.measure import OVER, Measure

NEXT = "next"  # on to the next measure that nobody sees to


@reading(MEASURE_EDIT)
async def edit(ask: Ask) -> Answer:
    """Return the whole form, filled in."""
    await measure_asked(ask)
    measure = await measure_to_change(ask.uow, ask.press.ref, ask.caller, lock=False)
    members = await taking_part(ask.uow, measure.school_id)
    return measure_edit.edit(ask.scene, measure, members, await about_measure(ask.uow, measure))


@writing(MEASURE_CHANGE)
async def change(ask: Ask) -> Answer:
    """Return the measure as changed, or the form with what is wrong; saved once more, it is what the form says now."""
    measure, press, holidays = await measure_asked(ask), ask.press, ask.services.holidays
    changed = await change_measure(ask.uow, press.ref, press.inputs, ask.caller, holidays, ask.now, rev=press.rev)
    if isinstance(changed, list):
        members = await taking_part(ask.uow, measure.school_id)
        about = await about_measure(ask.uow, measure)
        return measure_edit.edit(ask.scene, measure, members, about, changed, press.inputs)
    return await one_card(ask, changed, ask.tr("The measure is changed."))


@writing(MEASURE_STEP)
async def step(ask: Ask) -> Answer:
    """Save which steps are done. Where they were changed meanwhile, show them as they are now."""
    measure = await measure_asked(ask)
    ticked = await tick_steps(ask.uow, ask.press.ref, ask.press.inputs, ask.caller, ask.now, rev=ask.press.rev)
    if isinstance(ticked, list):
        return await one_card(ask, measure, ask.tr("Somebody changed the steps meanwhile. Here they are now."))
    return await one_card(ask, ticked, ask.tr("The steps are saved."))


@reading(MEASURE_GIVE_FORM)
async def give_form(ask: Ask) -> Answer:
    """Ask who is to have the measure instead."""
    await measure_asked(ask)
    measure = await measure_to_change(ask.uow, ask.press.ref, ask.caller, lock=False)
    if measure.progress in OVER:
        raise Refused("measure_is_over")
    return measure_people.give_form(ask.scene, measure, await taking_part(ask.uow, measure.school_id))


@writing(MEASURE_GIVE)
async def give(ask: Ask) -> Answer:
    """Hand the measure over; a leader who was asked for somebody new goes on to the next that nobody sees to."""
    measure, press, holidays = await measure_asked(ask), ask.press, ask.services.holidays
    given = await hand_over(ask.uow, press.ref, press.inputs, ask.caller, holidays, ask.now, rev=press.rev)
    if isinstance(given, LeadersAsked):
        return _asked(ask, given)
    if isinstance(given, list):
        members = await taking_part(ask.uow, measure.school_id)
        return measure_people.give_form(ask.scene, measure, members, given, dict(press.inputs))
    return await _given(ask, given, on=press.arg == NEXT)


@reading(MEASURE_HISTORY)
async def history(ask: Ask) -> Answer:
    """Tell anybody of the school what became of the measure; a call for help, only leaders and who made it."""
    measure = await measure_asked(ask)
    events = seen_by(await ask.uow.measures.history(measure.id), ask.caller, alone=not ask.incoming.public)
    named = {one for event in events for one in (event.by, event.before, event.after)}
    return measure_history.history(ask.scene, measure, events, await about_measure(ask.uow, measure, *named))


async def _given(ask: Ask, measure: Measure, *, on: bool) -> Card:
    """Return the measure with its new owner, or the next one that needs somebody."""
    owner = await ask.uow.people.get(measure.owner_id)
    words = ask.tr("{name} sees to it from now on.", name=escape_line(owner.name if owner else ""))
    following = await next_without_owner(ask, words) if on else None
    return following or await one_card(ask, measure, words)


def _asked(ask: Ask, asked: LeadersAsked) -> Card:
    """Say kindly that two do not give a measure back and forth: a leader helps them choose."""
    scene = ask.scene
    said = scene.tr(
        "{name} gave this measure away on {day}. So that it does not go back and forth, I have asked the leaders who "
        "is to see to it. Until they choose, it is yours.",
        name=escape_line(asked.wanted.first_name),
        day=present.day(scene, present.local_day(scene, asked.since)),
    )
    back = (scene.tr("See the measure"), Press(MEASURE_SHOW, asked.measure.id))
    return notes.note(scene, scene.tr("The leaders choose"), said, [back])
