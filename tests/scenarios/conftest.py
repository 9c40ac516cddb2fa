"""What every scenario may ask for."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.support.playing.world import World, a_world


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    """A running service with nobody in it yet, on SQLite."""
    async with a_world(sqlite_url) as running:
        yield running
