"""A running meeting in a small school, and what its leader does."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.conducting.end import NotYet, end_meeting, make_final
from domain.conducting.run_phases import next_phase
from domain.conducting.start import start_meeting
from domain.meetings.meeting import Meeting
from domain.meetings.times import UNDO_FOR
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork, Units
from domain.votes.close_round import TooFew, close_round
from domain.votes.open_round import open_round
from domain.votes.rounds import Round
from tests.support.arranged.small_school import NOW, SmallSchool, small_school


async def started(units: Units, count: int = 8, limit: int = 5) -> SmallSchool:
    world = await small_school(units, count, limit)
    await start(world, world.leader)
    return world


async def start(world: SmallSchool, leader: Caller) -> None:
    """Begin, and go on to the vote, which is open then where enough take part."""
    async with world.units() as uow:
        await begin_and_vote(uow, world.meeting.id, leader, NOW)
        await uow.commit()


async def begin_and_vote(uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime) -> None:
    """Start the meeting, and go to its third phase."""
    await start_meeting(uow, meeting_id, leader, now)
    for rev in (0, 1):
        await next_phase(uow, meeting_id, leader, rev, now)


async def close(world: SmallSchool, round_id: str, leader: Caller | None = None) -> Round | TooFew:
    async with world.units() as uow:
        closed = await close_round(uow, round_id, leader or world.leader, NOW + timedelta(minutes=40))
        await uow.commit()
        return closed


async def second(world: SmallSchool, number: int = 2) -> Round:
    async with world.units() as uow:
        opened = await open_round(uow, world.meeting.id, number, world.leader, NOW)
        await uow.commit()
        return opened


async def end_for_good(
    uow: UnitOfWork, meeting_id: str, leader: Caller, now: datetime, *, sure: bool
) -> Meeting | NotYet:
    """End the meeting, and let the time pass in which that can be undone."""
    ended = await end_meeting(uow, meeting_id, leader, now, sure=sure)
    if isinstance(ended, Meeting):
        await make_final(uow, meeting_id, leader.person.id, now + UNDO_FOR)
    return ended
