"""Remind those who are here and have not voted. Nobody learns who that is, the one who asks for it neither.

Everybody who can vote gets a row, and all rows are alike, whatever becomes of them; they go when the meeting is over.
Who is here and has not voted is looked up when the row is due, and to all others nothing is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.agenda.electorate import leaders_turn, voters
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.delivery.notices import Notice, NoticeKind, planned
from domain.errors import Refused
from domain.groups.presence import those_here
from domain.meetings.invite import gets_copy
from domain.meetings.meeting import Meeting
from domain.people.school import Caller, Member, Role, School
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Round, RoundState, box_name

AGAIN_AFTER = timedelta(minutes=3)
ROUND = "round"  # in a notice's data


class Reminded(StrEnum):
    """What a press came to; it says the same however many have voted."""

    YES = "yes"
    JUST_NOW = "just_now"  # they were, a moment ago
    NOBODY_HERE = "nobody_here"  # nobody else has said that they are here, which all see
    OVER = "over"  # the round is closed


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder that is due to somebody who has not voted."""

    meeting: Meeting
    round: Round
    member: Member


async def remind(uow: UnitOfWork, round_id: str, leader: Caller, now: datetime) -> Reminded:
    """Plan a reminder to those who are here and have not voted, but the one who asks; once in three minutes."""
    known = await uow.rounds.get(round_id)
    if known is None:
        raise Refused("gone")
    meeting = await meeting_to_conduct(uow, known.meeting_id, leader)
    require_running(meeting)
    round_ = await uow.rounds.get(round_id, lock=True)
    if round_ is None or round_.state is RoundState.CLOSED:
        return Reminded.OVER
    can_vote = voters(await uow.people.members(meeting.school_id), leader.school)
    others = [member for member in can_vote if member.person.id != leader.person.id]
    if not await those_here(uow, meeting.id, others):
        return Reminded.NOBODY_HERE
    rows = await uow.notices.of_subject(meeting.id)
    if any(_is_about(row, round_id) and row.due_at > now - AGAIN_AFTER for row in rows):
        return Reminded.JUST_NOW
    for member in others:
        person_id = member.person.id
        key = f"vote_remind:{round_id}:{person_id}:{now:%Y%m%d%H%M%S}"
        row = planned(
            NoticeKind.VOTE_REMIND,
            meeting.school_id,
            meeting.id,
            now,
            key=key,
            person_id=person_id,
            data={ROUND: round_id},
        )
        await uow.notices.add(row)
    return Reminded.YES


async def still_to_remind(uow: UnitOfWork, notice: Notice, school: School, now: datetime) -> Reminder | None:
    """Who is to be told what, looked at anew; None where nothing is to be said, whatever the reason.

    A chat is not opened for it: that somebody's was opened just then would outlive the meeting.
    """
    whole = await uow.rounds.whole(notice.data.get(ROUND, ""))
    member = await uow.people.member(school.id, notice.person_id) if notice.person_id else None
    if whole is None or whole[0].state is RoundState.CLOSED or member is None:
        return None
    round_, meeting, _school = whole
    if not gets_copy(member) or not member.person.conversation_id or member not in voters([member], school):
        return None
    box = await uow.boxes.open(meeting.id, box_name(round_.number))
    if box is None or box.has(member.person.id) or not await those_here(uow, meeting.id, [member]):
        return None
    if member.role is Role.LEADER:
        members = [one for one in await uow.people.members(school.id) if one.here]
        if not await leaders_turn(uow, meeting, school, members, box, now):
            return None
    return Reminder(meeting, round_, member)


def _is_about(row: Notice, round_id: str) -> bool:
    return row.kind is NoticeKind.VOTE_REMIND and row.data.get(ROUND) == round_id
