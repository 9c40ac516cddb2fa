"""The channel's digest: about measures and not people, monthly or as the school wants it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.notices import NoticeKind, planned
from domain.measures.measure import OVER, Measure, Progress
from domain.reminders.rhythms import Digest, ReminderPlan
from domain.unit_of_work import UnitOfWork

HOUR = time(12)  # teachers of these schools are on their way to work, and nobody is at home yet


@dataclass(frozen=True, slots=True)
class News:
    """What has become of the measures since the last digest."""

    done: tuple[Measure, ...]
    stuck: tuple[Measure, ...]
    slow: tuple[Measure, ...]
    others: int  # under way, and nothing to say about them

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.done or self.stuck or self.slow)


def news(measures: Sequence[Measure], since: datetime, now: datetime) -> News:
    """What is to be told. What became of a measure is told once; that it is stuck is told as long as it is."""
    done = [one for one in measures if one.progress is Progress.DONE and _between(one.answered_at, since, now)]
    going = [one for one in measures if one.progress not in OVER]
    stuck = [one for one in going if one.progress is Progress.STUCK]
    slow = [one for one in going if one.progress is Progress.SLOW]
    return News(tuple(done), tuple(stuck), tuple(slow), len(going) - len(stuck) - len(slow))


def _between(at: datetime | None, since: datetime, now: datetime) -> bool:
    return at is not None and since <= at <= now


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
