"""Presses that take a meeting through its phases, ``Mer``, and "I am here"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from bot.agenda.asked import led_meeting, meeting_asked
from bot.agenda.views import conductor_card, more_card
from bot.conducting.round_actions import as_it_stands
from bot.conducting.views import my_card
from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Action, Answer
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
from cards.verbs import Verb
from domain.conducting.run_phases import Moved, longer, next_phase, pause, previous_phase, resume
from domain.errors import Refused
from domain.groups.presence import here
from domain.meetings.meeting import MeetingState

_UseCase = Callable[..., Awaitable[Moved]]


def _moving(change: _UseCase) -> Action:
    """Make the action of a press that changes the course; it answers with the leader's card as it is then."""

    @writing
    async def move(ask: Ask) -> Answer | Awaitable[Answer]:
        await led_meeting(ask)
        moved = await change(ask.uow, ask.press.ref, ask.caller, ask.press.rev, ask.now)
        note = ""
        if moved.meanwhile:
            note = ask.tr("The meeting had been moved on before you pressed. This is how it stands now.")
        return conductor_card(ask, ask.press.ref, note)

    return move


@reading
async def more(ask: Ask) -> Answer:
    """Return the leader's other ways; of a meeting that does not run, what its own card says."""
    meeting = await led_meeting(ask)
    if meeting.state is not MeetingState.RUNNING:
        return await as_it_stands(ask, meeting)
    return await more_card(ask, meeting)


@writing
async def arrive(ask: Ask) -> Answer:
    """Note that somebody is here, as they say."""
    await meeting_asked(ask)
    arrived = await here(ask.uow, ask.press.ref, ask.caller, ask.now)
    note = ask.tr("You are no longer counted in the other meeting.") if arrived.from_another else ""
    return await my_card(ask, arrived.meeting, note)


@reading
async def refresh(ask: Ask) -> Answer:
    """Return the card of the phases as it is now, for whoever looks."""
    meeting = await meeting_asked(ask)
    if meeting.state not in (MeetingState.RUNNING, MeetingState.ENDED):
        raise Refused("meeting_not_started")
    return await my_card(ask, meeting)


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
