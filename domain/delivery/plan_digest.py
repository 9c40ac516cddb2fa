"""When the channel hears next what has become of its measures, and the notice of it."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.notices import NoticeKind, planned
from domain.reminders.rhythms import Digest, ReminderPlan
from domain.unit_of_work import UnitOfWork

HOUR = time(12)  # teachers of these schools are on their way to work, and nobody is at home yet


def next_digest(plan: ReminderPlan, calendar: SchoolCalendar, now: datetime) -> datetime | None:
    """When the channel hears next: on the first day of work of the next month or week; None where it does not."""
    if plan.digest is Digest.OFF:
        return None
    today = local_date(now, calendar.zone)
    if plan.digest is Digest.WEEKLY:
        first = today + timedelta(days=7 - today.weekday())
    else:
        first = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    return calendar.at(calendar.from_day(first), HOUR)


async def plan_digest(uow: UnitOfWork, plan: ReminderPlan, calendar: SchoolCalendar, now: datetime) -> None:
    """Write when the channel hears next, once for each date. It tells what has happened since now."""
    at = next_digest(plan, calendar, now)
    if at is None:
        return
    kind, school_id = NoticeKind.MEASURE_DIGEST, plan.school_id
    key = f"{kind.value}:{school_id}:{plan.digest.value}:{local_date(at, calendar.zone).isoformat()}"
    data = {"since": now.isoformat(), "every": plan.digest.value}
    await uow.notices.add(planned(kind, school_id, school_id, at, key=key, data=data))
