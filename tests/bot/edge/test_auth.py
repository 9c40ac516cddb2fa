"""Inbound tokens, signed for real by a loopback authority."""

from __future__ import annotations

import base64
import time
from collections.abc import AsyncIterator
from typing import Any

import jwt
import orjson
import pytest

from tests.support.machines.authority import TENANT
from tests.support.machines.edge import Edge, MovableClock, activity, invoke, running_edge
from tests.support.machines.keys import SigningKey


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def edge(clock: MovableClock) -> AsyncIterator[Edge]:
    async with running_edge(clock=clock) as running:
        yield running


def _bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def _unsigned(edge: Edge) -> str:
    def part(value: object) -> str:
        return base64.urlsafe_b64encode(orjson.dumps(value)).rstrip(b"=").decode()

    return f"{part({'alg': 'none', 'kid': 'key-1'})}.{part(edge.authority.claims(edge.teams.service_url))}."


async def test_a_good_token_is_let_in(edge: Edge) -> None:
    assert await edge.status(activity(edge.teams.service_url)) == 201
    assert edge.seen[0]["text"] == "hjelp"


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": "99999999-2222-4333-8444-555555555555"},
        {"aud": None},
        {"iss": "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/"},
        {"iss": None},
        {"exp": None},
        pytest.param({"exp": int(time.time()) - 10}, id="exp ten seconds ago"),
        {"exp": "soon"},
        {"exp": 1e300},
        pytest.param({"nbf": int(time.time()) + 3600}, id="nbf in an hour"),
        {"serviceurl": "https://smba.trafficmanager.net/emea/"},
        {"serviceurl": None},
        {"serviceurl": ["http://127.0.0.1/"]},
    ],
    ids=lambda changes: "-".join(f"{name} {value}" for name, value in changes.items()),
)
async def test_a_token_with_a_wrong_or_missing_claim_is_401(edge: Edge, changes: dict[str, Any]) -> None:
    assert await edge.status(activity(edge.teams.service_url), **changes) == 401
    assert edge.seen == []


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer junk", "Bearer a.b.c", "Bearer ....", "Bearer ø.é.x"]
)
async def test_a_header_that_is_no_token_is_401(edge: Edge, header: str) -> None:
    headers = {"Authorization": header} if header else {}
    assert await edge.status(activity(edge.teams.service_url), headers) == 401


async def test_other_algorithms_are_401_whatever_they_are_signed_with(edge: Edge) -> None:
    claims = edge.authority.claims(edge.teams.service_url)
    public = str(edge.authority.keys[0].jwk()["n"]).encode()
    tokens = [
        _unsigned(edge),
        jwt.encode(claims, public, algorithm="HS256", headers={"kid": "key-1"}),
        jwt.encode(claims, edge.authority.keys[0].private, algorithm="RS512", headers={"kid": "key-1"}),
        jwt.encode(claims, edge.authority.keys[0].private, algorithm="PS256", headers={"kid": "key-1"}),
    ]
    for token in tokens:
        assert await edge.status(activity(edge.teams.service_url), _bearer(token)) == 401


async def test_a_token_signed_with_another_key_of_the_same_name_is_401(edge: Edge) -> None:
    stranger = SigningKey("stranger")
    token = stranger.sign(edge.authority.claims(edge.teams.service_url), {"kid": "key-1"})
    assert await edge.status(activity(edge.teams.service_url), _bearer(token)) == 401


async def test_a_token_that_names_no_key_is_401(edge: Edge) -> None:
    claims = edge.authority.claims(edge.teams.service_url)
    token = jwt.encode(claims, edge.authority.keys[0].private, algorithm="RS256")
    assert await edge.status(activity(edge.teams.service_url), _bearer(token)) == 401


@pytest.mark.parametrize("endorsements", [("webchat",), (), None])
async def test_a_key_that_is_not_endorsed_for_teams_is_401(edge: Edge, endorsements: tuple[str, ...] | None) -> None:
    edge.authority.rotate(endorsements=endorsements)
    assert await edge.status(activity(edge.teams.service_url)) == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"channelId": None},
        {"channelId": "emulator"},
        {"channelId": "webchat"},
        {"channelId": ["msteams"]},
        {"serviceUrl": None},
        {"serviceUrl": "http://127.0.0.1:1/"},
        {"serviceUrl": {"a": 1}},
    ],
)
async def test_an_activity_that_the_token_does_not_speak_for_is_401(edge: Edge, changes: dict[str, object]) -> None:
    assert await edge.status(activity(edge.teams.service_url, **changes)) == 401


async def test_a_service_host_that_is_not_listed_is_401_even_with_a_token_for_it(edge: Edge) -> None:
    url = "https://collector.example/"
    assert await edge.status(activity(url), edge.authority.header(url)) == 401


@pytest.mark.parametrize(
    "changes",
    [
        {"channelData": {"tenant": {"id": "other"}}},
        {"channelData": {"tenant": {"id": TENANT}}, "conversation": {"id": "a:1", "tenantId": "other"}},
        {"channelData": {}, "conversation": {"id": "a:1"}},
        {"channelData": None, "conversation": None},
    ],
)
async def test_a_tenant_that_is_not_allowed_is_403(edge: Edge, changes: dict[str, object]) -> None:
    assert await edge.status(activity(edge.teams.service_url, **changes)) == 403
    assert edge.seen == []


async def test_tenants_are_compared_in_any_case(edge: Edge) -> None:
    allowed = activity(edge.teams.service_url, channelData={"tenant": {"id": TENANT.upper()}})
    assert await edge.status(allowed) == 201


async def test_a_remembered_token_is_checked_again_at_its_end(edge: Edge, clock: MovableClock) -> None:
    headers = edge.authority.header(edge.teams.service_url, exp=int(clock().timestamp()) + 100)
    assert await edge.status(activity(edge.teams.service_url), headers) == 201
    clock.move(seconds=101)
    assert await edge.status(activity(edge.teams.service_url), headers) == 401


async def test_a_remembered_token_is_not_remembered_beyond_five_minutes(edge: Edge, clock: MovableClock) -> None:
    headers = edge.authority.header(edge.teams.service_url)
    assert await edge.status(activity(edge.teams.service_url), headers) == 201
    edge.authority.rotate()
    await edge.status(activity(edge.teams.service_url))  # the old key is gone from here on
    clock.move(seconds=299)
    assert await edge.status(activity(edge.teams.service_url), headers) == 201
    clock.move(seconds=2)
    assert await edge.status(activity(edge.teams.service_url), headers) == 401


async def test_a_remembered_token_still_speaks_for_its_own_service_and_tenant_only(edge: Edge) -> None:
    headers = edge.authority.header(edge.teams.service_url)
    assert await edge.status(activity(edge.teams.service_url), headers) == 201
    assert await edge.status(activity("https://smba.trafficmanager.net/emea/"), headers) == 401
    other = activity(edge.teams.service_url, channelData={"tenant": {"id": "other"}})
    assert await edge.status(other, headers) == 403


async def test_remembered_tokens_are_bounded(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.edge.auth.MOST_REMEMBERED", 5)
    for number in range(12):
        assert await edge.status(activity(edge.teams.service_url), n=number) == 201
    assert len(edge.check._remembered) == 5


async def test_a_press_with_a_bad_token_is_401_too(edge: Edge) -> None:
    assert await edge.status(invoke(edge.teams.service_url), aud="another") == 401
