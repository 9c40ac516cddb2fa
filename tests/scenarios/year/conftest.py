"""A school with its days, in which series are planned."""

from __future__ import annotations

import pytest

from tests.support.arranged.series import with_school_days
from tests.support.playing.people import Team
from tests.support.playing.world import World


@pytest.fixture
async def solvik(world: World) -> Team:
    return await with_school_days(world)
