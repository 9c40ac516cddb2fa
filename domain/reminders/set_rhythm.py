"""Settings of reminding: each person's own time, and how a school reminds. What was planned is planned anew."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, NoticeState
from domain.delivery.plan_digest import plan_digest
from domain.errors import Conflict, Problem, Refused
from domain.measures.asking import OVERDUE, overdue_at, plan_asking
from domain.measures.measure import OVER, Measure
from domain.people.school import Caller
from domain.reminders.form import AFTER, AHEAD, BEGIN, DAYS, DIGEST, END, OVERDUE_AFTER, PAUSE, PLAN, RHYTHM, WANTS, WAY
from domain.reminders.rhythms import Digest, ReminderPlan, Rhythm, Wants
from domain.unit_of_work import UnitOfWork


async def set_rhythm(
    uow: UnitOfWork, inputs: Mapping[str, str], caller: Caller, holidays: Holidays, now: datetime, *, rev: int
) -> Rhythm | list[Problem]:
    """Keep when the person may be reminded. A field that is not there was left empty: no day, no pause."""
    person_id = caller.person.id
    rhythm = await uow.rhythms.of(person_id, lock=True)
    today = local_date(now, caller.school.zone)
    said = RHYTHM.read(inputs, today)
    pause, begin, end = said[PAUSE], said[BEGIN], said[END]
    if not said.problems and begin >= end:
        said.wrong(END, "hours_backwards")
    picked, wants = said[DAYS], said.get(WANTS, rhythm.wants.value)
    if said.problems:
        return said.problems
    days = tuple(sorted(int(one) for one in picked))
    changed = replace(rhythm, days=days, begin=begin, end=end, wants=Wants(wants))
    changed = replace(changed, paused_until=pause if pause and pause > today else None)
    if changed == rhythm:
        return rhythm
    if rev != rhythm.version and rhythm.version > 1:  # the row itself may have come by a reminder
        return [Problem("changed_meanwhile")]
    saved = await uow.rhythms.save(changed)
    for measure in await uow.measures.of_person(person_id):
        school = await uow.schools.get(measure.school_id)
        if measure.owner_id == person_id and school is not None and measure.progress not in OVER:
            await plan_asking(uow, measure, school, holidays, now)
    return saved


async def set_plan(
    uow: UnitOfWork, inputs: Mapping[str, str], leader: Caller, holidays: Holidays, now: datetime, *, rev: int
) -> ReminderPlan | list[Problem]:
    """Keep how the school reminds, and plan its measures and its digest by it."""
    if not leader.leads:
        raise Refused("leaders_only", leaders="")
    plan = await uow.rhythms.plan(leader.school.id)
    said = PLAN.read(inputs)
    ahead, overdue = said[AHEAD], said[OVERDUE_AFTER]
    after, digest = said[WAY], said.get(DIGEST, plan.digest.value)
    if said.problems:
        return said.problems
    changed = replace(plan, ahead=ahead, after=AFTER.get(after, plan.after), digest=Digest(digest))
    changed = replace(changed, overdue_to_leader=overdue)
    if changed == plan:
        return plan
    if rev != plan.version:
        return [Problem("changed_meanwhile")]
    try:
        saved = await uow.rhythms.save_plan(changed)
    except Conflict:
        return [Problem("changed_meanwhile")]
    measures = [one for one in await uow.measures.of_school(leader.school.id) if one.progress not in OVER]
    for measure in measures:
        await plan_asking(uow, measure, leader.school, holidays, now)
    calendar = await calendar_of(uow, leader.school, holidays)
    await _move_overdue(uow, measures, {one.id: overdue_at(one, saved, calendar, now) for one in measures})
    await plan_digest(uow, saved, calendar, now)
    return saved


async def _move_overdue(uow: UnitOfWork, measures: Sequence[Measure], times: Mapping[str, datetime]) -> None:
    """The rows that wait for a date to be long over, to where the new plan has them."""
    for measure in measures:
        for row in await uow.notices.of_subject(measure.id):
            waits = row.state is NoticeState.PENDING and row.person_id is None
            if waits and row.kind is NoticeKind.MEASURE_STUCK and row.data.get("what") == OVERDUE:
                await uow.notices.postpone(row.id, times[measure.id], failed=False)
