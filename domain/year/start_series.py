"""Make a series of meetings that a leader has confirmed, invite to all of it, or throw away what is not sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from domain.calendar.holidays import Holidays
from domain.calendar.school_calendar import SchoolCalendar
from domain.calendar.school_days_text import school_year_of
from domain.errors import Problem, Refused
from domain.meetings.cancel import discard_together
from domain.meetings.invite import invite
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.plan import blank, make_draft, problems_with
from domain.meetings.together import of_series
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.year.plan import about_each
from domain.year.slot import YearSlot


@dataclass(frozen=True, slots=True)
class Made:
    """The meetings of a series, by day."""

    meetings: list[Meeting]


async def propose_abouts(
    uow: UnitOfWork, caller: Caller, days: Sequence[date], calendar: SchoolCalendar
) -> dict[date, str]:
    """What the year has to be talked about on each of the days."""
    catalogue = await uow.catalogues.of(caller.school.id)
    meetings = await uow.meetings.of_school(caller.school.id)
    found = about_each(days, catalogue, meetings, await _slots(uow, caller, days), calendar)
    return dict(zip(days, found, strict=True))


async def start_series(
    uow: UnitOfWork,
    caller: Caller,
    series: str,
    abouts: Mapping[date, str],
    at: time,
    minutes: int,
    now: datetime,
    calendar: SchoolCalendar,
) -> Made | list[Problem]:
    """Make a draft for each day, and settle what the year had proposed about it. A second time it makes none."""
    if not caller.leads:
        raise Refused("leaders_only_unnamed")
    await uow.schools.get(caller.school.id, lock=True)  # so that a second press at once sees what the first made
    made = of_series(await uow.meetings.of_school(caller.school.id), series)
    if made:
        return Made(made)
    catalogue = await uow.catalogues.of(caller.school.id)
    slots = {(slot.school_year, slot.characteristic_id): slot for slot in await _slots(uow, caller, sorted(abouts))}
    settled: list[YearSlot] = []
    for day in sorted(abouts):
        start, about = calendar.at(day, at), catalogue.characteristic(abouts[day])
        if about is None:
            raise Refused("gone")
        tried = replace(blank(caller, start, minutes, now), characteristic_id=about.id)
        if problems := problems_with(tried, now, caller.school.zone):
            return problems
        draft = await make_draft(uow, caller, about, start, minutes, now, series)
        made.append(draft)
        slot = slots.pop((school_year_of(day), about.id), None)
        if slot is not None and slot.state == "proposed":
            minute = at.hour * 60 + at.minute
            settled.append(replace(slot, day=day, minute_of_day=minute, state="accepted", meeting_id=draft.id))
    await uow.years.put_slots(settled)
    return Made(made)


async def send_series(
    uow: UnitOfWork, caller: Caller, series: str, now: datetime, holidays: Holidays
) -> tuple[list[Meeting], list[Meeting]]:
    """Invite to each meeting of the series at its own time; returns the series, and those whose time has passed."""
    sent: list[Meeting] = []
    left: list[Meeting] = []
    for one in of_series(await uow.meetings.of_school(caller.school.id), series):
        if one.state is not MeetingState.DRAFT:
            sent.append(one)
        elif problems_with(one, now, caller.school.zone):
            left.append(one)
        else:
            sent.append(await invite(uow, caller, one.id, now, holidays))
    return sent, left


async def discard_series(uow: UnitOfWork, caller: Caller, series: str, now: datetime) -> int:
    """Throw away what is not sent of the series; returns how many."""
    drafts = await uow.meetings.of_school(caller.school.id, states=[MeetingState.DRAFT])
    return await discard_together(uow, caller, of_series(drafts, series), now)


async def _slots(uow: UnitOfWork, caller: Caller, days: Sequence[date]) -> list[YearSlot]:
    years = sorted({school_year_of(day) for day in days})
    return [slot for year in years for slot in await uow.years.slots(caller.school.id, year)]
