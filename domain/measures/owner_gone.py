"""A measure that nobody sees to any more: each leader is asked who takes it over."""

from __future__ import annotations

from datetime import datetime

from domain.delivery.decide import OWNER_LEFT
from domain.delivery.notices import NoticeKind, planned
from domain.measures.measure import OVER, Measure
from domain.people.school import Role
from domain.unit_of_work import UnitOfWork


async def owner_left(uow: UnitOfWork, school_id: str, person_id: str, now: datetime) -> None:
    """The person has left, or is being taken out: the leaders are asked about what they saw to.

    One notice a leader, about the first one: the card leads from one measure to the next.
    """
    theirs = await uow.measures.of_school(school_id, owner_id=person_id) if person_id else []
    going = [measure for measure in theirs if measure.progress not in OVER]
    if going:
        await tell_owner_left(uow, going[0], now)


async def tell_owner_left(uow: UnitOfWork, measure: Measure, now: datetime) -> None:
    """Each leader is asked for somebody new, once for the measure as it stands. Nothing here says who it was."""
    for member in await uow.people.members(measure.school_id):
        if member.role is Role.LEADER:
            leader = member.person.id
            key = f"owner_left:{measure.id}:{measure.version}:{leader}"
            kind, data = NoticeKind.MEASURE_HELP, {"what": OWNER_LEFT}
            await uow.notices.add(
                planned(kind, measure.school_id, measure.id, now, key=key, person_id=leader, data=data)
            )


async def without_owner(uow: UnitOfWork, school_id: str) -> list[Measure]:
    """What is under way and nobody who is here sees to, by due date."""
    here = {member.person.id for member in await uow.people.members(school_id)}
    found = await uow.measures.of_school(school_id)
    return [one for one in found if one.progress not in OVER and one.owner_id not in here]
