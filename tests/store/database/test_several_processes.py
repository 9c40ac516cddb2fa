"""What several processes do to the same rows at the same time."""

from __future__ import annotations

import asyncio

from domain.unit_of_work import Units
from tests.store.database.samples import NOW


async def test_a_persons_turns_in_a_dialog_come_one_after_the_other(units: Units) -> None:
    async def step() -> None:
        async with units() as uow:
            before = await uow.dialogs.get("a:ingrid", "ingrid", lock=True)
            await asyncio.sleep(0)
            await uow.dialogs.put("a:ingrid", "ingrid", str(int(before or "0") + 1), NOW)
            await uow.commit()

    await asyncio.gather(*(step() for _ in range(8)))

    async with units(write=False) as uow:
        assert await uow.dialogs.get("a:ingrid", "ingrid") == "8"
