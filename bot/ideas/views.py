"""What the cards of a meeting's ideas are made from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.agenda.views import known
from bot.handling.ask import Ask
from bot.handling.identity import scene_for
from bot.handling.services import Services
from cards.ideas import leader as ideas_leader
from cards.ideas import shared as ideas
from cards.ideas import together as ideas_together
from cards.ideas.leader import IdeasNow
from cards.kit.scene import Card, Scene
from domain.agenda.agenda import IdeasState
from domain.errors import Problem, Refused
from domain.ideas.alike import suggestions
from domain.ideas.give_dots import dots_given
from domain.ideas.idea_groups import IdeaGroup, grouped, state_of
from domain.ideas.own_ideas import own_ideas
from domain.ideas.to_measure import idea_to_take
from domain.meetings.meeting import Meeting, MeetingState, require_on
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Mode, needed

AHEAD = (MeetingState.DRAFT, MeetingState.INVITED)


@dataclass(frozen=True, slots=True)
class Ideas:
    """A meeting's ideas as they stand."""

    meeting: Meeting
    groups: list[IdeaGroup]
    state: IdeasState

    @property
    def ended(self) -> bool:
        """Whether the meeting is over: what is left is to be read."""
        return self.meeting.state is not MeetingState.RUNNING


async def ideas_of(uow: UnitOfWork, meeting_id: str) -> Ideas:
    """Return the meeting's ideas; ``Refused`` before the meeting has started and where the meeting was cancelled."""
    meeting = await known(uow, meeting_id)
    require_on(meeting)
    if meeting.state in AHEAD:
        raise Refused("meeting_not_started")
    collected = await uow.ideas.of_meeting(meeting.id)
    return Ideas(meeting, grouped(collected), state_of(await uow.agendas.get(meeting.id), collected))


async def taking_part(uow: UnitOfWork, school_id: str) -> int:
    """Return how many can give dots: all who take part, leaders too, however the school lets them vote on levels."""
    return sum(member.takes_part for member in await uow.people.members(school_id))


async def ideas_of_leader(services: Services, leader: Caller, meeting_id: str, note: str = "") -> Card:
    """Return the leader's own card of the ideas. ``note`` is a sentence about what was just pressed."""
    async with services.units(write=False) as uow:
        return await _leaders(uow, scene_for(services, leader, services.clock()), leader, meeting_id, note)


async def leaders_card(ask: Ask, note: str = "", *, all_of_them: bool = False) -> Card:
    """Return the leader's own card of the ideas of the meeting that the press names."""
    return await _leaders(ask.uow, ask.scene, ask.caller, ask.press.ref, note, all_of_them=all_of_them)


async def _leaders(
    uow: UnitOfWork, scene: Scene, leader: Caller, meeting_id: str, note: str, *, all_of_them: bool = False
) -> Card:
    here = await ideas_of(uow, meeting_id)
    shown = IdeasNow(
        here.groups,
        here.state,
        needed(Mode.SECRET, leader.school.ballot_limit),
        await dots_given(uow, meeting_id),
        await taking_part(uow, leader.school.id),
        len(suggestions(here.groups)) if here.state is IdeasState.OPEN else 0,
        here.ended,
    )
    return ideas_leader.steps(scene, here.meeting, shown, note, all_of_them=all_of_them)


async def list_of(ask: Ask, page: int = 1, note: str = "") -> Card:
    """Return a page of the list, for anybody of the school."""
    here, caller = await ideas_of(ask.uow, ask.press.ref), ask.caller
    limit = needed(Mode.SECRET, caller.school.ballot_limit)
    at = (here.meeting, here.groups, here.state, limit)
    return ideas.listing(ask.scene, *at, page=page, note=note, ended=here.ended, leads=caller.leads)


async def together_form(ask: Ask, problems: Sequence[Problem] = (), picked: str = "", note: str = "") -> Card:
    """Return the form that puts ideas together, with what the bot suggests."""
    here = await ideas_of(ask.uow, ask.press.ref)
    there = {group.id for group in here.groups}
    still = ",".join(idea_id for idea_id in picked.split(",") if idea_id in there)
    return ideas_together.form(ask.scene, here.meeting, here.groups, suggestions(here.groups), problems, still, note)


async def own_card(ask: Ask, meeting: Meeting, note: str = "") -> Card:
    """Return one's own ideas, to withdraw."""
    ids = set((await own_ideas(ask.uow, meeting.id, ask.caller.person.id)).ids)
    own = [idea for idea in await ask.uow.ideas.of_meeting(meeting.id) if idea.id in ids]
    return ideas.mine(ask.scene, meeting, own, note)


async def idea_behind(uow: UnitOfWork, meeting: Meeting | None, idea_id: str) -> IdeaGroup | None:
    """Return the idea that a measure's form was made for; None where there is no idea, or it was withdrawn since."""
    if meeting is None or not idea_id:
        return None
    try:
        return await idea_to_take(uow, meeting, idea_id)
    except Refused:
        return None
