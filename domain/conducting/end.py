"""End a meeting: ballots become tallies, the key of its boxes is destroyed, the summary is posted.

Its agenda goes, and so does who was there and in which group.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from domain.agenda.keep import SAID
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.delivery.notices import TRACELESS, NoticeKind, planned
from domain.ideas.give_dots import close_ideas_at_end
from domain.meetings.invite import BY_TIME
from domain.meetings.meeting import Meeting, MeetingState
from domain.minutes.draft import draft_minutes
from domain.people.school import Caller, School
from domain.review.look_again import plan_look_again
from domain.unit_of_work import UnitOfWork
from domain.votes.close_round import settle
from domain.votes.rounds import RoundState


@dataclass(frozen=True, slots=True)
class NotYet:
    """What is missing before the meeting ends; asked once, and the leader decides."""

    meeting: Meeting
    no_agreement: bool
    round_open: bool


async def end_meeting(
    uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime, *, sure: bool
) -> Meeting | NotYet:
    """End the meeting, or say what is missing where the leader has not said to end it all the same."""
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    if meeting.state is MeetingState.ENDED:
        return meeting
    require_running(meeting)
    if not sure:
        rounds = await uow.rounds.of_meeting(meeting.id)
        is_open = any(r.state is RoundState.OPEN for r in rounds)
        if meeting.agreement is None or is_open:
            return NotYet(meeting, meeting.agreement is None, is_open)
    return await _end(uow, meeting, leader.school, leader.person.id, now, say_at=now)


async def end_overdue(uow: UnitOfWork, meeting_id: str, now: datetime, say_at: datetime) -> Meeting | None:
    """End a meeting that nobody ended; None where it is not running (any more). The summary waits until ``say_at``."""
    meeting = await uow.meetings.get(meeting_id, lock=True)
    school = await uow.schools.get(meeting.school_id) if meeting else None
    if meeting is None or school is None or meeting.state is not MeetingState.RUNNING:
        return None
    return await _end(uow, meeting, school, meeting.created_by, now, say_at)


async def _end(
    uow: UnitOfWork, meeting: Meeting, school: School, leader_id: str, now: datetime, say_at: datetime
) -> Meeting:
    for known in await uow.rounds.of_meeting(meeting.id):
        if known.state is not RoundState.OPEN:
            continue
        round_ = await uow.rounds.get(known.id, lock=True)
        if round_ is not None and round_.state is RoundState.OPEN:
            await settle(uow, meeting, round_, school.ballot_limit, now)
    ended = await uow.meetings.save(replace(meeting, state=MeetingState.ENDED, ended_at=now))
    await close_ideas_at_end(uow, meeting, school, now)
    await uow.boxes.destroy(meeting.id)
    await uow.agendas.drop(meeting.id)
    await uow.presences.drop(meeting.id)
    await uow.groups.forget_seats(meeting.id)
    groups = [group.id for group in await uow.groups.of_meeting(meeting.id)]
    await uow.notices.forget([meeting.id, *groups], TRACELESS)
    await uow.notices.drop(meeting.id, [*BY_TIME, NoticeKind.CONSENT, NoticeKind.PHASE, *SAID])
    for kind, key, at in (
        (NoticeKind.INVITATION_EDIT, f"invitation_edit:{meeting.id}:ended", now),
        (NoticeKind.PHASE_EDIT, f"phase_edit:{meeting.id}:ended", now),
        (NoticeKind.SUMMARY, f"summary:{meeting.id}", say_at),
    ):
        await uow.notices.add(planned(kind, meeting.school_id, meeting.id, at, key=key))
    await draft_minutes(uow, ended, leader_id, now, say_at)
    await plan_look_again(uow, ended, school.zone, now)
    return ended
