"""Presses about ideas: bring them up, add, withdraw, put together, make measures of the best."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.agenda.asked import led_meeting, meeting_asked
from bot.agenda.views import characteristic_of
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, answering, reading, writing
from bot.handling.services import Answer, Services
from bot.ideas.views import ideas_of, leaders_card, list_of, own_card, together_form
from bot.measures.views import new_form
from cards.ideas import shared as ideas
from cards.ideas.rows import when_shown
from cards.ideas.verbs import (
    IDEA_ADD,
    IDEA_MEASURE,
    IDEA_PART,
    IDEA_WITHDRAW,
    IDEAS_JOIN,
    IDEAS_JOIN_FORM,
    IDEAS_MINE,
    IDEAS_OPEN,
    IDEAS_SHOW,
)
from cards.verbs import Press
from domain.agenda.agenda import IdeasState
from domain.agenda.standing import require_running
from domain.errors import Refused
from domain.ideas.collect import add_idea, open_ideas, withdraw_idea
from domain.ideas.give_dots import back_to_ideas
from domain.ideas.join import join_ideas, part_idea
from domain.ideas.to_measure import idea_to_take, proposed
from domain.ids import new_id
from domain.personal_data.naming import SURE

AGAIN = "again"  # the argument of the way back from the dots
ALL = "all"


@reading(IDEAS_SHOW)
async def show(ask: Ask) -> Answer:
    """Return a page of the list; without a page, to a leader, their own card."""
    await meeting_asked(ask)
    asked = ask.press.arg
    if ask.caller.leads and asked in ("", ALL):
        return await leaders_card(ask, all_of_them=asked == ALL)
    return await list_of(ask, int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 1)


@writing(IDEAS_OPEN)
async def bring_up(ask: Ask) -> Answer | Awaitable[Answer]:
    """Bring the ideas up; with ``again``, go back to them from the dots."""
    await led_meeting(ask)
    step = back_to_ideas if ask.press.arg == AGAIN else open_ideas
    await step(ask.uow, ask.press.ref, ask.caller, ask.now)
    return ask.afterwards(leaders_card)


@answering(IDEA_ADD)
async def add(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Return an empty form; filled in, put the idea on the list, or return the form with what is wrong."""
    return await (_add if press.nonce else _empty_form)(services, incoming, press)


@reading()
async def _empty_form(ask: Ask) -> Answer:
    await meeting_asked(ask)
    here = await ideas_of(ask.uow, ask.press.ref)
    require_running(here.meeting)
    if here.state is IdeasState.NONE:
        raise Refused("ideas_not_open")
    return ideas.form(ask.scene, here.meeting, new_id())


@writing()
async def _add(ask: Ask) -> Answer | Awaitable[Answer]:
    meeting, press = await meeting_asked(ask), ask.press
    text, sure = press.inputs.get("idea", ""), press.arg == SURE
    added = await add_idea(ask.uow, press.ref, ask.caller, text, press.nonce, ask.now, sure=sure)
    if isinstance(added, list):
        return ideas.form(ask.scene, meeting, press.nonce, added, press.inputs)
    said = ask.tr("The idea is on the list, without your name.")
    return ask.afterwards(list_of, note=f"{said} {when_shown(ask.scene)}")


@reading(IDEAS_MINE)
async def mine(ask: Ask) -> Answer:
    """Return one's own ideas, as long as anything knows whose they are."""
    meeting = await meeting_asked(ask)
    require_running(meeting)
    return await own_card(ask, meeting)


@writing(IDEA_WITHDRAW)
async def withdraw(ask: Ask) -> Answer | Awaitable[Answer]:
    """Take one's own idea back."""
    chosen = ask.press.arg or ask.press.inputs.get("idea", "")
    meeting = await meeting_asked(ask)
    if not chosen:
        require_running(meeting)
        return ask.afterwards(own_card, meeting, ask.tr("Choose an idea first."))
    await withdraw_idea(ask.uow, ask.press.ref, ask.caller, chosen, ask.now)
    return ask.afterwards(own_card, meeting, ask.tr("The idea is withdrawn."))


@reading(IDEAS_JOIN_FORM)
async def together(ask: Ask) -> Answer:
    """Return the form that puts ideas together."""
    await meeting_asked(ask)
    here = await ideas_of(ask.uow, ask.press.ref)
    require_running(here.meeting)
    if here.state is not IdeasState.OPEN:
        raise Refused("ideas_not_open" if here.state is IdeasState.NONE else "joining_over")
    return await together_form(ask)


@writing(IDEAS_JOIN)
async def join(ask: Ask) -> Answer | Awaitable[Answer]:
    """Put together what was suggested or picked."""
    picked = ask.press.arg or ask.press.inputs.get("picked", "")
    await meeting_asked(ask)
    ids = [idea_id for idea_id in picked.split(",") if idea_id]
    joined = await join_ideas(ask.uow, ask.press.ref, ask.caller, ids, ask.now)
    if isinstance(joined, list):
        return ask.afterwards(together_form, joined, picked)
    return ask.afterwards(together_form, note=ask.tr("They stand together now."))


@writing(IDEA_PART)
async def part(ask: Ask) -> Answer | Awaitable[Answer]:
    """Take an idea out of what it was put together with."""
    chosen = ask.press.arg or ask.press.inputs.get("part", "")
    await meeting_asked(ask)
    parted = await part_idea(ask.uow, ask.press.ref, ask.caller, chosen, ask.now)
    if parted is not None:
        said = ask.tr("It stands for itself again.")
    else:
        said = ask.tr("It stands for itself already.") if chosen else ask.tr("Choose an idea first.")
    return ask.afterwards(together_form, note=said)


@reading(IDEA_MEASURE)
async def measure(ask: Ask) -> Answer:
    """Return the form of a measure, filled in from an idea."""
    chosen = ask.press.arg or ask.press.inputs.get("idea", "")
    await led_meeting(ask)
    meeting, school = (await ideas_of(ask.uow, ask.press.ref)).meeting, ask.caller.school
    if not chosen:
        return await leaders_card(ask, ask.tr("Choose an idea first."))
    group = await idea_to_take(ask.uow, meeting, chosen)
    characteristic = await characteristic_of(ask.uow, meeting.school_id, meeting.characteristic_id)
    rounds = await ask.uow.rounds.of_meeting(meeting.id)
    filled = proposed(group, meeting, characteristic, rounds, school, ask.services.holidays, ask.now)
    return await new_form(ask, meeting, new_id(), (), filled, group)
