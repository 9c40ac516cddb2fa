"""What a leader decides about the proposed year: a slot becomes a draft meeting, gets another day, or goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.errors import Problem, Refused
from domain.meetings.meeting import Meeting
from domain.meetings.plan import make_draft
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.year.plan import propose_year
from domain.year.slot import YearSlot

ACCEPT, DROP, KEEP = "accept", "drop", "keep"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of one slot. ``day`` is None where the day stays."""

    do: str = KEEP
    day: date | None = None


async def year_of(
    uow: UnitOfWork, caller: Caller, year: int, now: datetime, calendar: SchoolCalendar, *, anew: bool = False
) -> list[YearSlot]:
    """The slots of the year by day; proposed where there are none yet, or ``anew`` beside what is settled."""
    _require_leader(caller)
    meetings = await uow.meetings.of_school(caller.school.id)
    slots = await _without_discarded(uow, await uow.years.slots(caller.school.id, year), meetings)
    if slots and not anew:
        return slots
    catalogue = await uow.catalogues.of(caller.school.id)
    today = local_date(now, calendar.zone)
    found = propose_year(caller.school.id, year, today, catalogue, meetings, slots, calendar)
    await uow.years.drop_slots(caller.school.id, year)
    await uow.years.put_slots(found)
    return await uow.years.slots(caller.school.id, year)


async def _without_discarded(uow: UnitOfWork, slots: Sequence[YearSlot], meetings: Sequence[Meeting]) -> list[YearSlot]:
    """What was accepted and then discarded as a draft is proposed once more: nothing is planned there."""
    there = {meeting.id for meeting in meetings}
    lost = {slot.id for slot in slots if slot.state == "accepted" and slot.meeting_id not in there}
    found = [replace(slot, state="proposed", meeting_id=None) if slot.id in lost else slot for slot in slots]
    if lost:
        await uow.years.put_slots([slot for slot in found if slot.id in lost])
    return found


async def settle_year(
    uow: UnitOfWork, caller: Caller, year: int, wishes: Mapping[str, Wish], now: datetime, calendar: SchoolCalendar
) -> list[Problem]:
    """Do what is wanted of each slot that is still proposed; what cannot be is told beside its field, the rest done."""
    _require_leader(caller)
    today = local_date(now, calendar.zone)
    catalogue = await uow.catalogues.of(caller.school.id)
    problems: list[Problem] = []
    changed: list[YearSlot] = []
    for slot in await uow.years.slots(caller.school.id, year):
        wish = wishes.get(slot.id)
        if wish is None or slot.state != "proposed":
            continue
        if wish.do == DROP:
            changed.append(replace(slot, state="dropped"))
            continue
        moved = replace(slot, day=wish.day or slot.day)
        problem = _problem(moved, today, calendar) if moved != slot or wish.do == ACCEPT else None
        if problem is not None:
            problems.append(problem)
        elif wish.do == ACCEPT:
            at = calendar.at(moved.day, time(*divmod(moved.minute_of_day, 60)))
            about = catalogue.characteristic(moved.characteristic_id)
            draft = await make_draft(uow, caller, about, at, None, now)
            changed.append(replace(moved, state="accepted", meeting_id=draft.id))
        elif moved != slot:
            changed.append(moved)
    await uow.years.put_slots(changed)
    return problems


def _problem(slot: YearSlot, today: date, calendar: SchoolCalendar) -> Problem | None:
    field = f"day_{slot.id}"
    if slot.day <= today:
        return Problem("year_day_passed", {"date": slot.day}, field)
    if not date(slot.school_year, 8, 1) <= slot.day <= date(slot.school_year + 1, 7, 31):
        return Problem("year_day_outside", {"date": slot.day}, field)
    if calendar.rests(slot.day):
        return Problem("year_day_rests", {"date": slot.day}, field)
    return None


def _require_leader(caller: Caller) -> None:
    if not caller.leads:
        raise Refused("leaders_only_unnamed")
