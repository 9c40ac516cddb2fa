"""Change a measure: its words, its date, its steps. For its owner and for leaders; helpers answer and tick steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from domain.calendar.clock_and_days import local_date
from domain.calendar.holidays import Holidays
from domain.errors import Problem, Refused
from domain.measures.asking import plan_asking
from domain.measures.form import read_helpers, read_hypothesis, read_steps, what_changed
from domain.measures.history import event
from domain.measures.look_again_at_one import plan_look_at
from domain.measures.measure import FURTHEST, LONGEST_EFFECT, LONGEST_NOTE, LONGEST_TITLE, OVER, Change, Measure, Step
from domain.people.school import Caller
from domain.reading import Form, read_day
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
    form = Form(inputs)
    today = local_date(now, caller.school.zone)
    title = form.line("title", LONGEST_TITLE, missing="title_missing")
    due = _due(form, inputs, measure, today)
    effect = form.text("effect", LONGEST_EFFECT) if "effect" in inputs else measure.effect
    members = await uow.people.members(measure.school_id)
    helpers = read_helpers(inputs, form, members, measure.owner_id, measure.helpers)
    steps = read_steps(inputs, form, measure.steps)
    catalogue = await uow.catalogues.of(measure.school_id)
    informing = [one.id for one in catalogue.informing(measure.characteristic_id)]
    hypothesis = read_hypothesis(inputs, form, informing, today, measure.hypothesis)
    if form.problems or due is None:
        return form.problems
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
    form = Form(inputs)
    due: date | None = form.day("due", local_date(now, caller.school.zone), FURTHEST, missing="due_missing")
    note = form.text("note", LONGEST_NOTE)
    if form.problems or due is None:
        return form.problems
    if due == measure.due:
        return measure
    if rev and rev != measure.version:
        return [Problem("changed_meanwhile")]
    saved = await uow.measures.save(replace(measure, due=due))
    await _moved(uow, measure, saved, caller, holidays, now, note)
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
    if "steps" not in inputs:
        return measure.steps
    done = {part.strip() for part in inputs["steps"].split(",")}
    return tuple(replace(step, done=str(at) in done) for at, step in enumerate(measure.steps, start=1))


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


def _due(form: Form, inputs: Mapping[str, str], measure: Measure, today: date) -> date | None:
    """A date that is past already may stay: putting a word right moves no date."""
    if read_day(inputs.get("due", "").strip()) == measure.due:
        return measure.due
    return form.day("due", today, FURTHEST, missing="due_missing")


async def _moved(
    uow: UnitOfWork,
    before: Measure,
    saved: Measure,
    caller: Caller,
    holidays: Holidays,
    now: datetime,
    note: str = "",
) -> None:
    was, is_now = before.due.isoformat(), saved.due.isoformat()
    await uow.measures.record([event(saved, Change.DUE, caller.person.id, now, before=was, after=is_now, note=note)])
    if saved.progress not in OVER:
        await plan_asking(uow, saved, caller.school, holidays, now)
