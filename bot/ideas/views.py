"""What the cards of a meeting's ideas are made from."""

from __future__ import annotations

from dataclasses import dataclass

from bot.agenda.views import known
from bot.handling.identity import scene_for
from bot.handling.services import Services
from cards.ideas import leader as ideas_leader
from cards.ideas import shared as ideas
from cards.ideas import together as ideas_together
from cards.ideas.leader import IdeasNow
from cards.kit.scene import Card
from domain.agenda.agenda import IdeasState
from domain.errors import Problem, Refused
from domain.ideas.alike import suggestions
from domain.ideas.give_dots import dots_given
from domain.ideas.idea_groups import IdeaGroup, grouped, state_of
from domain.ideas.to_measure import idea_to_take
from domain.meetings.meeting import Meeting, MeetingState
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
    """The meeting's ideas; ``Refused`` before it has started and where it was cancelled."""
    meeting = await known(uow, meeting_id)
    if meeting.state is MeetingState.CANCELLED:
        raise Refused("meeting_cancelled")
    if meeting.state in AHEAD:
        raise Refused("meeting_not_started")
    found = await uow.ideas.of_meeting(meeting.id)
    return Ideas(meeting, grouped(found), state_of(await uow.courses.get(meeting.id), found))


async def taking_part(uow: UnitOfWork, school_id: str) -> int:
    """How many can give dots: all who take part, leaders too, however the school lets them vote on levels."""
    return sum(member.takes_part for member in await uow.people.members(school_id))


async def ideas_of_leader(
    services: Services, leader: Caller, meeting_id: str, note: str = "", *, all_of_them: bool = False
) -> Card:
    """The leader's own card of the ideas. ``note`` is a sentence about what was just pressed."""
    async with services.units(write=False) as uow:
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
    scene = scene_for(services, leader, services.clock())
    return ideas_leader.steps(scene, here.meeting, shown, note, all_of_them=all_of_them)


async def list_of(services: Services, caller: Caller, meeting_id: str, page: int = 1, note: str = "") -> Card:
    """A page of the list, for anybody of the school."""
    async with services.units(write=False) as uow:
        here = await ideas_of(uow, meeting_id)
    scene = scene_for(services, caller, services.clock())
    limit = needed(Mode.SECRET, caller.school.ballot_limit)
    return ideas.listing(
        scene,
        here.meeting,
        here.groups,
        here.state,
        limit,
        page=page,
        note=note,
        ended=here.ended,
        leads=caller.leads,
    )


async def together_form(
    services: Services,
    caller: Caller,
    meeting_id: str,
    problems: list[Problem] | None = None,
    picked: str = "",
    note: str = "",
) -> Card:
    """The form that puts ideas together, with what the bot suggests."""
    async with services.units(write=False) as uow:
        here = await ideas_of(uow, meeting_id)
    scene = scene_for(services, caller, services.clock())
    there = {group.id for group in here.groups}
    still = ",".join(one for one in picked.split(",") if one in there)
    return ideas_together.form(scene, here.meeting, here.groups, suggestions(here.groups), problems or (), still, note)


async def idea_behind(uow: UnitOfWork, meeting: Meeting | None, idea_id: str) -> IdeaGroup | None:
    """The idea that a measure's form was made for; None where there is none, or it was withdrawn meanwhile."""
    if meeting is None or not idea_id:
        return None
    try:
        return await idea_to_take(uow, meeting, idea_id)
    except Refused:
        return None
