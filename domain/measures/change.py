"""Change a measure: its words, its date, its steps. For its owner and for leaders; helpers answer and tick steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.errors import Problem, Refused
from domain.fields import Said
from domain.measures.asking import plan_asking
from domain.measures.form import (
    DUE,
    EDIT,
    EFFECT,
    MOVE,
    TICKED,
    TICKS,
    TITLE,
    read_helpers,
    read_hypothesis,
    read_steps,
    what_changed,
)
from domain.measures.history import event
from domain.measures.look_again_at_one import plan_look_at
from domain.measures.measure import OVER, Change, Measure, Step
from domain.people.school import Caller
from domain.reading import read_day
from domain.review.look_again import plan_look_again
from domain.unit_of_work import UnitOfWork


async def change_measure(
    uow: UnitOfWork,
    measure_id: str,
    inputs: Mapping[str, str],
    caller: Caller,
    holidays: Holidays,
    now: datetime,
    *,
    rev: int = 0,
) -> Measure | list[Problem]:
    """Title, date, effect, helpers, steps and hypothesis, as the whole form says. The owner is another matter."""
    measure = await measure_to_change(uow, measure_id, caller)
    said = EDIT.read(inputs, local_date(now, caller.school.zone))
    title, due = said[TITLE], _due(said, measure)
    effect = said.get(EFFECT, measure.effect)
    members = await uow.people.members(measure.school_id)
    helpers = read_helpers(said, members, measure.owner_id, measure.helpers)
    steps = read_steps(said, measure.steps)
    catalogue = await uow.catalogues.of(measure.school_id)
    informing = [one.id for one in catalogue.informing(measure.characteristic_id)]
    hypothesis = read_hypothesis(said, informing, measure.hypothesis)
    if said.problems or due is None:
        return said.problems
    wanted = replace(measure, title=title, due=due, effect=effect, helpers=helpers, steps=steps, hypothesis=hypothesis)
    if wanted == measure:
        return measure  # nothing to change, or the same form sent twice
    if rev and rev != measure.version:
        return [Problem("changed_meanwhile")]
    saved = await uow.measures.save(wanted)
    by = caller.person.id
    if words := what_changed(measure, saved):
        earlier = measure.title if measure.title != title else ""
        await uow.measures.record([event(saved, Change.WORDS, by, now, after=words, note=earlier)])
    if due != measure.due:
        await _moved(uow, measure, saved, caller, holidays, now)
    if hypothesis.look_on != measure.hypothesis.look_on:
        meeting = await uow.meetings.get(saved.meeting_id) if saved.meeting_id else None
        if meeting is not None:
            await plan_look_again(uow, meeting, caller.school.zone, now)
        await plan_look_at(uow, saved, caller.school.zone, now)
    return saved


async def move_due(
    uow: UnitOfWork,
    measure_id: str,
    inputs: Mapping[str, str],
    caller: Caller,
    holidays: Holidays,
    now: datetime,
    *,
    rev: int = 0,
) -> Measure | list[Problem]:
    """Move a measure's date, and when its owner is asked with it."""
    measure = await measure_to_change(uow, measure_id, caller)
    said = MOVE.read(inputs, local_date(now, caller.school.zone))
    due = said[DUE]
    if said.problems or due is None:
        return said.problems
    if due == measure.due:
        return measure
    if rev and rev != measure.version:
        return [Problem("changed_meanwhile")]
    saved = await uow.measures.save(replace(measure, due=due))
    await _moved(uow, measure, saved, caller, holidays, now)
    return saved


async def tick_steps(
    uow: UnitOfWork, measure_id: str, inputs: Mapping[str, str], caller: Caller, now: datetime, *, rev: int = 0
) -> Measure | list[Problem]:
    """Keep which steps are done, by their numbers from 1. Whoever has just done so is not asked the day after."""
    measure = await measure_to_answer(uow, measure_id, caller)
    steps = ticked(measure, inputs)
    if steps == measure.steps:
        return measure
    if rev and rev != measure.version:
        return [Problem("changed_meanwhile")]  # the numbers may be other steps' by now
    return await uow.measures.save(replace(measure, steps=steps, answered_at=now, answered_by=caller.person.id))


def ticked(measure: Measure, inputs: Mapping[str, str]) -> tuple[Step, ...]:
    """The steps as they were ticked; as they were where nothing was sent about them."""
    said = TICKS.read(inputs)
    if TICKED not in said:
        return measure.steps
    return tuple(replace(step, done=str(at) in said[TICKED]) for at, step in enumerate(measure.steps, start=1))


async def measure_to_change(uow: UnitOfWork, measure_id: str, caller: Caller, *, lock: bool = True) -> Measure:
    """The measure, for its owner or a leader of its school; anything else is refused."""
    measure = await _measure(uow, measure_id, caller, lock=lock)
    if not may_change(measure, caller):
        raise await _refused(uow, measure)
    return measure


async def measure_to_answer(uow: UnitOfWork, measure_id: str, caller: Caller) -> Measure:
    """The measure, for whoever may say how it goes: its helpers too."""
    measure = await _measure(uow, measure_id, caller, lock=True)
    if not may_answer(measure, caller):
        raise await _refused(uow, measure)
    return measure


def may_change(measure: Measure, caller: Caller) -> bool:
    """Its owner, and leaders of its school."""
    return caller.school.id == measure.school_id and (caller.leads or measure.owner_id == caller.person.id)


def may_answer(measure: Measure, caller: Caller) -> bool:
    """Its owner and helpers, and leaders of its school."""
    return may_change(measure, caller) or (
        caller.school.id == measure.school_id and caller.person.id in measure.helpers
    )


async def _measure(uow: UnitOfWork, measure_id: str, caller: Caller, *, lock: bool) -> Measure:
    measure = await uow.measures.get(measure_id, lock=lock)
    if measure is None or measure.school_id != caller.school.id:
        raise Refused("gone")
    return measure


async def _refused(uow: UnitOfWork, measure: Measure) -> Refused:
    owner = await uow.people.get(measure.owner_id) if measure.owner_id else None
    return Refused("owner_only", owner=owner.name) if owner else Refused("nobody_sees_to_it")


def _due(said: Said, measure: Measure) -> date | None:
    """A date that is past already may stay: putting a word right moves no date."""
    if read_day(said.given(DUE)) == measure.due:
        return measure.due
    return said[DUE]


async def _moved(
    uow: UnitOfWork,
    before: Measure,
    saved: Measure,
    caller: Caller,
    holidays: Holidays,
    now: datetime,
) -> None:
    was, is_now = before.due.isoformat(), saved.due.isoformat()
    await uow.measures.record([event(saved, Change.DUE, caller.person.id, now, before=was, after=is_now)])
    if saved.progress not in OVER:
        await plan_asking(uow, saved, caller.school, holidays, now)
