"""Presses about the minutes: look, put right, share, read, remark; and the school's own template."""

from __future__ import annotations

from bot.agenda.asked import led_meeting, meeting_asked
from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from bot.minutes.templates import KIND, template_card
from bot.minutes.views import form_card, list_card, minutes_card, reading_card
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
from domain.calendar.calendar_of import calendar_of
from domain.minutes.share import correct_minutes, remark, share_minutes


@reading(MINUTES_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the minutes as they stand."""
    await meeting_asked(ask)
    return await minutes_card(ask)


@reading(MINUTES_LIST)
async def listing(ask: Ask) -> Answer:
    """Return the minutes of the school, some at a time."""
    await ask.member()
    newer = ask.press.arg
    return await list_card(ask, int(newer) if newer.isascii() and newer.isdecimal() and len(newer) < 5 else 0)


@reading(MINUTES_FORM)
async def form(ask: Ask) -> Answer:
    """Return the leader's text, to put right."""
    await led_meeting(ask)
    return await form_card(ask)


@writing(MINUTES_SAVE)
async def save(ask: Ask) -> Answer:
    """Keep the text, or return the form with what is wrong and everything that was typed."""
    await led_meeting(ask)
    press = ask.press
    corrected = await correct_minutes(
        ask.uow, press.ref, press.inputs, ask.caller, ask.now, rev=press.rev, sure=press.arg
    )
    if isinstance(corrected, list):
        return await form_card(ask, corrected, press.inputs.get("findings", ""))
    return await minutes_card(ask, note=ask.tr("Saved."))


@writing(MINUTES_SHARE)
async def share(ask: Ask) -> Answer:
    """Open the minutes for everybody's remarks."""
    await led_meeting(ask)
    calendar = await calendar_of(ask.uow, ask.caller.school, ask.services.holidays)
    shared = await share_minutes(ask.uow, ask.press.ref, ask.caller, calendar, ask.now, rev=ask.press.rev)
    problems = shared if isinstance(shared, list) else []
    return await minutes_card(ask, problems, note="" if problems else ask.tr("I have told the channel."))


@reading(MINUTES_READ)
async def read(ask: Ask) -> Answer:
    """Return links to the documents, good for a quarter of an hour."""
    await meeting_asked(ask)
    return await reading_card(ask)


@writing(REMARK_SAVE)
async def remark_save(ask: Ask) -> Answer:
    """Keep a remark under the writer's name, or return the form again."""
    await meeting_asked(ask)
    press = ask.press
    kept = await remark(ask.uow, press.ref, press.nonce, press.inputs, ask.caller, ask.now, sure=press.arg)
    if isinstance(kept, list):
        return await minutes_card(ask, kept, press.inputs.get("remark", ""), nonce=press.nonce)
    return await minutes_card(ask, note=ask.tr("Your remark stands in the minutes."))


@reading(TEMPLATE_SHOW)
async def template_show(ask: Ask) -> Answer:
    """Tell how to make a template, and which one is in use."""
    leader = await ask.leader()
    return await template_card(ask.uow, ask.scene, leader)


@writing(TEMPLATE_DROP)
async def template_drop(ask: Ask) -> Answer:
    """Take the built-in template into use again."""
    leader = await ask.leader()
    await ask.uow.minutes.drop_template(leader.school.id, KIND)
    return await template_card(ask.uow, ask.scene, leader, ask.tr("The usual template is in use again."))
