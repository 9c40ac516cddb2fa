"""Presses about the room's screen and one-time words: leaders' only."""

from __future__ import annotations

import secrets

from bot.agenda.asked import led_meeting
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, answering, reading, writing
from bot.handling.services import Answer, Services
from cards.conducting import wall as cards
from cards.conducting.verbs import WALL_SHOW, WORDS_GIVE
from cards.verbs import Press
from domain.agenda.electorate import voters
from domain.agenda.standing import require_running
from domain.errors import Problem, Refused
from domain.meetings.meeting import MeetingState, require_on
from domain.votes.one_time_words import give_words


@reading(WALL_SHOW)
async def show(ask: Ask) -> Answer:
    """Tell a leader where the wall is."""
    meeting = await led_meeting(ask)
    if meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    require_on(meeting)
    return cards.show(ask.scene, meeting, ask.services.addresses.wall(meeting.id))


@answering(WORDS_GIVE)
async def words(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Give words to those who were chosen on the form, or return the form, which takes no lock."""
    action = _give if press.arg == cards.GIVE and _chosen(press) else _words_form
    return await action(services, incoming, press)


@writing()
async def _give(ask: Ask) -> Answer:
    """Return the words, each with its person."""
    meeting = await led_meeting(ask)
    given = await give_words(ask.uow, ask.press.ref, _chosen(ask.press), ask.caller, secrets.SystemRandom())
    return cards.words(ask.scene, meeting, given)


@reading()
async def _words_form(ask: Ask) -> Answer:
    """Return the form, with a problem where nobody was chosen on it."""
    meeting = await led_meeting(ask)
    members = voters(await ask.uow.people.members(meeting.school_id), ask.caller.school)
    require_running(meeting)
    problems = [Problem("nobody_chosen", field="people")] if ask.press.arg == cards.GIVE else []
    return cards.words_form(ask.scene, meeting, members, problems)


def _chosen(press: Press) -> set[str]:
    return {each.strip() for each in press.inputs.get("people", "").split(",") if each.strip()}
