"""Presses that take a meeting through its phases, ``Mer``, and "I am here"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.agenda.asked import led_meeting, meeting_asked
from bot.agenda.views import conductor_card, more_card
from bot.conducting.round_actions import as_it_stands
from bot.conducting.views import my_card
from bot.edge.incoming import Incoming
from bot.handling.ask import Ask, Handled, answering, reading, writing
from bot.handling.services import Answer, Services
from cards.conducting.verbs import (
    ANYWAY,
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
from cards.votes import few
from domain.agenda.keep import agenda_of
from domain.conducting.run_phases import Moved, longer, next_phase, pause, previous_phase, resume
from domain.errors import Refused
from domain.groups.presence import here
from domain.meetings.meeting import MeetingState
from domain.votes.rounds import open_one

_UseCase = Callable[..., Awaitable[Moved]]


def _moving(verb: Verb, change: _UseCase) -> Handled:
    """Make the action of a press that changes the agenda; it answers with the leader's card as it is then."""

    async def move(ask: Ask) -> Answer | Awaitable[Answer]:
        await led_meeting(ask)
        moved = await change(ask.uow, ask.press.ref, ask.caller, ask.press.rev, ask.now)
        note = ""
        if moved.meanwhile:
            note = ask.tr("The meeting had been moved on before you pressed. This is how it stands now.")
        return conductor_card(ask, ask.press.ref, note)

    return writing(verb)(move)


@reading(MEETING_MORE)
async def more(ask: Ask) -> Answer:
    """Return the leader's other ways; of a meeting that does not run, what its own card says."""
    meeting = await led_meeting(ask)
    if meeting.state is not MeetingState.RUNNING:
        return await as_it_stands(ask, meeting)
    return await more_card(ask, meeting)


@writing(HERE)
async def arrive(ask: Ask) -> Answer:
    """Note that somebody is here, as they say."""
    await meeting_asked(ask)
    arrived = await here(ask.uow, ask.press.ref, ask.caller, ask.now)
    note = ask.tr("You are no longer counted in the other meeting.") if arrived.from_another else ""
    return await my_card(ask, arrived.meeting, note)


@reading(PHASE_REFRESH)
async def refresh(ask: Ask) -> Answer:
    """Return the card of the phases as it is now, for whoever looks."""
    meeting = await meeting_asked(ask)
    if meeting.state not in (MeetingState.RUNNING, MeetingState.ENDED):
        raise Refused("meeting_not_started")
    return await my_card(ask, meeting)


@answering(PHASE_NEXT)
async def phase_next(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Begin the next phase; asks once where a vote is open. A press from that question (``arg``) has been asked."""
    if press.arg != ANYWAY:
        async with services.units(write=False) as uow:
            ask = Ask(services, incoming, press, uow, services.clock())
            meeting = await led_meeting(ask)
            open_now = open_one(await uow.rounds.of_meeting(meeting.id))
            agenda = await agenda_of(uow, meeting, ask.now)
            if open_now is not None and meeting.state is MeetingState.RUNNING and agenda.version == press.rev:
                return few.still_open(ask.scene, meeting, open_now, press.rev)
    return await _moving(PHASE_NEXT, next_phase)(services, incoming, press)


phase_back = _moving(PHASE_BACK, previous_phase)
phase_pause = _moving(PHASE_PAUSE, pause)
phase_resume = _moving(PHASE_RESUME, resume)
phase_longer = _moving(PHASE_LONGER, longer)
