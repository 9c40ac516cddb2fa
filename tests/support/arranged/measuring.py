"""Measures of a small school, and what their owners do."""

from __future__ import annotations

from datetime import datetime

from domain.delivery.notices import Notice, NoticeKind, NoticeState
from domain.errors import Problem
from domain.ids import new_id
from domain.measures.agree import NewMeasure, agree_measure
from domain.measures.hand_over import LeadersAsked, hand_over
from domain.measures.measure import Event, Measure
from domain.measures.progress import Overtaken, report_progress
from domain.people.school import Caller
from tests.support.arranged.small_school import NOW, NoHolidays, SmallSchool

DUE = "2027-01-15"  # a Friday


def filled(world: SmallSchool, **change: str) -> dict[str, str]:
    return {"title": "Ringe hjem", "owner": world.people[1].id, "due": DUE, "effect": ""} | change


async def save(
    world: SmallSchool,
    inputs: dict[str, str],
    leader: Caller | None = None,
    *,
    nonce: str = "",
    holidays: NoHolidays | None = None,
    outside: bool = False,
) -> Measure | list[Problem]:
    async with world.units() as uow:
        new = NewMeasure(nonce or new_id(), "" if outside else world.meeting.id, inputs)
        found = await agree_measure(uow, new, leader or world.leader, holidays or NoHolidays(), NOW)
        await uow.commit()
        return found


async def kept(world: SmallSchool, **change: str) -> Measure:
    found = await save(world, filled(world, **change))
    assert isinstance(found, Measure)
    return found


async def answer(
    world: SmallSchool, measure: Measure, progress: str, rev: int, *, note: str = "", who: Caller | None = None
) -> Measure | Overtaken:
    async with world.units() as uow:
        person = who or world.caller(1)
        found = await report_progress(
            uow, measure.id, progress, {"note": note}, person, NOW, rev, holidays=NoHolidays()
        )
        await uow.commit()
        return found


async def asks(world: SmallSchool, measure: Measure) -> dict[NoticeKind, Notice]:
    """When the owner is asked ahead of the date and on it."""
    async with world.units(write=False) as uow:
        found = await uow.notices.of_subject(measure.id)
    asked = (NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE)
    return {n.kind: n for n in found if n.state is NoticeState.PENDING and n.kind in asked}


async def give(
    world: SmallSchool,
    measure: Measure,
    to: int,
    by: Caller | int,
    *,
    now: datetime = NOW,
    note: str = "",
    rev: int = 0,
) -> Measure | LeadersAsked | list[Problem]:
    caller = world.caller(by) if isinstance(by, int) else by
    async with world.units() as uow:
        inputs = {"owner": world.people[to].id, "note": note}
        found = await hand_over(uow, measure.id, inputs, caller, NoHolidays(), now, rev=rev)
        await uow.commit()
        return found


async def history(world: SmallSchool, measure: Measure) -> list[Event]:
    async with world.units(write=False) as uow:
        return await uow.measures.history(measure.id)


async def told(world: SmallSchool, measure: Measure, kind: NoticeKind) -> list[Notice]:
    async with world.units(write=False) as uow:
        found = await uow.notices.of_subject(measure.id)
    return [one for one in found if one.kind is kind and one.state is NoticeState.PENDING]
