"""Local mode has no tokens: everything must come from this machine and want its answers here."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.edge.auth import is_local_request
from tests.support.machines.edge import Edge, activity, running_edge


@pytest.fixture
async def edge() -> AsyncIterator[Edge]:
    async with running_edge(local=True) as running:
        yield running


async def test_no_token_is_asked_for(edge: Edge) -> None:
    assert await edge.status(activity(edge.teams.service_url), {}) == 201
    assert await edge.status(activity(edge.teams.service_url, channelId="emulator"), {}) == 201
    assert await edge.status(activity("http://localhost:56150/_connector"), {}) == 201


@pytest.mark.parametrize(
    "changes",
    [
        {"serviceUrl": "https://smba.trafficmanager.net/emea/"},
        {"serviceUrl": "http://127.0.0.1.example/"},
        {"serviceUrl": "http://localhost@evil.example/"},
        {"serviceUrl": None},
        {"channelId": "webchat"},
        {"channelId": None},
    ],
)
async def test_answers_go_to_this_machine_only(edge: Edge, changes: dict[str, object]) -> None:
    assert await edge.status(activity(edge.teams.service_url, **changes), {}) == 403
    assert edge.seen == []


@pytest.mark.parametrize("headers", [{"Host": "samklang.example"}, {"Origin": "https://evil.example"}])
async def test_web_pages_elsewhere_get_nothing(edge: Edge, headers: dict[str, str]) -> None:
    assert await edge.status(activity(edge.teams.service_url), headers) == 403
    async with edge.session.get(f"{edge.origin}/healthz", headers=headers) as response:
        assert response.status == 403


def test_other_machines_get_nothing() -> None:
    assert is_local_request("127.0.0.1", "localhost:3978", None)
    assert is_local_request("::1", "[::1]:3978", "http://localhost:56150")
    assert not is_local_request("10.0.0.5", "localhost:3978", None)
    assert not is_local_request(None, "localhost:3978", None)
    assert not is_local_request("127.0.0.1", None, None)
    assert not is_local_request("127.0.0.1", "localhost:3978", "null")
