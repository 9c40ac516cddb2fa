"""Presses that change a measure: its words, its steps, who sees to it; and its history."""

from __future__ import annotations

from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import scene_for
from bot.handling.services import Action, Answer, Services
from bot.measures.views import about_measure, next_without_owner, one_card, pressed, taking_part
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
from cards.verbs import Press, Verb
from domain.errors import Refused
from domain.measures.change import change_measure, measure_to_change, tick_steps
from domain.measures.hand_over import LeadersAsked, hand_over
from domain.measures.history import seen_by
from domain.measures.measure import OVER, Measure
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from locales import tr

NEXT = "next"  # on to the next measure that nobody sees to


async def edit(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The whole form, filled in."""
    async with services.units(write=False) as uow:
        caller, _ = await pressed(uow, incoming, press.ref)
        measure = await measure_to_change(uow, press.ref, caller, lock=False)
        scene = scene_for(services, caller, services.clock())
        members = await taking_part(uow, measure.school_id)
        return measure_edit.edit(scene, measure, members, await about_measure(uow, measure))


async def change(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The measure as changed, or the same form with what is wrong; saved once more, it is what the form says now."""

    async def do(uow: UnitOfWork) -> Card:
        caller, measure = await pressed(uow, incoming, press.ref)
        now = services.clock()
        found = await change_measure(uow, press.ref, press.inputs, caller, services.holidays, now, rev=press.rev)
        if isinstance(found, list):
            members = await taking_part(uow, measure.school_id)
            about = await about_measure(uow, measure)
            return measure_edit.edit(scene_for(services, caller, now), measure, members, about, found, press.inputs)
        return await one_card(services, uow, caller, found, tr(caller.language, "The measure is changed."))

    return await effect(services, do)


async def step(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Which steps are done. Where they were changed meanwhile: as they are now."""

    async def do(uow: UnitOfWork) -> Card:
        caller, measure = await pressed(uow, incoming, press.ref)
        found = await tick_steps(uow, press.ref, press.inputs, caller, services.clock(), rev=press.rev)
        if isinstance(found, list):
            note = tr(caller.language, "Somebody changed the steps meanwhile. Here they are now.")
            return await one_card(services, uow, caller, measure, note)
        return await one_card(services, uow, caller, found, tr(caller.language, "The steps are saved."))

    return await effect(services, do)


async def give_form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Who is to have it instead."""
    async with services.units(write=False) as uow:
        caller, _ = await pressed(uow, incoming, press.ref)
        measure = await measure_to_change(uow, press.ref, caller, lock=False)
        if measure.progress in OVER:
            raise Refused("measure_is_over")
        members = await taking_part(uow, measure.school_id)
    return measure_people.give_form(scene_for(services, caller, services.clock()), measure, members)


async def give(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Hand it over; a leader who was asked for somebody new goes on to the next measure that nobody sees to."""

    async def do(uow: UnitOfWork) -> Card:
        caller, measure = await pressed(uow, incoming, press.ref)
        now = services.clock()
        found = await hand_over(uow, press.ref, press.inputs, caller, services.holidays, now, rev=press.rev)
        if isinstance(found, LeadersAsked):
            return _asked(services, caller, found)
        if isinstance(found, list):
            scene, members = scene_for(services, caller, now), await taking_part(uow, measure.school_id)
            return measure_people.give_form(scene, measure, members, found, dict(press.inputs))
        return await _given(services, uow, caller, found, on=press.arg == NEXT)

    return await effect(services, do)


async def history(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What became of it, to anybody of the school; a call for help to leaders and who made it alone."""
    async with services.units(write=False) as uow:
        caller, measure = await pressed(uow, incoming, press.ref)
        events = seen_by(await uow.measures.history(measure.id), caller, alone=not incoming.public)
        named = {one for event in events for one in (event.by, event.before, event.after)}
        about = await about_measure(uow, measure, *named)
    return measure_history.history(scene_for(services, caller, services.clock()), measure, events, about)


async def _given(services: Services, uow: UnitOfWork, caller: Caller, measure: Measure, *, on: bool) -> Card:
    """The measure with its new owner, or the next one that needs somebody."""
    owner = await uow.people.get(measure.owner_id)
    words = tr(caller.language, "{name} sees to it from now on.", name=escape_line(owner.name if owner else ""))
    following = await next_without_owner(services, uow, caller, words) if on else None
    return following or await one_card(services, uow, caller, measure, words)


def _asked(services: Services, caller: Caller, found: LeadersAsked) -> Card:
    """Kindly: two do not give a measure back and forth, a leader helps them choose."""
    scene, language = scene_for(services, caller, services.clock()), caller.language
    said = tr(
        language,
        "{name} gave this measure away on {day}. So that it does not go back and forth, I have asked the leaders who "
        "is to see to it. Until they choose, it is yours.",
        name=escape_line(found.wanted.first_name),
        day=present.day(scene, present.local_day(scene, found.since)),
    )
    back = (tr(language, "See the measure"), Press(MEASURE_SHOW, found.measure.id))
    return notes.note(scene, tr(language, "The leaders choose"), said, [back])


ACTIONS: dict[Verb, Action] = {
    MEASURE_EDIT: edit,
    MEASURE_CHANGE: change,
    MEASURE_STEP: step,
    MEASURE_GIVE_FORM: give_form,
    MEASURE_GIVE: give,
    MEASURE_HISTORY: history,
}
