"""Close a round and make its result known: no vote comes in after a result has been seen."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from domain.agenda.follow import Change, follow
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.counted import count_round
from domain.votes.rounds import Round, RoundState, box_name, needed


@dataclass(frozen=True, slots=True)
class TooFew:
    """So few have voted that nothing is shown; the round stays open.

    ``again``: enough have voted, but of those whose votes were shown last, too few have voted anew.
    """

    round: Round
    counted: int
    limit: int
    again: bool = False


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
    if await count_round(uow, round_, leader.school.ballot_limit) is None:
        return TooFew(round_, counted, limit, again=True)
    closed = await settle(uow, meeting, round_, leader.school.ballot_limit, now)
    await uow.notices.add(planned(NoticeKind.RESULT, meeting.school_id, closed.id, now, key=f"result:{closed.id}"))
    return closed


async def ballots_in(uow: UnitOfWork, round_: Round) -> int:
    """How many ballots lie in the round's box, never what they say."""
    box = await uow.boxes.open(round_.meeting_id, box_name(round_.number), lock=True)
    return len(box.entries) if box else 0


async def settle(uow: UnitOfWork, meeting: Meeting, round_: Round, school_limit: int, now: datetime) -> Round:
    """Close an open round whose lock is held: with its tally where one may be shown, without one where not.

    What is not shown is taken out of the box at once; nobody has seen it and nobody will.
    """
    name = box_name(round_.number)
    box = await uow.boxes.open(meeting.id, name, lock=True)
    counted = await count_round(uow, round_, school_limit)
    if box is not None and box.entries and counted is None:
        box.entries.clear()
        await uow.boxes.seal(meeting.id, name, box)
    tally, same = (counted.tally, counted.same_people) if counted else (None, False)
    closed = await uow.rounds.save(
        replace(round_, state=RoundState.CLOSED, closed_at=now, tally=tally, same_people=same)
    )
    await uow.notices.drop(round_.id, [NoticeKind.VOTE])
    await follow(uow, meeting, Change.ROUND_CLOSED, now)
    return closed


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
        await ballots_in(uow, round_)  # takes the box's lock
        if await count_round(uow, round_, leader.school.ballot_limit) is not None:
            return False
        await settle(uow, meeting, round_, leader.school.ballot_limit, now)
    return True
