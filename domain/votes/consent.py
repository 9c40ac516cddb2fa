"""Shall we vote openly? Only where everybody who takes part says yes, and nobody learns who did not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.agenda.electorate import left_out, voters
from domain.agenda.follow import Change, follow
from domain.agenda.standing import NO, YES, all_said_yes, meeting_to_conduct, require_running
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.box import Ballot
from domain.votes.close_round import ballots_in, give_up_open_round
from domain.votes.open_round import new_round
from domain.votes.rounds import CONSENT_BOX, MOST_ROUNDS, Mode, Round, needed, open_one, told


@dataclass(frozen=True, slots=True)
class Consent:
    """Where the question stands. ``round`` is the open round once all have said yes.

    Before that nothing is told: a count that grows, or does not, right after somebody has pressed would say what they
    pressed.
    """

    meeting: Meeting
    eligible: int
    round: Round | None = None


async def ask_consent(uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime) -> Consent:
    """A leader asks everybody. Asked again, it opens the round where all have said yes by now (one may have left)."""
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    require_running(meeting)
    rounds = await uow.rounds.of_meeting(meeting.id)
    running = open_one(rounds)
    if running is not None and running.mode is Mode.OPEN:
        return Consent(meeting, 0, running)
    _require_useful(rounds)
    if running is not None:
        await uow.rounds.get(running.id, lock=True)  # before any box: votes lock in this order
        if await ballots_in(uow, running) >= needed(running.mode, leader.school.ballot_limit):
            raise Refused("round_still_open")
    await uow.boxes.create_key(meeting.id)
    key = f"consent:{meeting.id}"
    await uow.notices.add(planned(NoticeKind.CONSENT, meeting.school_id, meeting.id, now, key=key))
    await follow(uow, meeting, Change.CONSENT_ASKED, now)
    return await _settle(uow, meeting, leader, rounds, now)


async def answer_consent(uow: UnitOfWork, meeting_id: str, person: Caller, yes: bool, now: datetime) -> Consent:
    """Somebody answers; the last answer counts. The last yes of all opens the round."""
    meeting = await uow.meetings.get(meeting_id, lock=True)
    if meeting is None or meeting.school_id != person.school.id:
        raise Refused("gone")
    require_running(meeting)
    member = await uow.people.member(meeting.school_id, person.person.id)
    if member is None or not member.takes_part:
        raise Refused("not_taking_part")
    if left_out(member, person.school):
        raise Refused("leaders_do_not_vote")
    rounds = await uow.rounds.of_meeting(meeting.id)
    running = open_one(rounds)
    if running is not None and running.mode is Mode.OPEN:
        return Consent(meeting, 0, running)
    if running is not None:
        await uow.rounds.get(running.id, lock=True)  # before any box: votes lock in this order
    asked = {notice.kind for notice in await uow.notices.of_subject(meeting.id)}
    box = await uow.boxes.open(meeting.id, CONSENT_BOX, lock=True)
    if box is None or NoticeKind.CONSENT not in asked:
        raise Refused("gone")
    _require_useful(rounds)
    box.put(person.person.id, Ballot(YES if yes else NO))
    await uow.boxes.seal(meeting.id, CONSENT_BOX, box)
    return await _settle(uow, meeting, person, rounds, now)


def _require_useful(rounds: list[Round]) -> None:
    """The question makes no sense once a result was shown, or where no more rounds fit."""
    if told(rounds):
        raise Refused("consent_too_late")
    if len(rounds) >= MOST_ROUNDS:
        raise Refused("gone")


async def _settle(uow: UnitOfWork, meeting: Meeting, caller: Caller, rounds: list[Round], now: datetime) -> Consent:
    members = voters(await uow.people.members(meeting.school_id), caller.school)
    if not await all_said_yes(uow, meeting, lock=True):
        return Consent(meeting, len(members))
    # Ballots given in secret stay secret: the round is given up, and all vote anew on another card.
    if not await give_up_open_round(uow, meeting, rounds, caller, now):
        raise Refused("round_still_open")
    opened = await new_round(uow, meeting, len(rounds) + 1, Mode.OPEN, now)
    return Consent(meeting, len(members), opened)
