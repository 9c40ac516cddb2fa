"""Hand a measure over to somebody else of the school; what it was and who had it stays in its history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.calendar.holidays import Holidays
from domain.delivery.notices import NoticeKind, planned
from domain.errors import Problem, Refused
from domain.measures.asking import plan_asking
from domain.measures.change import measure_to_change
from domain.measures.form import GIVE, NOTE, OWNER
from domain.measures.history import event, handed_on
from domain.measures.measure import OVER, Change, Measure
from domain.people.school import Caller, Person, Role
from domain.unit_of_work import UnitOfWork

CHOOSE = "choose"  # what a leader is told of: two who hand it to one another
GIVEN, PASSED = "given", "passed"  # to the new owner, and to the one who had it


@dataclass(frozen=True, slots=True)
class LeadersAsked:
    """Nothing changed: who was to get it has handed it on lately, so the leaders are asked."""

    measure: Measure
    wanted: Person
    since: datetime


async def hand_over(
    uow: UnitOfWork,
    measure_id: str,
    inputs: Mapping[str, str],
    caller: Caller,
    holidays: Holidays,
    now: datetime,
    *,
    rev: int = 0,
) -> Measure | LeadersAsked | list[Problem]:
    """Give it to somebody who takes part. What was planned to be asked is planned for the new owner."""
    measure = await measure_to_change(uow, measure_id, caller)
    if measure.progress in OVER:
        raise Refused("measure_is_over")
    said = GIVE.read(inputs)
    owner_id, note = said[OWNER], said[NOTE]
    member = await uow.people.member(measure.school_id, owner_id) if owner_id else None
    if owner_id and (member is None or not member.takes_part):
        said.wrong(OWNER, "owner_unknown")
    if said.problems or member is None:
        return said.problems
    if owner_id == measure.owner_id:
        return measure  # pressed twice, or nothing to change
    if rev and rev != measure.version:
        return [Problem("changed_meanwhile")]
    if not caller.leads:
        earlier = handed_on(await uow.measures.history(measure.id), owner_id, now)
        if earlier is not None:
            await _ask_leaders(uow, measure, caller, owner_id, note, now)
            return LeadersAsked(measure, member.person, earlier.at)
    return await _give(uow, measure, owner_id, note, caller, holidays, now)


async def tell_given(uow: UnitOfWork, measure: Measure, by: str, now: datetime, note: str = "") -> None:
    """Say to a new owner that the measure is theirs to see to; never to somebody who took it themself."""
    if measure.owner_id and measure.owner_id != by:
        await _say(uow, measure, measure.owner_id, {"what": GIVEN, "by": by, "note": note}, now)


async def _give(
    uow: UnitOfWork, measure: Measure, owner_id: str, note: str, caller: Caller, holidays: Holidays, now: datetime
) -> Measure:
    helpers = tuple(one for one in measure.helpers if one != owner_id)
    by, before = caller.person.id, measure.owner_id
    saved = await uow.measures.save(replace(measure, owner_id=owner_id, helpers=helpers))
    await uow.measures.record([event(saved, Change.OWNER, by, now, before=before, after=owner_id, note=note)])
    await plan_asking(uow, saved, caller.school, holidays, now)
    await uow.notices.drop(saved.id, [NoticeKind.MEASURE_GIVEN])  # what was not said yet is not true any more
    await tell_given(uow, saved, by, now, note)
    had = await uow.people.member(saved.school_id, before) if before not in ("", by) else None
    if had is not None and had.here:
        await _say(uow, saved, before, {"what": PASSED, "by": by}, now)
    return saved


async def _say(uow: UnitOfWork, measure: Measure, person_id: str, data: Mapping[str, str], now: datetime) -> None:
    kind, key = NoticeKind.MEASURE_GIVEN, f"given:{measure.id}:{measure.version}:{person_id}"
    await uow.notices.add(planned(kind, measure.school_id, measure.id, now, key=key, person_id=person_id, data=data))


async def _ask_leaders(
    uow: UnitOfWork, measure: Measure, caller: Caller, wanted: str, note: str, now: datetime
) -> None:
    """One card to each leader, however often the two press."""
    leaders = [one for one in await uow.people.members(measure.school_id) if one.role is Role.LEADER]
    if not leaders:
        raise Refused("no_leader_to_help")
    for leader in leaders:
        key = f"choose:{measure.id}:{measure.version}:{leader.person.id}"
        data = {"what": CHOOSE, "by": caller.person.id, "wanted": wanted, "note": note}
        kind, person_id = NoticeKind.MEASURE_HELP, leader.person.id
        row = planned(kind, measure.school_id, measure.id, now, key=key, person_id=person_id, data=data)
        await uow.notices.add(row)
