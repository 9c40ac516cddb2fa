"""What leaders hear of a measure that somebody else sees to: it is stuck, or its date is long over. Each hears once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta

from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.decide import Decision, Drop, Send, Wait
from domain.delivery.notices import SAID_WITH, Notice, NoticeKind, NoticeState, planned
from domain.delivery.own_time import as_leader, next_time, tomorrow
from domain.measures.asking import HOUR, OVERDUE
from domain.measures.measure import OVER, Measure, Progress
from domain.people.school import Member, Role
from domain.reminders.rhythms import ReminderPlan, Rhythm
from domain.unit_of_work import UnitOfWork

NOBODY_LEADS = timedelta(days=7)  # a school without a leader: somebody may lead it by then


async def tell_leaders(
    uow: UnitOfWork,
    notices: Sequence[Notice],
    measures: Mapping[str, Measure],
    plans: Mapping[str, ReminderPlan],
    calendars: Mapping[str, SchoolCalendar],
    now: datetime,
) -> list[Drop | Wait]:
    """The date of each has been over for long: a row for each leader, which reaches them when it suits them."""
    leaders = await uow.together.leaders({one.school_id for one in notices})
    found: list[Drop | Wait] = []
    rows: list[Notice] = []
    for notice in notices:
        measure, school_id = measures.get(notice.subject_id), notice.school_id
        asked = await _asked_on(uow, measure, calendars[school_id], now) if measure is not None else None
        waits = _not_yet(notice, measure, asked, plans[school_id], calendars[school_id], now)
        if waits is not None or measure is None:
            found.append(waits or Drop("the measure is gone"))
            continue
        if not leaders[school_id]:
            found.append(Wait(now + NOBODY_LEADS))
            continue
        for leader in leaders[school_id]:
            if leader.person.id != measure.owner_id:  # they know, and are asked as everybody is
                key = f"{OVERDUE}:{measure.id}:{measure.due.isoformat()}:{leader.person.id}"
                who = leader.person.id
                rows.append(planned(notice.kind, school_id, measure.id, now, key=key, person_id=who, data=notice.data))
        found.append(Drop("the leaders are told"))
    await uow.together.add(rows)
    return found


def _not_yet(
    notice: Notice,
    measure: Measure | None,
    asked: date | None,
    plan: ReminderPlan,
    calendar: SchoolCalendar,
    now: datetime,
) -> Drop | Wait | None:
    """None where the leaders are to hear of it now."""
    gone = _told_for_nothing(notice, measure)
    if gone is not None or measure is None:
        return gone
    if measure.progress is Progress.STUCK:
        return Drop("the leaders know that it is stuck")
    since = calendar.from_day(measure.due)  # a date in the holidays is asked about, and late, after them
    answered = local_date(measure.answered_at, calendar.zone) if measure.answered_at is not None else None
    if answered is not None and answered >= measure.due:  # an answer counts as long as the silence before it
        since = max(since, answered)
    elif asked is not None:  # late, after a leave, a hand-over or days on which the service was away
        since = max(since, asked)
    at = calendar.at(calendar.from_day(since + timedelta(days=plan.overdue_to_leader)), time(HOUR))
    return Wait(at) if at > now else None


async def _asked_on(uow: UnitOfWork, measure: Measure, calendar: SchoolCalendar, now: datetime) -> date | None:
    """When its owner was first asked after the date had come, or is going to be; None where they are asked nothing.

    They have as long to answer from then on: a leader never hears of it on the day on which the owner does.
    """
    rows = [
        row
        for row in await uow.notices.of_subject(measure.id)
        if row.kind in (NoticeKind.MEASURE_DUE, NoticeKind.MEASURE_AFTER)
        and row.person_id == measure.owner_id
        and row.data.get("due") == measure.due.isoformat()
    ]
    said = [
        row.finished_at
        for row in rows
        if row.finished_at and (row.state is NoticeState.SENT or row.error.startswith(SAID_WITH))
    ]
    waiting = [max(row.due_at, now) for row in rows if row.state is NoticeState.PENDING]
    first = min(said or waiting, default=None)
    return local_date(first, calendar.zone) if first is not None else None


def _told_for_nothing(notice: Notice, measure: Measure | None) -> Drop | None:
    if measure is None:
        return Drop("the measure is gone")
    if measure.progress in OVER:
        return Drop("done")
    if notice.data.get("what") == OVERDUE and notice.data.get("due") != measure.due.isoformat():
        return Drop("the date was moved")
    return None


def decide_telling(
    notice: Notice,
    measure: Measure | None,
    leader: Member | None,
    rhythm: Rhythm,
    calendar: SchoolCalendar,
    now: datetime,
    called: Notice | None = None,
) -> Decision:
    """Whether a leader is still to hear of it, and whether now. Who wants no questions hears of it all the same.

    ``called``: they get a card about the measure today already, for somebody asks for help, or it needs somebody.
    """
    gone = _told_for_nothing(notice, measure)
    if gone is not None or measure is None:
        return gone or Drop("the measure is gone")
    if leader is None or not leader.here or leader.role is not Role.LEADER:
        return Drop("leads no more")
    if notice.data.get("what") != OVERDUE and measure.progress is not Progress.STUCK:
        return Drop("not stuck any more")
    if called is not None:
        if notice.data.get("what") != OVERDUE and "what" not in called.data:
            return Drop("told by the call for help")
        return Wait(tomorrow(as_leader(rhythm), calendar, now))
    at = next_time(as_leader(rhythm), calendar, now)
    return Wait(at) if at > now else Send()
