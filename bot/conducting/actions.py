"""Presses that take a meeting through its phases, ``Mer``, and "I am here"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.agenda.views import conductor_card, known, leader_of, member_of, more_card
from bot.conducting.round_actions import conduct
from bot.conducting.views import my_card
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import scene_for
from bot.handling.services import Action, Answer, Services
from cards.conducting.verbs import (
    MEETING_MORE,
    PHASE_BACK,
    PHASE_LONGER,
    PHASE_NEXT,
    PHASE_PAUSE,
    PHASE_REFRESH,
    PHASE_RESUME,
)
from cards.groups.verbs import HERE
from cards.verbs import Press, Verb
from domain.conducting.run_phases import Moved, longer, next_phase, pause, previous_phase, resume
from domain.errors import Refused
from domain.groups.presence import here
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from locales import tr

_UseCase = Callable[..., Awaitable[Moved]]


def _moving(change: _UseCase) -> Action:
    """A press that changes the course, answered with the leader's card as the meeting stands then."""

    async def act(services: Services, incoming: Incoming, press: Press) -> Answer:
        async def do(uow: UnitOfWork) -> tuple[Caller, bool]:
            leader = await leader_of(uow, incoming, press.ref)
            moved = await change(uow, press.ref, leader, press.rev, services.clock())
            return leader, moved.meanwhile

        leader, meanwhile = await effect(services, do)
        note = ""
        if meanwhile:
            note = tr(leader.language, "The meeting had been moved on before you pressed. This is how it stands now.")
        return await conductor_card(services, leader, press.ref, note)

    return act


async def more(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The leader's other ways; of a meeting that does not run, what its own card says."""
    async with services.units(write=False) as uow:
        leader = await leader_of(uow, incoming, press.ref)
        meeting = await known(uow, press.ref)
    if meeting.state is not MeetingState.RUNNING:
        return await conduct(services, incoming, press)
    return await more_card(services, leader, press.ref)


async def arrive(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Somebody says that they are here."""

    async def do(uow: UnitOfWork) -> Answer:
        member = await member_of(uow, incoming, press.ref)
        arrived = await here(uow, press.ref, member, services.clock())
        scene = scene_for(services, member, services.clock())
        note = scene.tr("You are no longer counted in the other meeting.") if arrived.from_another else ""
        return await my_card(uow, scene, member.school, arrived.meeting, member.person.id, note)

    return await effect(services, do)


async def refresh(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The card of the phases as it is now, for whoever looks."""
    async with services.units(write=False) as uow:
        member = await member_of(uow, incoming, press.ref)
        meeting = await known(uow, press.ref)
        if meeting.state not in (MeetingState.RUNNING, MeetingState.ENDED):
            raise Refused("meeting_not_started")
        scene = scene_for(services, member, services.clock())
        return await my_card(uow, scene, member.school, meeting, member.person.id)


ACTIONS: dict[Verb, Action] = {
    PHASE_NEXT: _moving(next_phase),
    PHASE_BACK: _moving(previous_phase),
    PHASE_PAUSE: _moving(pause),
    PHASE_RESUME: _moving(resume),
    PHASE_LONGER: _moving(longer),
    MEETING_MORE: more,
    PHASE_REFRESH: refresh,
    HERE: arrive,
}
