"""Open a round of voting."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.agenda.follow import Change, follow
from domain.agenda.keep import go_to_vote
from domain.agenda.standing import enough_to_vote, meeting_to_conduct, next_mode, require_running
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.ids import new_id
from domain.meetings.invite import gets_copy
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import MOST_ROUNDS, Mode, Round, RoundState, needed, open_one

CATCH_UP_AFTER = timedelta(minutes=3)  # after a round opened: by then whoever is in the room has voted


async def open_round(uow: UnitOfWork, meeting_id: str, number: int, leader: Caller, now: datetime) -> Round:
    """Open round ``number``; the round that is there already where two leaders press, or one presses twice.

    It is a secret one, unless the last one was open and everybody who takes part still says yes to that.
    """
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    require_running(meeting)
    rounds = await uow.rounds.of_meeting(meeting.id)
    there = next((r for r in rounds if r.number == number), None)
    if there is not None:
        return there
    if not 1 <= number <= MOST_ROUNDS or number > len(rounds) + 1:
        raise Refused("gone")
    if open_one(rounds) is not None:
        raise Refused("round_still_open")
    mode = await next_mode(uow, meeting, rounds)
    if mode is Mode.SECRET and not enough_to_vote(await uow.people.members(meeting.school_id), leader.school):
        raise Refused("too_few_to_vote", limit=needed(Mode.SECRET, leader.school.ballot_limit))
    return await new_round(uow, meeting, number, mode, now)


async def open_vote_at_its_time(uow: UnitOfWork, meeting_id: str, now: datetime) -> bool:
    """Open the first round of a meeting that has begun and whose vote has a time; False where there is nothing to do.

    A meeting that has not begun is left alone: whoever starts it late takes it through its phases.
    """
    meeting = await uow.meetings.get(meeting_id, lock=True)
    if meeting is None or meeting.state is not MeetingState.RUNNING or meeting.vote_at is None or meeting.vote_at > now:
        return False
    school = await uow.schools.get(meeting.school_id)
    if school is None or meeting.agreement is not None or await uow.rounds.of_meeting(meeting.id):
        return False
    if not enough_to_vote(await uow.people.members(meeting.school_id), school):
        return False
    await new_round(uow, meeting, 1, Mode.SECRET, now)
    return True


async def new_round(uow: UnitOfWork, meeting: Meeting, number: int, mode: Mode, now: datetime) -> Round:
    """Add an open round with its key, and say so in the channel. The caller holds the meeting's lock.

    The meeting's agenda goes to the vote with it.
    """
    before = await uow.rounds.of_meeting(meeting.id)
    await go_to_vote(uow, meeting, before, now)
    opened = Round(new_id(), meeting.id, number, RoundState.OPEN, mode, now)
    added = await uow.rounds.add(opened)
    assert added, "the meeting's lock is held, and the number is the next one"
    await uow.boxes.create_key(meeting.id)
    await uow.notices.add(planned(NoticeKind.VOTE, meeting.school_id, opened.id, now, key=f"vote:{opened.id}"))
    await follow(uow, meeting, Change.ROUND_OPENED, now)  # the card in the channel says what there is to do now
    await plan_catch_up(uow, meeting, now)
    return opened


async def plan_catch_up(uow: UnitOfWork, meeting: Meeting, now: datetime) -> None:
    """A round opens: one card a person and meeting, some minutes later. Whether it goes out is decided then.

    There is a row for everybody who takes part, and the rows look the same afterwards. Whoever planned the meeting
    leads it as a rule, and has a card of their own.
    """
    for member in await uow.people.members(meeting.school_id):
        if gets_copy(member) and member.person.id != meeting.created_by:
            key, person_id = f"catch_up:{meeting.id}:{member.person.id}", member.person.id
            kind = NoticeKind.CATCH_UP
            await uow.notices.add(
                planned(kind, meeting.school_id, meeting.id, now + CATCH_UP_AFTER, key=key, person_id=person_id)
            )
