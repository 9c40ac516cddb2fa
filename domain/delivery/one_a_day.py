"""What a leader is told apart from reminders counts as their one message of the day, and comes in their own time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.notices import Notice
from domain.delivery.own_time import as_leader, next_time, tomorrow
from domain.unit_of_work import UnitOfWork


async def own_turn(uow: UnitOfWork, notice: Notice, calendar: SchoolCalendar, now: datetime) -> datetime | None:
    """Until when the notice waits; None where it is said now, which is then noted as the message of the day.

    Written in the transaction in which the message is made: a delivery that is repeated finds that it was its own.
    """
    person_id = notice.person_id or ""
    rhythm = await uow.rhythms.of(person_id, lock=True)
    at = next_time(as_leader(rhythm), calendar, now)
    if at > now:
        return at
    today = local_date(now, calendar.zone)
    taken = rhythm.reminded_on is not None and rhythm.reminded_on >= today
    if taken and rhythm.reminded_by != notice.id:
        return tomorrow(as_leader(rhythm), calendar, now)
    await uow.rhythms.remind([replace(rhythm, reminded_on=today, reminded_by=notice.id)])
    return None
