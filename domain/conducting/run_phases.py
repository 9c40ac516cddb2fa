"""Take a meeting through its phases: next, back, pause, go on, five more minutes. Nothing ends by itself.

Every press carries the version of the agenda that the presser saw. Where somebody else, or the same finger, was first,
it changes nothing: two leaders who press "next" in the same second have gone one phase on, not two.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from domain.agenda.agenda import Agenda
from domain.agenda.keep import course_to_change, keep_agenda
from domain.agenda.phases import LONGER, lengths, moved_to, opens_a_round, place_of
from domain.agenda.standing import enough_to_vote, meeting_to_conduct, next_mode, require_running
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.votes.open_round import new_round
from domain.votes.rounds import MOST_ROUNDS, Mode

_Change = Callable[[Meeting, Agenda, datetime], Agenda | None]


@dataclass(frozen=True, slots=True)
class Moved:
    """The agenda as it is now. ``meanwhile``: it had been changed before the press, which therefore did nothing."""

    agenda: Agenda
    meanwhile: bool = False


async def next_phase(uow: UnitOfWork, meeting_id: str, leader: Caller, rev: int, now: datetime) -> Moved:
    """Begin the next phase. Where that is a vote, its round opens, if enough take part for one."""
    moved = await _change(uow, meeting_id, leader, rev, now, lambda m, c, at: _step(m, c, at, 1))
    if not moved.meanwhile and moved.agenda.version != rev:
        meeting = await meeting_to_conduct(uow, meeting_id, leader)
        await _open_its_round(uow, meeting, moved.agenda, leader, now)
    return moved


async def previous_phase(uow: UnitOfWork, meeting_id: str, leader: Caller, rev: int, now: datetime) -> Moved:
    """Begin the phase before anew. What was voted on stays as it is: no round opens or closes by this."""
    return await _change(uow, meeting_id, leader, rev, now, lambda m, c, at: _step(m, c, at, -1))


async def pause(uow: UnitOfWork, meeting_id: str, leader: Caller, rev: int, now: datetime) -> Moved:
    """Let the clock stand: what is left of the phase stays left."""
    return await _change(uow, meeting_id, leader, rev, now, _pause)


async def resume(uow: UnitOfWork, meeting_id: str, leader: Caller, rev: int, now: datetime) -> Moved:
    """Go on after a pause, to the second with what was left."""
    return await _change(uow, meeting_id, leader, rev, now, _resume)


async def longer(uow: UnitOfWork, meeting_id: str, leader: Caller, rev: int, now: datetime) -> Moved:
    """Five minutes more; counted from now where the time was up already."""
    return await _change(uow, meeting_id, leader, rev, now, _longer)


async def _change(uow: UnitOfWork, meeting_id: str, leader: Caller, rev: int, now: datetime, change: _Change) -> Moved:
    meeting = await meeting_to_conduct(uow, meeting_id, leader)
    require_running(meeting)
    agenda = await course_to_change(uow, meeting, now)
    if agenda.version != rev:
        return Moved(agenda, meanwhile=True)
    changed = change(meeting, agenda, now)
    return Moved(agenda if changed is None else await keep_agenda(uow, meeting, changed, now))


def _step(meeting: Meeting, agenda: Agenda, now: datetime, by: int) -> Agenda | None:
    place = place_of(meeting, agenda) + by
    return moved_to(meeting, agenda, place, now) if 0 <= place < len(lengths(meeting)) else None


def _pause(_meeting: Meeting, agenda: Agenda, now: datetime) -> Agenda | None:
    return replace(agenda, paused_at=now) if agenda.paused_at is None else None


def _resume(_meeting: Meeting, agenda: Agenda, now: datetime) -> Agenda | None:
    if agenda.paused_at is None:
        return None
    return replace(agenda, ends_at=now + agenda.left(now), paused_at=None)


def _longer(_meeting: Meeting, agenda: Agenda, now: datetime) -> Agenda | None:
    return replace(agenda, ends_at=max(agenda.ends_at, agenda.paused_at or now) + LONGER)


async def _open_its_round(uow: UnitOfWork, meeting: Meeting, agenda: Agenda, leader: Caller, now: datetime) -> None:
    rounds = await uow.rounds.of_meeting(meeting.id)
    if len(rounds) >= MOST_ROUNDS or not opens_a_round(meeting, place_of(meeting, agenda), rounds):
        return
    mode = await next_mode(uow, meeting, rounds)
    if mode is Mode.SECRET and not enough_to_vote(await uow.people.members(meeting.school_id), leader.school):
        return  # the phase is there to raise hands in, or to ask for an open vote
    await new_round(uow, meeting, len(rounds) + 1, mode, now)
