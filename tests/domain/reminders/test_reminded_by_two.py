"""Two processes that remind the same person in the same moment: one message, with all there is to say."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from domain.delivery.decide import Wait
from domain.reminders.remind import Reminder, remind
from domain.unit_of_work import Units
from tests.support.arranged.reminding import TEN, agreed, of_measures
from tests.support.arranged.small_school import NoHolidays, small_school


async def test_two_processes_that_remind_one_person_at_once_say_it_once_and_together(units: Units) -> None:
    world = await small_school(units)
    titles = ["Ringe hjem", "Lage mal", "Skrive brev", "Spørre elevene"]
    for title in titles:
        await agreed(world, title)
    async with units() as uow:  # each process has claimed half of what is due to Jonas
        due = of_measures(await uow.notices.claim_due(TEN, TEN + timedelta(minutes=1), 50))
        await uow.commit()
    mine = [one for one in due if one.person_id == world.people[1].id]
    assert len(mine) >= len(titles)
    both_ready = asyncio.Barrier(2)

    async def process(half: int) -> list[Reminder]:
        await both_ready.wait()
        async with units() as uow:
            found = await remind(uow, mine[half::2], NoHolidays(), TEN)
            await uow.commit()
        assert all(not isinstance(one, Wait) for one in found)
        return [one for one in found if isinstance(one, Reminder)]

    said = [one for half in await asyncio.gather(process(0), process(1)) for one in half]

    assert len(said) == 1
    assert sorted(item.measure.title for item in said[0].items) == sorted(titles)
