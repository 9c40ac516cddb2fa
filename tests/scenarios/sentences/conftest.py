"""A small school that sentences are said in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.playing.people import Team
from tests.support.playing.world import a_world


@pytest.fixture
async def solvik(database_url: str) -> AsyncIterator[Team]:
    async with a_world(database_url) as world:
        yield await world.school("Solvik", "Ingrid", ["Jonas", "Silje"])


async def invited(solvik: Team) -> None:
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
