"""Look again at a measure that came out of no meeting, on the day that it names."""

from __future__ import annotations

from datetime import datetime

from domain.calendar.clock_and_days import at_local
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.decide import Decision, Drop, Send, Wait
from domain.delivery.notices import NoticeKind, planned
from domain.measures.measure import Measure, Progress
from domain.meetings.meeting import Meeting
from domain.meetings.plan import AHEAD
from domain.people.school import Role
from domain.review.came_back import ended, held_on
from domain.review.look_again import HOUR
from domain.unit_of_work import UnitOfWork


async def plan_look_at(uow: UnitOfWork, measure: Measure, zone: str, now: datetime) -> None:
    """Write anew when the leaders are asked; a measure of a meeting is looked at again with its meeting."""
    if measure.meeting_id:
        return
    await uow.notices.drop(measure.id, [NoticeKind.LOOK_AGAIN])
    day = measure.hypothesis.look_on
    if day is None or measure.progress is Progress.DROPPED:
        return
    due = at_local(day, HOUR, zone)
    if due > now:
        key, data = f"look_again:{measure.id}:{day.isoformat()}", {"day": day.isoformat()}
        kind = NoticeKind.LOOK_AGAIN
        await uow.notices.add(planned(kind, measure.school_id, measure.id, due, key=key, data=data))


async def look_at_to_leaders(uow: UnitOfWork, measure: Measure, day: str, now: datetime) -> None:
    """One notice to each who leads by now."""
    for member in await uow.people.members(measure.school_id):
        if member.role is Role.LEADER:
            leader, kind = member.person.id, NoticeKind.LOOK_AGAIN
            key = f"look_again:{measure.id}:{day}:{leader}"
            row = planned(kind, measure.school_id, measure.id, now, key=key, person_id=leader, data={"day": day})
            await uow.notices.add(row)


async def decide_look_at(
    uow: UnitOfWork, measure: Measure | None, day: str, calendar: SchoolCalendar, now: datetime
) -> Decision:
    """Whether there still is something to ask, and whether now: put away, another day, met or about to meet, off."""
    if measure is None or measure.progress is Progress.DROPPED:
        return Drop("not right any more")
    look_on = measure.hypothesis.look_on
    if look_on is None or look_on.isoformat() != day:
        return Drop("the day was changed")
    if measure.characteristic_id:
        last = await last_held(uow, measure)
        if last is not None and measure.created_at is not None and ended(last) > measure.created_at:
            return Drop("met since")  # that meeting opened with it
        ahead = await uow.meetings.of_school(measure.school_id, states=AHEAD)
        if any(one.characteristic_id == measure.characteristic_id for one in ahead):
            return Drop("planned already")
    quiet_until = calendar.open_from(now)
    return Wait(quiet_until) if quiet_until > now else Send()


async def last_held(uow: UnitOfWork, measure: Measure) -> Meeting | None:
    """The last meeting that was held on what the measure is about: what may be held again."""
    if not measure.characteristic_id:
        return None
    held = await held_on(uow, measure.school_id, measure.characteristic_id)
    return held[-1] if held else None
