"""Look again on the day the school said it would: the leaders are asked, and the same meeting is proposed anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import at_local, local, local_date, moment
from domain.calendar.holidays import Holidays
from domain.calendar.school_calendar import SchoolCalendar
from domain.delivery.decide import Decision, Drop, Send, Wait
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.ids import new_id
from domain.measures.measure import Progress
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import AHEAD, suggest
from domain.people.school import Caller, Role
from domain.review.came_back import ended, held_on
from domain.unit_of_work import UnitOfWork

HOUR = 10
NOTICE = timedelta(days=14)  # the proposed day is no sooner: people plan their lessons
WEEKS = 8  # how far to look for the same weekday on a day that is worked


async def plan_look_again(uow: UnitOfWork, meeting: Meeting, zone: str, now: datetime) -> None:
    """Write anew when the leaders are asked: on the review date, and on other days that its measures name.

    What has been asked is not asked again. Who leads is seen when the time has come.
    """
    await uow.notices.drop(meeting.id, [NoticeKind.LOOK_AGAIN])
    if meeting.state is not MeetingState.ENDED:
        return
    for day in sorted(await _days(uow, meeting)):
        due = at_local(day, HOUR, zone)
        if due > now:
            key, data = f"look_again:{meeting.id}:{day.isoformat()}", {"day": day.isoformat()}
            kind = NoticeKind.LOOK_AGAIN
            await uow.notices.add(planned(kind, meeting.school_id, meeting.id, due, key=key, data=data))


async def look_again_to_leaders(uow: UnitOfWork, meeting: Meeting, day: str, now: datetime) -> None:
    """One notice to each who leads by now."""
    for member in await uow.people.members(meeting.school_id):
        if member.role is Role.LEADER:
            leader = member.person.id
            key = f"look_again:{meeting.id}:{day}:{leader}"
            row = planned(
                NoticeKind.LOOK_AGAIN, meeting.school_id, meeting.id, now, key=key, person_id=leader, data={"day": day}
            )
            await uow.notices.add(row)


async def decide_look_again(
    uow: UnitOfWork, meeting: Meeting | None, day: str, calendar: SchoolCalendar, now: datetime
) -> Decision:
    """Whether there still is something to ask, and whether now: met again, planned already, changed, a day off."""
    if meeting is None or meeting.state is not MeetingState.ENDED:
        return Drop("not held")
    if day not in {one.isoformat() for one in await _days(uow, meeting)}:
        return Drop("the day was changed")  # another day has a row of its own
    if any(ended(one) > ended(meeting) for one in await held_on(uow, meeting.school_id, meeting.characteristic_id)):
        return Drop("met again since")
    if await _coming(uow, meeting) is not None:
        return Drop("planned already")
    quiet_until = calendar.open_from(now)
    return Wait(quiet_until) if quiet_until > now else Send()


async def plan_again(uow: UnitOfWork, meeting_id: str, leader: Caller, holidays: Holidays, now: datetime) -> Meeting:
    """A draft of the same meeting: its question, figures, form and place, on the same weekday at the same time.

    Pressed twice, or by two leaders, it is one meeting; so is one that stands in the yearly wheel already. One that
    people are invited to is refused with its name.
    """
    held = await uow.meetings.get(meeting_id, lock=True)
    if held is None or held.school_id != leader.school.id:
        raise Refused("gone")
    if not leader.leads:
        raise Refused("leaders_only_unnamed")
    if held.state is not MeetingState.ENDED:
        raise Refused("not_held_yet")
    if await _coming(uow, held) is not None:
        raise Refused("again_planned")
    for other in await uow.meetings.of_school(held.school_id, states=[MeetingState.DRAFT]):
        mine = other.created_by == leader.person.id and other.created_at > ended(held)
        of_the_year = other.starts_at is not None and other.starts_at > now  # as those accepted from the yearly wheel
        if (mine or of_the_year) and other.characteristic_id == held.characteristic_id:  # it is under way
            return other
    draft = await _same(uow, held, leader, holidays, now)
    await uow.meetings.add(draft)
    return draft


async def _same(uow: UnitOfWork, held: Meeting, leader: Caller, holidays: Holidays, now: datetime) -> Meeting:
    catalogue = await uow.catalogues.with_limits(held.school_id)
    about = catalogue.characteristic(held.characteristic_id)
    if about is None:
        raise Refused("characteristic_gone", number=held.characteristic_id)
    draft = Meeting(
        id=new_id(),
        school_id=held.school_id,
        characteristic_id=held.characteristic_id,
        state=MeetingState.DRAFT,
        created_by=leader.person.id,
        created_at=now,
        starts_at=_when(held, await calendar_of(uow, leader.school, holidays), now),
        minutes=held.minutes,
        place=held.place,
        form=held.form,
        problem=held.problem,
        eyes=held.eyes,
        chart=held.chart,
        version=1,
    )
    draft = suggest(draft, about, catalogue, await uow.figures.of_school(held.school_id), leader.school.language)
    known = tuple(one for one in held.indicators if catalogue.indicator(one))
    return replace(draft, indicators=known or draft.indicators, questions=held.questions or draft.questions)


def _when(held: Meeting, calendar: SchoolCalendar, now: datetime) -> datetime | None:
    """The weekday and time of the last one, two weeks from now or later, on a day that is worked."""
    last = held.starts_at or held.started_at
    if last is None:
        return None
    then, today = local(last, calendar.zone), local_date(now, calendar.zone)
    first = today + NOTICE
    day = first + timedelta(days=(then.weekday() - first.weekday()) % 7)
    weeks = (day + timedelta(weeks=count) for count in range(WEEKS))
    chosen: date = next((one for one in weeks if not calendar.rests(one)), calendar.from_day(day))
    return moment(chosen, then.time().replace(second=0, microsecond=0), calendar.zone).utc


async def _coming(uow: UnitOfWork, meeting: Meeting) -> Meeting | None:
    found = await uow.meetings.of_school(meeting.school_id, states=AHEAD)
    return next((one for one in found if one.characteristic_id == meeting.characteristic_id), None)


async def _days(uow: UnitOfWork, meeting: Meeting) -> set[date]:
    """The review date, and the days on which its measures are to be seen."""
    right = [one for one in await uow.measures.of_meeting(meeting.id) if one.progress is not Progress.DROPPED]
    found = [meeting.agreement.review_on if meeting.agreement else None, *(one.hypothesis.look_on for one in right)]
    return {day for day in found if day is not None}
