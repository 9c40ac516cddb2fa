"""When a measure's owner is asked how it goes: planned with the measure, looked at again when the time has come."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import at_local, local_date, working_day_from
from domain.calendar.holidays import Holidays
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.decide import Decision, Drop, Send, Wait, decide
from domain.delivery.notices import Notice, NoticeKind, planned
from domain.delivery.own_time import from_day, next_time
from domain.delivery.plan_digest import plan_digest
from domain.measures.measure import OVER, Measure, asked_ahead_at, left_alone_until
from domain.people.school import Member, School
from domain.reminders.rhythms import ReminderPlan, Rhythm
from domain.unit_of_work import UnitOfWork

ASKS = (NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE, NoticeKind.MEASURE_AFTER)
OVERDUE = "overdue"  # what a notice to the leaders is about; the other one is that a measure is stuck
HOUR = 10


def working_morning(day: date, zone: str, holidays: Holidays) -> datetime:
    """Ten o'clock on the day, or on the next working day."""
    return at_local(working_day_from(day, holidays), HOUR, zone)


async def plan_asking(uow: UnitOfWork, measure: Measure, school: School, holidays: Holidays, now: datetime) -> None:
    """Write anew when the owner is asked: ahead, on the date, and the first time after it; never once it is over.

    By the school's plan and in the owner's own time. Rows are written for somebody who wants none, too: whether they
    are asked is decided when the time has come, and they may have changed their mind by then.
    """
    await uow.notices.drop(measure.id, ASKS)
    if measure.progress in OVER:
        return
    calendar = await calendar_of(uow, school, holidays)
    plan = await uow.rhythms.plan(school.id)
    at = overdue_at(measure, plan, calendar, now)
    key = f"{OVERDUE}:{measure.id}:{measure.due.isoformat()}"
    data = {"what": OVERDUE, "due": measure.due.isoformat()}
    stuck = NoticeKind.MEASURE_STUCK
    await uow.notices.add(planned(stuck, school.id, measure.id, at, key=key, data=data))
    await plan_digest(uow, plan, calendar, now)
    if measure.owner_id:
        rhythm = await uow.rhythms.of(measure.owner_id)
        for row in _asks(measure, plan, rhythm, calendar, now):
            await uow.notices.add(row)


def overdue_at(measure: Measure, plan: ReminderPlan, calendar: SchoolCalendar, now: datetime) -> datetime:
    """When the leaders are to hear that the date is long over, unless something happens until then."""
    day = calendar.from_day(measure.due) + timedelta(days=plan.overdue_to_leader)
    return max(calendar.at(calendar.from_day(day), time(HOUR)), now)


def _asks(
    measure: Measure, plan: ReminderPlan, rhythm: Rhythm, calendar: SchoolCalendar, now: datetime
) -> list[Notice]:
    """The rows, by time. A date that is over is not asked about as if it were today."""
    rows: list[Notice] = []
    if measure.due >= local_date(now, calendar.zone):
        on_date = from_day(rhythm, calendar, measure.due)
        if on_date <= now:  # for today, agreed on in the afternoon: nobody is asked the minute after
            tomorrow = local_date(now, calendar.zone) + timedelta(days=1)
            on_date = from_day(rhythm, calendar, tomorrow)
        morning = from_day(rhythm, calendar, measure.due - timedelta(days=plan.ahead))
        ahead = asked_ahead_at(morning, now) if plan.ahead else None
        if ahead is not None and ahead < on_date:
            rows.append(_ask(measure, NoticeKind.MEASURE_AHEAD, ahead))
        rows.append(_ask(measure, NoticeKind.MEASURE_DUE, on_date))
    after = ask_after(measure, plan, rhythm, calendar, now)
    return [*rows, after] if after else rows


def ask_after(
    measure: Measure, plan: ReminderPlan, rhythm: Rhythm, calendar: SchoolCalendar, now: datetime
) -> Notice | None:
    """The next question after the date; None where the last one was asked. What a pause passed over is not made up."""
    today = local_date(now, calendar.zone)
    for days in plan.after:
        day = measure.due + timedelta(days=days)
        if day > today:
            return _ask(measure, NoticeKind.MEASURE_AFTER, from_day(rhythm, calendar, day), f":{days}")
    return None


def _ask(measure: Measure, kind: NoticeKind, at: datetime, part: str = "") -> Notice:
    # The version is in the key: a date moved away and back again asks again.
    key = f"{kind.value}:{measure.id}:{measure.due.isoformat()}:{measure.version}{part}"
    data = {"due": measure.due.isoformat()}
    return planned(kind, measure.school_id, measure.id, at, key=key, person_id=measure.owner_id, data=data)


def decide_asking(
    notice: Notice,
    measure: Measure | None,
    owner: Member | None,
    rhythm: Rhythm,
    calendar: SchoolCalendar,
    now: datetime,
) -> Decision:
    """Whether the owner is still to be asked, and whether now: done, gone, moved, not their time, answered lately."""
    if measure is not None and notice.data.get("due", "") not in ("", measure.due.isoformat()):
        return Drop("the date was moved")  # the new date has rows of its own
    if measure is not None and notice.person_id != measure.owner_id:
        return Drop("somebody else sees to it")  # and is asked by rows of their own
    decision = decide(notice.kind, measure, owner, rhythm, calendar, now)
    if measure is None or not isinstance(decision, Send):
        return decision
    alone = left_alone_until(measure, now)
    if alone is None:
        return decision
    if notice.kind is NoticeKind.MEASURE_AHEAD:
        return Drop("answered lately")
    return Wait(next_time(rhythm, calendar, alone))
