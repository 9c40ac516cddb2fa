"""Kill -9 at every step of what people do, on PostgreSQL; see ``killing``."""

from __future__ import annotations

import pytest

from tests.faults.conftest import Copy
from tests.faults.doomed import Dooms
from tests.faults.killing import ACTS, killed_at_every_step

pytestmark = [pytest.mark.durable, pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)]


@pytest.mark.parametrize("name", ACTS)
async def test_what_was_under_way_is_done_once_and_answered_postgresql(
    database_url: str, copy: Copy, doomed: Dooms, name: str
) -> None:
    await killed_at_every_step(database_url, copy, doomed, ACTS[name])
