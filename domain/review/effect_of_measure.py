"""What the numbers say has changed since a measure was agreed on. Not why: other things were done as well."""

from __future__ import annotations

from datetime import datetime

from domain.measures.measure import Measure
from domain.people.school import School
from domain.review.came_back import ended, held_on
from domain.review.effect import Effect, effect_between
from domain.unit_of_work import UnitOfWork


async def effect_since(uow: UnitOfWork, school: School, measure: Measure, now: datetime) -> Effect | None:
    """From the meeting that agreed on it, or the last one before it, to the newest on the same; None without any."""
    if not measure.characteristic_id:
        return None
    held = await held_on(uow, school.id, measure.characteristic_id)
    own = next((one for one in held if one.id == measure.meeting_id), None)
    if own is None:  # agreed on outside a meeting, or the meeting has been deleted
        earlier = [one for one in held if measure.created_at is not None and ended(one) <= measure.created_at]
        own = earlier[-1] if earlier else None
    if own is None:
        return None
    later = [one for one in held if ended(one) > ended(own)]
    return await effect_between(uow, school, own, later[-1] if later else None, now)
