"""The calendar of a school, as skoleruta and the holidays make it."""

from __future__ import annotations

from domain.calendar.holidays import Holidays
from domain.calendar.school_calendar import SchoolCalendar, of_days
from domain.people.school import School
from domain.unit_of_work import UnitOfWork


async def calendar_of(uow: UnitOfWork, school: School, holidays: Holidays) -> SchoolCalendar:
    """The calendar with what the school has entered."""
    return of_days(school, holidays, await uow.calendars.days(school.id))
