"""The authority's keys: found when they change, kept when it is down, fetched once and without blocking."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.support.machines.edge import Edge, MovableClock, activity, running_edge
from tests.support.machines.keys import SigningKey
from tests.support.playing.beats import beats_while, eventually


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def edge(clock: MovableClock) -> AsyncIterator[Edge]:
    async with running_edge(clock=clock) as running:
        yield running


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


async def test_a_rotated_key_is_answered_at_once(edge: Edge) -> None:
    assert await edge.status(activity(edge.teams.service_url)) == 201
    edge.authority.rotate()
    assert await edge.status(activity(edge.teams.service_url)) == 201
    assert edge.authority.key_requests == 2


async def test_made_up_key_names_do_not_make_us_hammer_the_authority(edge: Edge) -> None:
    await edge.status(activity(edge.teams.service_url))
    for number in range(40):
        token = SigningKey("stranger").sign(edge.authority.claims(edge.teams.service_url), {"kid": f"made up {number}"})
        assert await edge.status(activity(edge.teams.service_url), _bearer(token)) == 401
    assert edge.authority.key_requests <= 4
    assert await edge.status(activity(edge.teams.service_url)) == 201


async def test_after_a_flood_of_made_up_names_a_rotation_is_found_within_ten_seconds(
    edge: Edge, clock: MovableClock
) -> None:
    await edge.status(activity(edge.teams.service_url))
    for number in range(10):
        token = SigningKey("stranger").sign(edge.authority.claims(edge.teams.service_url), {"kid": f"made up {number}"})
        await edge.status(activity(edge.teams.service_url), _bearer(token))
    edge.authority.rotate()
    assert await edge.status(activity(edge.teams.service_url)) == 401
    clock.move(seconds=10)
    assert await edge.status(activity(edge.teams.service_url)) == 201


async def test_keys_are_kept_while_the_authority_is_down(edge: Edge, clock: MovableClock) -> None:
    assert await edge.status(activity(edge.teams.service_url)) == 201
    edge.authority.go_down()
    clock.move(hours=30)
    fresh = int(clock().timestamp()) + 600
    assert await edge.status(activity(edge.teams.service_url), exp=fresh) == 201


async def test_with_the_authority_down_from_the_start_it_is_401_until_it_is_up(edge: Edge, clock: MovableClock) -> None:
    edge.authority.go_down()
    assert await edge.status(activity(edge.teams.service_url)) == 401
    assert await edge.status(activity(edge.teams.service_url)) == 401
    assert edge.authority.metadata_requests == 1  # a moment's pause after a failure
    edge.authority.come_up()
    clock.move(seconds=3)
    assert await edge.status(activity(edge.teams.service_url)) == 201


async def test_old_keys_are_renewed_in_the_background(edge: Edge, clock: MovableClock) -> None:
    await edge.status(activity(edge.teams.service_url))
    clock.move(hours=13)
    later = int(clock().timestamp()) + 600
    edge.authority.delay = 0.05
    assert await edge.status(activity(edge.teams.service_url), exp=later) == 201
    assert await eventually(lambda: edge.authority.key_requests == 2)


async def test_requests_that_come_together_share_one_download(edge: Edge) -> None:
    edge.authority.delay = 0.05
    statuses = await asyncio.gather(*(edge.status(activity(edge.teams.service_url), n=n) for n in range(20)))
    assert set(statuses) == {201}
    assert (edge.authority.metadata_requests, edge.authority.key_requests) == (1, 1)


async def test_the_loop_runs_on_while_keys_are_fetched(edge: Edge) -> None:
    edge.authority.delay = 0.2
    asked = asyncio.create_task(edge.status(activity(edge.teams.service_url)))
    beats = await beats_while(asked)
    assert beats >= 10
    assert asked.result() == 201
