"""The bot comes to a team, stays, and is taken away."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.world import World, a_world


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    async with a_world(sqlite_url) as running:
        yield running


async def test_a_school_is_made_once_and_welcomed_once(world: World) -> None:
    solvik = world.team("Solvik", ["Ingrid", "Jonas"])
    install = solvik.event("installationUpdate", solvik["Ingrid"], action="add")

    for _ in range(2):
        await world.post(install)
        await world.post(solvik.event("conversationUpdate", solvik["Ingrid"], membersAdded=[solvik.bot]))

    async with world.services.units(write=False) as uow:
        (school,) = await uow.schools.all_active()
    assert school.name == "Solvik"
    assert len(solvik.posts()) == 1
