"""Presses about dots: three for each person, counted when the leader says so."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence

from bot.agenda.asked import led_meeting, meeting_asked
from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from bot.ideas.views import ideas_of, leaders_card, taking_part
from cards.ideas import dots as ideas_dots
from cards.ideas import leader as ideas_leader
from cards.ideas.verbs import DOTS_CLOSE, DOTS_FORM, DOTS_OPEN, DOTS_SAVE
from cards.kit.scene import Card
from domain.agenda.agenda import IdeasState
from domain.agenda.standing import require_running
from domain.errors import Problem, Refused
from domain.ideas.give_dots import Dots, TooFewDots, close_dots, dots_given, give_dots, open_dots, own_dots
from domain.personal_data.naming import SURE


@writing(DOTS_OPEN)
async def dots_open(ask: Ask) -> Answer | Awaitable[Answer]:
    """Let everybody give dots."""
    await led_meeting(ask)
    await open_dots(ask.uow, ask.press.ref, ask.caller, ask.now)
    return ask.afterwards(leaders_card)


@reading(DOTS_FORM)
async def dots_form(ask: Ask) -> Answer:
    """Return one's own dots, to give or to move."""
    await meeting_asked(ask)
    return await _dots_form(ask)


@writing(DOTS_SAVE)
async def dots_save(ask: Ask) -> Answer:
    """Put one's dots into the box. Nobody is told, and no shared card changes."""
    meeting, press = await meeting_asked(ask), ask.press
    picked = press.inputs.get("dots", "")
    ids = [idea_id for idea_id in picked.split(",") if idea_id]
    given = await give_dots(ask.uow, press.ref, ask.caller, ids, press.rev, ask.now)
    if not isinstance(given, Dots):
        return await _dots_form(ask, given, picked)
    count = await dots_given(ask.uow, press.ref)
    eligible = await taking_part(ask.uow, ask.caller.school.id)
    return ideas_dots.given(ask.scene, meeting, given, count, eligible, leads=ask.caller.leads)


@writing(DOTS_CLOSE)
async def dots_close(ask: Ask) -> Answer | Awaitable[Answer]:
    """Count the dots; where too few people have given any, say so first."""
    meeting = await led_meeting(ask)
    closed = await close_dots(ask.uow, ask.press.ref, ask.caller, ask.now, sure=ask.press.arg == SURE)
    if isinstance(closed, TooFewDots):
        return ideas_leader.too_few(ask.scene, meeting, closed)
    return ask.afterwards(leaders_card)


async def _dots_form(ask: Ask, problems: Sequence[Problem] = (), picked: str = "") -> Card:
    here = await ideas_of(ask.uow, ask.press.ref)
    require_running(here.meeting)
    if here.state is not IdeasState.DOTS:
        raise Refused("dots_closed" if here.state is IdeasState.CLOSED else "dots_not_open")
    own = await own_dots(ask.uow, ask.press.ref, ask.caller.person.id)
    return ideas_dots.form(ask.scene, here.meeting, here.groups, own, problems, picked)
