"""When a measure's owner is asked how it goes: planned with the measure, looked at again when the time has come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from domain.calendar import at_local, local_date, working_day_from
from domain.measures import AHEAD, OVER, Measure, asked_ahead_at, left_alone_until
from domain.notices import Notice, NoticeKind, planned
from domain.people import Member, School
from domain.ports import Holidays, UnitOfWork
from domain.reminders import Decision, Drop, Send, Wait, decide

ASKS = (NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE)
HOUR = 10


def working_morning(day: date, zone: str, holidays: Holidays) -> datetime:
    """Ten o'clock on the day, or on the next working day."""
    return at_local(working_day_from(day, holidays), HOUR, zone)


async def plan_asking(uow: UnitOfWork, measure: Measure, school: School, holidays: Holidays, now: datetime) -> None:
    """Write anew when the owner is asked: a week ahead and on the date; never once it is over."""
    await uow.notices.drop(measure.id, ASKS)
    if measure.progress in OVER:
        return
    on_date = working_morning(measure.due, school.zone, holidays)
    if on_date <= now:  # for today, agreed on in the afternoon: nobody is asked the minute after
        on_date = working_morning(local_date(now, school.zone) + timedelta(days=1), school.zone, holidays)
    ahead = asked_ahead_at(working_morning(measure.due - AHEAD, school.zone, holidays), now)
    if ahead is not None and ahead < on_date:
        await uow.notices.add(_ask(measure, NoticeKind.MEASURE_AHEAD, ahead))
    await uow.notices.add(_ask(measure, NoticeKind.MEASURE_DUE, on_date))


def _ask(measure: Measure, kind: NoticeKind, at: datetime) -> Notice:
    # The version is in the key: a date moved away and back again asks again.
    key = f"{kind.value}:{measure.id}:{measure.due.isoformat()}:{measure.version}"
    data = {"due": measure.due.isoformat()}
    return planned(kind, measure.school_id, measure.id, at, key=key, person_id=measure.owner_id, data=data)


def decide_asking(
    notice: Notice, measure: Measure | None, owner: Member | None, school: School, holidays: Holidays, now: datetime
) -> Decision:
    """Whether the owner is still to be asked, and whether now: done, gone, moved, quiet hours, answered lately."""
    if measure is not None and notice.data.get("due", "") not in ("", measure.due.isoformat()):
        return Drop("the date was moved")  # the new date has rows of its own
    decision = decide(
        notice.kind, measure, owner, now, school.zone, lambda day: holidays.name_of(day, school.language) is not None
    )
    if measure is None or not isinstance(decision, Send):
        return decision
    alone = left_alone_until(measure, now)
    if alone is None:
        return decision
    if notice.kind is NoticeKind.MEASURE_AHEAD:
        return Drop("answered lately")
    return Wait(max(alone, working_morning(alone.date(), school.zone, holidays)))
