"""What does not arrive is told of once, however much was meant for the same person or channel."""

from __future__ import annotations

from dataclasses import replace
from itertools import repeat

from domain.delivery.deliver_due import deliver_due
from domain.errors import TransportError
from domain.people.school import School
from domain.unit_of_work import Units
from tests.domain.delivery.test_deliver_due import NOW, Voice, a_school, plan

TEACHER = "solvik-teacher"
BLOCKED = TransportError("status 403", permanent=True, status=403, code="ConversationBlockedByUser")
GONE = TransportError("status 404", permanent=True, status=404, code="ConversationNotFound")


async def told(units: Units, school: School, *keys: str, person_id: str | None, error: TransportError) -> int:
    """How many lines a leader gets of these notices, one by one, which all fail."""
    lines = 0
    for key in keys:
        await plan(units, school, key, person_id=person_id)
        failing, voice = Voice(), Voice()
        failing.failures = repeat(error, 1)
        await deliver_due(units, lambda: NOW, failing)
        await deliver_due(units, lambda: NOW, voice)
        lines += len(voice.said)
    return lines


async def test_who_blocked_the_bot_is_one_line_and_one_more_only_after_they_wrote_again(units: Units) -> None:
    school = await a_school(units)
    assert await told(units, school, "1", "2", "3", person_id=TEACHER, error=BLOCKED) == 1

    async with units() as uow:
        teacher = await uow.people.get(TEACHER)
        assert teacher is not None
        await uow.people.save(replace(teacher, reachable=True))
        await uow.commit()

    assert await told(units, school, "4", "5", person_id=TEACHER, error=BLOCKED) == 1


async def test_a_channel_that_is_gone_is_one_line_a_day(units: Units) -> None:
    school = await a_school(units)
    assert await told(units, school, "1", "2", "3", person_id=None, error=GONE) == 1
