"""Presses about the minutes: look, put right, share, read, remark; and the school's own template."""

from __future__ import annotations

from bot.agenda.views import leader_of, member_of
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from bot.minutes.templates import KIND, template_card
from bot.minutes.views import form_card, list_card, minutes_card, reading_card
from cards.kit.scene import Card
from cards.minutes.verbs import (
    MINUTES_FORM,
    MINUTES_LIST,
    MINUTES_READ,
    MINUTES_SAVE,
    MINUTES_SHARE,
    MINUTES_SHOW,
    REMARK_SAVE,
    TEMPLATE_DROP,
    TEMPLATE_SHOW,
)
from cards.verbs import Press, Verb
from domain.calendar.calendar_of import calendar_of
from domain.minutes.share import correct_minutes, remark, share_minutes
from domain.unit_of_work import UnitOfWork
from locales import tr


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The minutes as they stand."""
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
        return await minutes_card(uow, scene_for(services, caller, services.clock()), caller, press.ref)


async def listing(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The minutes of the school, some at a time."""
    async with services.units(write=False) as uow:
        caller = await caller_in(uow, incoming, press.ref)
        left_out = int(press.arg) if press.arg.isascii() and press.arg.isdecimal() and len(press.arg) < 5 else 0
        return await list_card(uow, scene_for(services, caller, services.clock()), caller, left_out)


async def form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The leader's text, to put right."""
    async with services.units(write=False) as uow:
        leader = await leader_of(uow, incoming, press.ref)
        return await form_card(uow, scene_for(services, leader, services.clock()), leader, press.ref)


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep the text, or the form with what is wrong and everything that was typed."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await leader_of(uow, incoming, press.ref)
        now = services.clock()
        scene = scene_for(services, leader, now)
        found = await correct_minutes(uow, press.ref, press.inputs, leader, now, rev=press.rev, sure=press.arg)
        if isinstance(found, list):
            return await form_card(uow, scene, leader, press.ref, found, press.inputs.get("findings", ""))
        return await minutes_card(uow, scene, leader, press.ref, note=scene.tr("Saved."))

    return await effect(services, do)


async def share(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Open the minutes for everybody's remarks."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await leader_of(uow, incoming, press.ref)
        now = services.clock()
        scene = scene_for(services, leader, now)
        calendar = await calendar_of(uow, leader.school, services.holidays)
        found = await share_minutes(uow, press.ref, leader, calendar, now, rev=press.rev)
        problems = found if isinstance(found, list) else []
        note = "" if problems else scene.tr("I have told the channel.")
        return await minutes_card(uow, scene, leader, press.ref, problems, note=note)

    return await effect(services, do)


async def read(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Links to the documents, good for a quarter of an hour."""
    async with services.units(write=False) as uow:
        caller = await member_of(uow, incoming, press.ref)
        return await reading_card(uow, scene_for(services, caller, services.clock()), caller, press.ref)


async def remark_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """A remark under the writer's name, or the form again."""

    async def do(uow: UnitOfWork) -> Card:
        caller = await member_of(uow, incoming, press.ref)
        now = services.clock()
        scene = scene_for(services, caller, now)
        found = await remark(uow, press.ref, press.nonce, press.inputs, caller, now, sure=press.arg)
        if isinstance(found, list):
            given = press.inputs.get("remark", "")
            return await minutes_card(uow, scene, caller, press.ref, found, given, nonce=press.nonce)
        note = scene.tr("Your remark stands in the minutes.")
        return await minutes_card(uow, scene, caller, press.ref, note=note)

    return await effect(services, do)


async def template_show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """How to make a template, and which one is in use."""
    async with services.units(write=False) as uow:
        leader = await require_leader(uow, incoming, press.ref)
        return await template_card(services, uow, leader)


async def template_drop(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The built-in one again."""

    async def do(uow: UnitOfWork) -> Card:
        leader = await require_leader(uow, incoming, press.ref)
        await uow.minutes.drop_template(leader.school.id, KIND)
        return await template_card(services, uow, leader, tr(leader.language, "The usual template is in use again."))

    return await effect(services, do)


ACTIONS: dict[Verb, Action] = {
    MINUTES_LIST: listing,
    MINUTES_SHOW: show,
    MINUTES_FORM: form,
    MINUTES_SAVE: save,
    MINUTES_SHARE: share,
    MINUTES_READ: read,
    REMARK_SAVE: remark_save,
    TEMPLATE_SHOW: template_show,
    TEMPLATE_DROP: template_drop,
}
