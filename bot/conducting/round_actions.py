"""Presses on the leader's own card: the meeting and its rounds."""

from __future__ import annotations

from bot.agenda.views import characteristic_of, conductor_card, known, leader_of
from bot.conducting.summary_view import summary_card
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import caller_in, scene_for
from bot.handling.services import Action, Answer, Services
from bot.votes import actions as votes
from bot.votes.result import result_card, shown_rounds
from cards.conducting.verbs import CONDUCTOR, MEETING_START, ROUND_CLOSE, ROUND_OPEN, ROUND_SHOW
from cards.verbs import Press, Verb
from cards.votes import result
from cards.votes import shared as vote_cards
from domain.agenda.electorate import voters
from domain.conducting.start import start_meeting
from domain.errors import Refused
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.close_round import TooFew, close_round
from domain.votes.open_round import open_round
from domain.votes.rounds import MOST_ROUNDS, RoundState


async def conduct(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Show the leader's card as the meeting stands; of a meeting that is over, its summary."""
    now = services.clock()
    async with services.units(write=False) as uow:
        leader = await leader_of(uow, incoming, press.ref)
        meeting = await known(uow, press.ref)
        if meeting.state is MeetingState.CANCELLED:
            raise Refused("meeting_cancelled")
        if meeting.state is MeetingState.DRAFT:
            raise Refused("gone")
        if meeting.state is MeetingState.ENDED:
            return await summary_card(uow, scene_for(services, leader, now), meeting)
    return await conductor_card(services, leader, press.ref)


async def start(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Start the meeting, early or late."""

    async def do(uow: UnitOfWork) -> Caller:
        leader = await leader_of(uow, incoming, press.ref)
        await start_meeting(uow, press.ref, leader, services.clock())
        return leader

    return await conductor_card(services, await effect(services, do), press.ref)


async def open_(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Open a round: the first one, or the second."""
    number = int(press.arg) if press.arg in {str(n) for n in range(1, MOST_ROUNDS + 1)} else 0

    async def do(uow: UnitOfWork) -> Caller:
        leader = await leader_of(uow, incoming, press.ref)
        await open_round(uow, press.ref, number, leader, services.clock())
        return leader

    return await conductor_card(services, await effect(services, do), press.ref)


async def close(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Close a round and show its result; where too few have voted nothing is shown, only what can be done."""

    async def do(uow: UnitOfWork) -> tuple[Caller, str, TooFew | None, int]:
        round_ = await uow.rounds.get(press.ref)
        if round_ is None:
            raise Refused("gone")
        leader = await leader_of(uow, incoming, round_.meeting_id)
        outcome = await close_round(uow, press.ref, leader, services.clock())
        eligible = len(voters(await uow.people.members(leader.school.id), leader.school))
        return leader, round_.meeting_id, outcome if isinstance(outcome, TooFew) else None, eligible

    leader, meeting_id, too_few, eligible = await effect(services, do)
    if too_few is None:  # pressed late, the meeting may be over by now
        return await conduct(services, incoming, Press(CONDUCTOR, meeting_id))
    async with services.units(write=False) as uow:
        meeting = await known(uow, meeting_id)
    scene = scene_for(services, leader, services.clock())
    return result.too_few(scene, meeting, too_few.counted, too_few.limit, max(eligible, too_few.counted))


async def show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The result of a closed round, to anybody of the school. Of an open one, only that it is open."""

    async def do(uow: UnitOfWork) -> Answer:
        whole = await uow.rounds.whole(press.ref)
        if whole is None:
            raise Refused("gone")
        round_, meeting, school = whole
        caller = await caller_in(uow, incoming, school.id)
        scene = scene_for(services, caller, services.clock())
        if round_.state is RoundState.CLOSED and round_.tally is not None:
            return await result_card(services, uow, scene, meeting, round_)
        if round_.state is RoundState.CLOSED:
            characteristic = await characteristic_of(uow, school.id, meeting.characteristic_id)
            return vote_cards.closed(scene, meeting, characteristic, round_)
        raise Refused("round_not_closed")

    return await effect(services, do)


async def _as_text(services: Services, incoming: Incoming, press: Press) -> Answer:
    """What the chart of a result shows, in words."""
    async with services.units(write=False) as uow:
        round_ = await uow.rounds.get(press.ref)
        if round_ is None:
            found = await uow.rounds.of_meeting(press.ref)
            number = press.arg.removeprefix("result-")
            round_ = next((r for r in found if str(r.number) == number), None)
        if round_ is None or round_.tally is None:
            raise Refused("gone")
        meeting = await known(uow, round_.meeting_id)
        caller = await caller_in(uow, incoming, meeting.school_id)
        rounds = await shown_rounds(uow, round_)
        characteristic = await characteristic_of(uow, meeting.school_id, meeting.characteristic_id)
    return result.as_text(scene_for(services, caller, services.clock()), meeting, characteristic, rounds)


CHART_TEXTS: dict[str, Action] = {f"result-{n}": _as_text for n in range(1, MOST_ROUNDS + 1)}

ACTIONS: dict[Verb, Action] = {
    CONDUCTOR: conduct,
    MEETING_START: start,
    ROUND_OPEN: open_,
    ROUND_CLOSE: close,
    ROUND_SHOW: show,
    **votes.ACTIONS,
}
