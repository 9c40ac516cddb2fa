"""Propose the meeting that is ready: look what would be natural next, and keep it as a draft like any other."""

from __future__ import annotations

from datetime import datetime

from domain.calendar.clock_and_days import at_local, local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_days_text import school_year_of
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import make_draft
from domain.people.school import Caller, School
from domain.unit_of_work import UnitOfWork
from domain.year.ready import Ready, ready


async def ready_for(uow: UnitOfWork, school: School, now: datetime, calendar: SchoolCalendar) -> Ready | None:
    """The meeting that is natural next in a school; nothing is kept of it."""
    today = local_date(now, school.zone)
    year = school_year_of(today)
    slots = [*await uow.years.slots(school.id, year), *await uow.years.slots(school.id, year + 1)]
    catalogue = await uow.catalogues.with_limits(school.id)
    meetings, figures = await uow.meetings.of_school(school.id), await uow.figures.of_school(school.id)
    return ready(today, catalogue, meetings, figures, slots, calendar)


def start_of(found: Ready, school: School) -> datetime:
    """When it begins."""
    return at_local(found.day, found.minute_of_day // 60, school.zone, found.minute_of_day % 60)


async def draft_ready(uow: UnitOfWork, caller: Caller, now: datetime, calendar: SchoolCalendar) -> Meeting | None:
    """The draft of it; one of this leader's that waits, whole, is taken instead. None where no day is free."""
    waiting = await uow.meetings.of_school(caller.school.id, states=[MeetingState.DRAFT])
    for draft in waiting:
        if draft.created_by == caller.person.id and draft.characteristic_id and (draft.starts_at or now) > now:
            return draft
    found = await ready_for(uow, caller.school, now, calendar)
    if found is None:
        return None
    about = (await uow.catalogues.with_limits(caller.school.id)).characteristic(found.characteristic_id)
    return await make_draft(uow, caller, about, start_of(found, caller.school), None, now)
