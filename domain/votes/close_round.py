"""Close a round and make its result known: no vote comes in after a result has been seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from domain.agenda.standing import meeting_to_conduct, require_running
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Mode, Round, RoundState, box_name, needed, tally_of


@dataclass(frozen=True, slots=True)
class TooFew:
    """So few have voted that nothing is shown; the round stays open."""

    round: Round
    counted: int
    limit: int


async def close_round(uow: UnitOfWork, round_id: str, leader: Caller, now: datetime) -> Round | TooFew:
    """Close the round and store its tally, or say that too few have voted. Closing twice has one effect."""
    known = await uow.rounds.get(round_id)
    if known is None:
        raise Refused("gone")
    meeting = await meeting_to_conduct(uow, known.meeting_id, leader)
    round_ = await uow.rounds.get(round_id, lock=True)
    assert round_ is not None, "rounds are never deleted while their meeting is there"
    if round_.state is RoundState.CLOSED:
        return round_
    require_running(meeting)
    limit = needed(round_.mode, leader.school.ballot_limit)
    counted = await ballots_in(uow, round_)
    if counted < limit:
        return TooFew(round_, counted, limit)
    closed = await settle(uow, meeting, round_, limit, now)
    await uow.notices.add(planned(NoticeKind.RESULT, meeting.school_id, closed.id, now, key=f"result:{closed.id}"))
    return closed


async def ballots_in(uow: UnitOfWork, round_: Round) -> int:
    """How many ballots lie in the round's box, never what they say."""
    box = await uow.boxes.open(round_.meeting_id, box_name(round_.number), lock=True)
    return len(box.entries) if box else 0


async def settle(uow: UnitOfWork, meeting: Meeting, round_: Round, limit: int, now: datetime) -> Round:
    """Close an open round whose lock is held: with its tally where enough have voted, without one where not.

    What too few have put in is taken out of the box at once; nobody has seen it and nobody will.
    """
    name = box_name(round_.number)
    box = await uow.boxes.open(meeting.id, name, lock=True)
    tally = None
    if box is not None and len(box.entries) >= limit:
        ballots = list(box.entries.values())
        least = await _fewest_tickers(uow, meeting, round_, limit)
        tally = tally_of((one.choice for one in ballots), (one.ticks for one in ballots), least)
    elif box is not None and box.entries:
        box.entries.clear()
        await uow.boxes.seal(meeting.id, name, box)
    closed = await uow.rounds.save(replace(round_, state=RoundState.CLOSED, closed_at=now, tally=tally))
    await uow.notices.drop(round_.id, [NoticeKind.VOTE])
    key = f"vote_edit:{closed.id}:closed"
    await uow.notices.add(planned(NoticeKind.VOTE_EDIT, meeting.school_id, closed.id, now, key=key))
    return closed


async def _fewest_tickers(uow: UnitOfWork, meeting: Meeting, round_: Round, limit: int) -> int:
    """How many have to tick before sentences are counted: in an open vote, too, as many as a secret one takes.

    All have said yes to showing what they vote, not to showing which sentences they recognise.
    """
    if round_.mode is Mode.SECRET:
        return limit
    school = await uow.schools.get(meeting.school_id)
    return needed(Mode.SECRET, school.ballot_limit if school else limit)


async def give_up_open_round(
    uow: UnitOfWork, meeting: Meeting, rounds: list[Round], leader: Caller, now: datetime
) -> bool:
    """Close an open round with too few ballots, to go on in another way. False, and nothing is done, where it has
    enough: its result is to be shown first.
    """
    for known in rounds:
        round_ = await uow.rounds.get(known.id, lock=True) if known.state is RoundState.OPEN else None
        if round_ is None or round_.state is not RoundState.OPEN:
            continue
        limit = needed(round_.mode, leader.school.ballot_limit)
        if await ballots_in(uow, round_) >= limit:
            return False
        await settle(uow, meeting, round_, limit, now)
    return True
