"""End a meeting: ballots become tallies, the key of its boxes is destroyed, the summary is posted.

Its agenda goes, and so does who was coming, who was there and in which group. All that waits ten minutes where a leader
ended the meeting, for until then they can undo it; nothing comes in meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.agenda.follow import Change, follow
from domain.agenda.keep import SAID, course_to_change, keep_agenda
from domain.agenda.standing import meeting_to_conduct, require_running
from domain.attendance.say import serve_and_forget
from domain.delivery.notices import TRACELESS, NoticeKind, planned
from domain.errors import Refused
from domain.ideas.give_dots import close_ideas_at_end
from domain.meetings.invite import BY_TIME
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.overdue import plan_overdue
from domain.meetings.times import UNDO_FOR
from domain.minutes.draft import draft_minutes
from domain.people.school import Caller, School
from domain.review.look_again import plan_look_again
from domain.unit_of_work import UnitOfWork, Units
from domain.votes.close_round import settle
from domain.votes.rounds import RoundState

LEFT_OVER_AFTER = timedelta(hours=1)  # by then the notice that makes an end final has come, if it ever does


@dataclass(frozen=True, slots=True)
class NotYet:
    """What is missing before the meeting ends; asked once, and the leader decides."""

    meeting: Meeting
    no_agreement: bool
    round_open: bool
    no_measure: bool


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
        bare = not await uow.measures.of_meeting(meeting.id)
        if meeting.agreement is None or is_open or bare:
            return NotYet(meeting, meeting.agreement is None, is_open, bare)
    return await _end(uow, meeting, leader.person.id, now)


async def undo_end(uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime) -> Meeting:
    """Take up a meeting that was just ended: votes, ideas and who is here are where they were. Twice has one effect."""
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    if meeting.state is MeetingState.RUNNING:
        return meeting
    agenda = await uow.agendas.get(meeting.id, lock=True)
    if meeting.state is not MeetingState.ENDED or agenda is None or now >= final_at(meeting):
        raise Refused("meeting_ended")
    running = await uow.meetings.save(replace(meeting, state=MeetingState.RUNNING, ended_at=None))
    await uow.notices.drop(running.id, [NoticeKind.MEETING_FINAL])
    await plan_overdue(uow, running, now)
    await keep_agenda(uow, running, agenda, now)
    await follow(uow, running, Change.RESUMED, now)
    return running


async def make_final(uow: UnitOfWork, meeting_id: str, leader_id: str, now: datetime) -> datetime | None:
    """Do what an end does for good, once it can be undone no more; when to come again where that is still ahead.

    Whether it was done already is said by the agenda, which goes with it.
    """
    meeting = await uow.meetings.get(meeting_id, lock=True)
    school = await uow.schools.get(meeting.school_id) if meeting else None
    if meeting is None or school is None or meeting.state is not MeetingState.ENDED:
        return None
    if await uow.agendas.get(meeting.id, lock=True) is None:
        return None
    if now < final_at(meeting):
        return final_at(meeting)
    await _finish(uow, meeting, school, leader_id or meeting.created_by, now, say_at=now)
    return None


async def make_left_over_final(units: Units, now: datetime) -> None:
    """See to the ends whose notice never came: its school rests, say. Nobody's votes lie about for that."""
    async with units(write=False) as uow:
        left_over = await uow.agendas.of_ended(now - UNDO_FOR - LEFT_OVER_AFTER)
    for meeting_id in left_over:
        async with units() as uow:
            await make_final(uow, meeting_id, "", now)
            await uow.commit()


async def end_overdue(uow: UnitOfWork, meeting_id: str, now: datetime, say_at: datetime) -> Meeting | None:
    """End a meeting that nobody ended; None where it is not running (any more). The summary waits until ``say_at``."""
    meeting = await uow.meetings.get(meeting_id, lock=True)
    school = await uow.schools.get(meeting.school_id) if meeting else None
    if meeting is None or school is None or meeting.state is not MeetingState.RUNNING:
        return None
    ended = await uow.meetings.save(replace(meeting, state=MeetingState.ENDED, ended_at=now))
    await follow(uow, ended, Change.ENDED, now)
    await _finish(uow, ended, school, meeting.created_by, now, say_at)
    return ended


def final_at(meeting: Meeting) -> datetime:
    """Return when the end of a meeting that a leader has ended becomes final."""
    assert meeting.ended_at is not None, "it has ended"
    return meeting.ended_at + UNDO_FOR


async def _end(uow: UnitOfWork, meeting: Meeting, leader_id: str, now: datetime) -> Meeting:
    """Nothing comes in any more, and nothing goes yet: boxes, notes and key stay until the end is final."""
    await course_to_change(uow, meeting, now)  # a meeting that began before there were agendas gets one
    ended = await uow.meetings.save(replace(meeting, state=MeetingState.ENDED, ended_at=now))
    await uow.notices.drop(meeting.id, [NoticeKind.MEETING_OVERDUE, *SAID])
    key, data = f"final:{meeting.id}:{ended.version}", {"by": leader_id}
    at = now + UNDO_FOR
    kind = NoticeKind.MEETING_FINAL
    await uow.notices.add(planned(kind, meeting.school_id, meeting.id, at, key=key, data=data))
    await follow(uow, ended, Change.ENDED, now)
    return ended


async def _finish(
    uow: UnitOfWork, ended: Meeting, school: School, leader_id: str, now: datetime, say_at: datetime
) -> None:
    for known in await uow.rounds.of_meeting(ended.id):
        if known.state is not RoundState.OPEN:
            continue
        round_ = await uow.rounds.get(known.id, lock=True)
        if round_ is not None and round_.state is RoundState.OPEN:
            await settle(uow, ended, round_, school.ballot_limit, now)
    await close_ideas_at_end(uow, ended, school, now)
    await uow.boxes.destroy(ended.id)
    await uow.agendas.drop(ended.id)
    await serve_and_forget(uow, ended, say_at)
    await uow.presences.drop(ended.id)
    await uow.groups.forget_seats(ended.id)
    groups = [group.id for group in await uow.groups.of_meeting(ended.id)]
    await uow.notices.forget([ended.id, *groups], TRACELESS)
    await uow.notices.drop(ended.id, [*BY_TIME, NoticeKind.CONSENT, NoticeKind.PHASE, NoticeKind.PHASE_OVER])
    await follow(uow, ended, Change.FINAL, now)
    key = f"summary:{ended.id}"
    await uow.notices.add(planned(NoticeKind.SUMMARY, ended.school_id, ended.id, say_at, key=key))
    await draft_minutes(uow, ended, leader_id, now, say_at)
    await plan_look_again(uow, ended, school.zone, now)
