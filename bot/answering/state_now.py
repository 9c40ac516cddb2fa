"""Loads what is under way for one person where they write: the facts that bend what their words mean."""

from __future__ import annotations

from datetime import datetime

from bot.edge.incoming import Incoming
from bot.handling.asked_for import asked_last
from bot.meetings.ahead import meeting_of_thread, meetings_ahead
from dialogs.understanding.state import State
from domain.calendar.clock_and_days import local_date
from domain.measures.measure import OVER
from domain.meetings.meeting import MeetingState
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import open_one


async def state_now(uow: UnitOfWork, caller: Caller, incoming: Incoming, now: datetime) -> State:
    """Return the facts. Who leads is asked of the school's roles: in a channel a leader is answered as anybody is."""
    school, person = caller.school, caller.person
    member = await uow.people.member(school.id, person.id)
    ahead = await meetings_ahead(uow, caller, now)
    running = next((each for each in ahead if each.state is MeetingState.RUNNING), None)
    rounds = await uow.rounds.of_meeting(running.id) if running is not None else []
    today = local_date(now, school.zone)
    theirs = await uow.measures.of_person(person.id)
    under = await meeting_of_thread(uow, school.id, incoming)
    return State(
        leads=member is not None and member.role is Role.LEADER,
        running=running is not None,
        vote_open=open_one(rounds) is not None,
        meeting_today=any(each.starts_at and local_date(each.starts_at, school.zone) == today for each in ahead),
        under_card=under is not None,
        own_measures=sum(
            one.owner_id == person.id and one.school_id == school.id and one.progress not in OVER for one in theirs
        ),
        asked=await asked_last(uow, person.id) if incoming.scope == "personal" else "",
    )
