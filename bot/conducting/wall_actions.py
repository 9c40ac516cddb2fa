"""Presses about the room's screen and one-time words: leaders' only."""

from __future__ import annotations

import secrets

from bot.agenda.views import known, leader_of
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import scene_for
from bot.handling.services import Action, Answer, Services
from cards.conducting import wall as cards
from cards.conducting.verbs import WALL_SHOW, WORDS_GIVE
from cards.verbs import Press, Verb
from domain.agenda.electorate import voters
from domain.agenda.standing import require_running
from domain.errors import Problem, Refused
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller, Member
from domain.unit_of_work import UnitOfWork
from domain.votes.one_time_words import give_words


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Where the wall is."""
    async with services.units(write=False) as uow:
        leader = await leader_of(uow, incoming, press.ref)
        meeting = await known(uow, press.ref)
    if meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting_cancelled")
    address = services.addresses.wall(meeting.id)
    return cards.show(scene_for(services, leader, services.clock()), meeting, address)


async def words(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The form, or the words for those who were chosen on it."""
    chosen = {each.strip() for each in press.inputs.get("people", "").split(",") if each.strip()}
    if press.arg != cards.GIVE or not chosen:
        problems = [Problem("nobody_chosen", field="people")] if press.arg == cards.GIVE else []
        return await _form(services, incoming, press, problems)

    async def do(uow: UnitOfWork) -> tuple[Caller, Meeting, list[tuple[Member, str]]]:
        leader = await leader_of(uow, incoming, press.ref)
        given = await give_words(uow, press.ref, chosen, leader, secrets.SystemRandom())
        return leader, await known(uow, press.ref), given

    leader, meeting, given = await effect(services, do)
    return cards.words(scene_for(services, leader, services.clock()), meeting, given)


async def _form(services: Services, incoming: Incoming, press: Press, problems: list[Problem]) -> Answer:
    async with services.units(write=False) as uow:
        leader = await leader_of(uow, incoming, press.ref)
        meeting = await known(uow, press.ref)
        members = voters(await uow.people.members(meeting.school_id), leader.school)
    require_running(meeting)
    return cards.words_form(scene_for(services, leader, services.clock()), meeting, members, problems)


ACTIONS: dict[Verb, Action] = {WALL_SHOW: show, WORDS_GIVE: words}
