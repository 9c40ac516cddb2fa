"""The owner's one-tap answer, and the call for help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.agree_measure import measure_to_change
from domain.calendar import local_date
from domain.errors import Refused
from domain.measures import LONGEST_NOTE, Measure, Progress
from domain.notices import NoticeKind, planned
from domain.people import Caller, Role
from domain.ports import UnitOfWork

ANSWERS = frozenset(Progress) - {Progress.NONE}


@dataclass(frozen=True, slots=True)
class Overtaken:
    """An older press that came late: the newer answer stays."""

    measure: Measure


async def report_progress(
    uow: UnitOfWork, measure_id: str, progress: str, inputs: Mapping[str, str], caller: Caller, now: datetime, rev: int
) -> Measure | Overtaken:
    """Keep the answer. ``rev`` is the version the presser saw: an older press never overwrites a newer one.

    The same answer sent twice has one effect. A note from an earlier answer is not carried over to a new one.
    """
    measure = await measure_to_change(uow, measure_id, caller)
    if progress not in ANSWERS:
        raise Refused("gone")
    note = inputs.get("note", "").strip()[:LONGEST_NOTE]  # the field stops there; the tap is what counts
    if measure.progress == progress and measure.note == note:
        return measure
    if rev != measure.version:
        return Overtaken(measure)
    answered = await uow.measures.save(replace(measure, progress=Progress(progress), note=note, answered_at=now))
    if answered.progress is Progress.DONE:
        await uow.notices.drop(measure.id, [NoticeKind.MEASURE_AHEAD, NoticeKind.MEASURE_DUE])
    return answered


async def ask_for_help(uow: UnitOfWork, measure_id: str, caller: Caller, now: datetime) -> Measure:
    """Tell the leaders, and only them, that the owner asks for help; at most once a day."""
    measure = await uow.measures.get(measure_id, lock=True)
    if measure is None or measure.school_id != caller.school.id:
        raise Refused("gone")
    if measure.owner_id != caller.person.id:
        owner = (await uow.people.many([measure.owner_id])).get(measure.owner_id)
        raise Refused("help_owner_only", owner=owner.name if owner else "")
    day = local_date(now, caller.school.zone).isoformat()
    for member in await uow.people.members(caller.school.id):
        if member.role is Role.LEADER and member.person.id != caller.person.id:
            key = f"help:{measure.id}:{day}:{member.person.id}"
            notice = planned(
                NoticeKind.MEASURE_HELP, caller.school.id, measure.id, now, key=key, person_id=member.person.id
            )
            await uow.notices.add(notice)
    return measure
