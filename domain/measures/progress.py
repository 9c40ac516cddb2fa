"""The one-tap answer of whoever sees to a measure or helps with it, and the call for help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Refused
from domain.measures.asking import plan_asking
from domain.measures.change import may_change, measure_to_answer, ticked
from domain.measures.form import ANSWER, ANSWER_NOTE
from domain.measures.history import answered_since, event
from domain.measures.measure import LONGEST_NOTE, OVER, Change, Measure, Progress
from domain.people.school import Caller, Role
from domain.unit_of_work import UnitOfWork

ANSWERS = frozenset(Progress) - {Progress.NONE}
ABOUT_IT = (NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE, NoticeKind.MEASURE_AFTER, NoticeKind.MEASURE_STUCK)


@dataclass(frozen=True, slots=True)
class Overtaken:
    """An older press that came late: the newer answer stays."""

    measure: Measure


async def report_progress(
    uow: UnitOfWork,
    measure_id: str,
    progress: str,
    inputs: Mapping[str, str],
    caller: Caller,
    now: datetime,
    rev: int,
    *,
    holidays: Holidays,
) -> Measure | Overtaken:
    """Keep the answer. ``rev`` is the version the presser saw: an older press never overwrites a newer answer.

    The same answer sent twice has one effect. A note from an earlier answer is not carried over to a new one. Steps
    that were ticked come with it. Only the owner and leaders say that a measure is not right any more.
    """
    measure = await measure_to_answer(uow, measure_id, caller)
    if progress not in ANSWERS or (progress == Progress.DROPPED and not may_change(measure, caller)):
        raise Refused("gone")
    note = ANSWER.read(inputs).given(ANSWER_NOTE)[:LONGEST_NOTE]  # the field stops there; the tap is what counts
    steps = ticked(measure, inputs) if rev == measure.version else measure.steps
    if (measure.progress, measure.note, measure.steps) == (progress, note, steps):
        return measure
    if answered_since(measure, await uow.measures.history(measure.id), rev):
        return Overtaken(measure)
    by, before = caller.person.id, measure.progress
    answered = replace(measure, progress=Progress(progress), note=note, answered_at=now, answered_by=by)
    saved = await uow.measures.save(replace(answered, steps=steps))
    change = event(saved, Change.PROGRESS, by, now, before=before.value, after=saved.progress.value, note=note)
    await uow.measures.record([change])
    if saved.progress is Progress.STUCK and before is not Progress.STUCK:
        await _tell_stuck(uow, saved, by, now)
    if saved.progress in OVER:
        await uow.notices.drop(saved.id, ABOUT_IT)
    elif before in OVER:  # taken up again: what is asked was dropped when it was over
        await plan_asking(uow, saved, caller.school, holidays, now)
    return saved


async def _tell_stuck(uow: UnitOfWork, measure: Measure, by: str, now: datetime) -> None:
    """The leaders hear of it, each when it suits them: whoever is stuck need not ask to be seen."""
    for member in await uow.people.members(measure.school_id):
        if member.role is Role.LEADER and member.person.id != by:
            leader = member.person.id
            kind, key = NoticeKind.MEASURE_STUCK, f"stuck:{measure.id}:{measure.version}:{leader}"
            data = {"what": Progress.STUCK.value}
            row = planned(kind, measure.school_id, measure.id, now, key=key, person_id=leader, data=data)
            await uow.notices.add(row)


async def ask_for_help(uow: UnitOfWork, measure_id: str, caller: Caller, now: datetime) -> Measure:
    """Tell the leaders, and only them, that who sees to it or helps with it asks for help; at most once a day."""
    measure = await uow.measures.get(measure_id, lock=True)
    if measure is None or measure.school_id != caller.school.id:
        raise Refused("gone")
    by = caller.person.id
    if by not in (measure.owner_id, *measure.helpers):
        owner = await uow.people.get(measure.owner_id) if measure.owner_id else None
        raise Refused("help_owner_only", owner=owner.name) if owner else Refused("nobody_sees_to_it")
    if measure.progress in OVER:
        raise Refused("measure_is_over")
    leaders = [one for one in await uow.people.members(caller.school.id) if one.role is Role.LEADER]
    others = [one.person.id for one in leaders if one.person.id != by]
    if not others:
        raise Refused("no_leader_to_help")
    day = local_date(now, caller.school.zone).isoformat()
    told = False
    for leader in others:
        key = f"help:{measure.id}:{day}:{by}:{leader}"
        kind, data = NoticeKind.MEASURE_HELP, {"by": by}
        row = planned(kind, caller.school.id, measure.id, now, key=key, person_id=leader, data=data)
        told = await uow.notices.add(row) or told
    if told:
        asked = event(measure, Change.HELP, by, now)
        await uow.measures.record([replace(asked, id=f"{asked.id}.{day}.{by}")])
    return measure
