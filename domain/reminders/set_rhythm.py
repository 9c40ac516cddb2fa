"""Settings of reminding: each person's own time, and how a school reminds. What was planned is planned anew."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, NoticeState
from domain.delivery.plan_digest import plan_digest
from domain.errors import Conflict, Problem, Refused
from domain.measures.asking import OVERDUE, overdue_at, plan_asking
from domain.measures.measure import OVER, Measure
from domain.people.school import Caller
from domain.reading import Reading
from domain.reminders.rhythms import Digest, ReminderPlan, Rhythm, Wants
from domain.unit_of_work import UnitOfWork

LONGEST_PAUSE = timedelta(days=550)  # a year's leave and the summer before it
MOST_AHEAD, MOST_OVERDUE = 60, 90
AFTER: Mapping[str, tuple[int, ...]] = {  # days after the date, ever further apart
    "usual": ReminderPlan("").after,
    "often": (1, 3, 7, 14, 28, 50),
    "seldom": (7, 28, 75),
    "once": (7,),
    "never": (),
}
_NUMBER = re.compile(r"\d{1,3}", re.ASCII)


async def set_rhythm(
    uow: UnitOfWork, inputs: Mapping[str, str], caller: Caller, holidays: Holidays, now: datetime, *, rev: int
) -> Rhythm | list[Problem]:
    """Keep when the person may be reminded. A field that is not there was left empty: no day, no pause."""
    person_id = caller.person.id
    rhythm = await uow.rhythms.of(person_id, lock=True)
    form = Reading(inputs)
    today = local_date(now, caller.school.zone)
    pause = form.day("pause", today, LONGEST_PAUSE)
    begin, end = _number(form, inputs, "begin", 0, 23), _number(form, inputs, "end", 1, 24)
    if not form.problems and begin >= end:
        form.problems.append(Problem("hours_backwards", field="end"))
    picked = {one for one in inputs.get("days", "").split(",") if one}
    if not picked <= set("0123456"):
        form.problems.append(Problem("days_unknown", field="days"))
    wants = inputs.get("wants", rhythm.wants.value)
    if wants not in set(Wants):
        form.problems.append(Problem("wants_unknown", field="wants"))
    if form.problems:
        return form.problems
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
    form = Reading(inputs)
    ahead = _number(form, inputs, "ahead", 0, MOST_AHEAD)
    overdue = _number(form, inputs, "overdue", 1, MOST_OVERDUE)
    after, digest = inputs.get("after", ""), inputs.get("digest", plan.digest.value)
    if after not in AFTER and after != "own":
        form.problems.append(Problem("after_unknown", field="after"))
    if digest not in set(Digest):
        form.problems.append(Problem("digest_unknown", field="digest"))
    if form.problems:
        return form.problems
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


def _number(form: Reading, inputs: Mapping[str, str], field: str, least: int, most: int) -> int:
    """A whole number; some clients write it with decimals."""
    said = inputs.get(field, "").strip().removesuffix(".0")
    if _NUMBER.fullmatch(said) and least <= int(said) <= most:
        return int(said)
    form.problems.append(Problem("number_between", {"least": least, "most": most}, field))
    return least
