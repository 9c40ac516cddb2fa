"""Presses on the leader's own card: the meeting and its rounds."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.agenda.asked import led_meeting, meeting_asked
from bot.agenda.views import characteristic_of, conductor_card, conductor_now
from bot.conducting.views import summary_card
from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Action, Answer
from bot.votes.result import result_card, shown_rounds
from cards.conducting.body import reminded_words
from cards.conducting.verbs import CONDUCTOR, MEETING_START, ROUND_CLOSE, ROUND_OPEN, ROUND_REMIND, ROUND_SHOW
from cards.kit.scene import Card
from cards.verbs import Press
from cards.votes import few, result
from cards.votes import shared as vote_cards
from domain.agenda.electorate import voters
from domain.conducting.start import start_meeting
from domain.errors import Refused
from domain.groups.presence import those_here
from domain.meetings.meeting import Meeting, MeetingState, require_on
from domain.votes.close_round import TooFew, close_round
from domain.votes.open_round import open_round
from domain.votes.remind import remind
from domain.votes.rounds import MOST_ROUNDS, RoundState


@reading(CONDUCTOR)
async def conduct(ask: Ask) -> Answer:
    """Return the leader's card as the meeting stands; of a meeting that is over, its summary."""
    return await as_it_stands(ask, await led_meeting(ask))


async def as_it_stands(ask: Ask, meeting: Meeting) -> Card:
    """Return the leader's card of a meeting, or the summary of one that is over; ``Refused`` of any other."""
    require_on(meeting)
    if meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    if meeting.state is MeetingState.ENDED:
        return await summary_card(ask.uow, ask.scene, meeting)
    return await conductor_now(ask, meeting)


@writing(MEETING_START)
async def start(ask: Ask) -> Answer | Awaitable[Answer]:
    """Start the meeting, early or late."""
    await led_meeting(ask)
    await start_meeting(ask.uow, ask.press.ref, ask.caller, ask.now)
    return conductor_card(ask, ask.press.ref)


@writing(ROUND_OPEN)
async def open_(ask: Ask) -> Answer | Awaitable[Answer]:
    """Open a round: the first one, or the second."""
    number = int(ask.press.arg) if ask.press.arg in {str(n) for n in range(1, MOST_ROUNDS + 1)} else 0
    await led_meeting(ask)
    await open_round(ask.uow, ask.press.ref, number, ask.caller, ask.now)
    return conductor_card(ask, ask.press.ref)


@writing(ROUND_CLOSE)
async def close(ask: Ask) -> Answer | Awaitable[Answer]:
    """Close a round and show its result; where too few have voted nothing is shown, only what can be done."""
    round_ = await ask.uow.rounds.get(ask.press.ref)
    if round_ is None:
        raise Refused("gone")
    meeting = await led_meeting(ask, round_.meeting_id)
    outcome = await close_round(ask.uow, ask.press.ref, ask.caller, ask.now)
    if not isinstance(outcome, TooFew):  # pressed late, the meeting may be over by now
        return conduct(ask.services, ask.incoming, Press(CONDUCTOR, meeting.id))
    school = ask.caller.school
    members = await ask.uow.people.members(school.id)
    eligible = max(len(voters(members, school)), outcome.counted)
    anybody = await those_here(ask.uow, meeting.id, members) and outcome.counted < eligible  # numbers that all see
    to_remind = round_.id if anybody else ""
    return few.too_few(
        ask.scene, meeting, outcome.counted, outcome.limit, eligible, again=outcome.again, to_remind=to_remind
    )


@writing(ROUND_REMIND)
async def remind_(ask: Ask) -> Answer | Awaitable[Answer]:
    """Have those who are here and have not voted reminded; the answer is the same, however many they are."""
    round_ = await ask.uow.rounds.get(ask.press.ref)
    if round_ is None:
        raise Refused("gone")
    await led_meeting(ask, round_.meeting_id)
    reminded = await remind(ask.uow, round_.id, ask.caller, ask.now)
    return conductor_card(ask, round_.meeting_id, reminded_words(ask.scene, reminded))


@writing(ROUND_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the result of a closed round, to anybody of the school; of an open one, only that it is open.

    Writes what the address of the result's chart draws.
    """
    whole = await ask.uow.rounds.whole(ask.press.ref)
    if whole is None:
        raise Refused("gone")
    round_, meeting, school = whole
    await ask.member(school.id)
    if round_.state is not RoundState.CLOSED:
        raise Refused("round_not_closed")
    if round_.tally is not None:
        return await result_card(ask.services, ask.uow, ask.scene, meeting, round_)
    characteristic = await characteristic_of(ask.uow, school.id, meeting.characteristic_id)
    return vote_cards.closed(ask.scene, meeting, characteristic, round_)


@reading()
async def _as_text(ask: Ask) -> Answer:
    """Say in words what the chart of a result shows."""
    round_ = await ask.uow.rounds.get(ask.press.ref)
    if round_ is None:
        number = ask.press.arg.removeprefix("result-")
        rounds = await ask.uow.rounds.of_meeting(ask.press.ref)
        round_ = next((each for each in rounds if str(each.number) == number), None)
    if round_ is None or round_.tally is None:
        raise Refused("gone")
    meeting = await meeting_asked(ask, round_.meeting_id)
    shown = await shown_rounds(ask.uow, meeting, round_)
    characteristic = await characteristic_of(ask.uow, meeting.school_id, meeting.characteristic_id)
    return result.as_text(ask.scene, meeting, characteristic, shown)


CHART_TEXTS: dict[str, Action] = {f"result-{n}": _as_text for n in range(1, MOST_ROUNDS + 1)}
