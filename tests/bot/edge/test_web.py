"""The HTTP side: statuses as the contract has them, and never a 5xx for what a client sent."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import orjson
import pytest
from aiohttp import web

from bot.edge.web import start_metrics
from tests.support.machines.authority import TENANT
from tests.support.machines.edge import Edge, activity, invoke, running_edge


@pytest.fixture
async def edge() -> AsyncIterator[Edge]:
    async with running_edge() as running:
        yield running


def _with(edge: Edge, **headers: str) -> dict[str, str]:
    return {**edge.authority.header(edge.teams.service_url), **headers}


async def test_a_message_is_201_and_an_invoke_200_with_json(edge: Edge) -> None:
    assert await edge.post(activity(edge.teams.service_url)) == (201, b"")
    status, body = await edge.post(invoke(edge.teams.service_url, {"v": 1}))
    assert (status, orjson.loads(body)["statusCode"]) == (200, 200)


@pytest.mark.parametrize(
    "kind", ["conversationUpdate", "installationUpdate", "typing", "event", "messageReaction", "new"]
)
async def test_every_kind_of_activity_is_taken(edge: Edge, kind: str) -> None:
    assert await edge.status(activity(edge.teams.service_url, type=kind, text=None)) == 201


async def test_other_methods_are_405_and_other_paths_404(edge: Edge) -> None:
    async with edge.session.get(f"{edge.origin}/api/messages") as response:
        assert response.status == 405
    async with edge.session.get(f"{edge.origin}/elsewhere") as response:
        assert response.status == 404
    async with edge.session.get(f"{edge.origin}/metrics") as response:
        assert response.status == 404


async def test_an_exception_behind_a_press_is_200_with_an_error_and_a_code(
    edge: Edge, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail(_activity: dict[str, Any]) -> tuple[int, bytes]:
        raise RuntimeError("Ingrid voted 4")

    edge.on_invoke = fail
    with caplog.at_level(logging.INFO, "samklang"):
        status, body = await edge.post(invoke(edge.teams.service_url))
    answer = orjson.loads(body)
    assert (status, answer["statusCode"], answer["type"]) == (200, 500, "application/vnd.microsoft.error")
    code = answer["value"]["code"]
    assert code in answer["value"]["message"]
    (record,) = [record for record in caplog.records if record.levelname == "ERROR"]
    assert record.facts["code"] == code  # type: ignore[attr-defined]
    assert "Ingrid" not in str(vars(record))


async def test_an_exception_behind_a_message_is_201(edge: Edge) -> None:
    async def fail(_activity: dict[str, Any]) -> None:
        raise RuntimeError

    edge.on_message = fail
    assert await edge.status(activity(edge.teams.service_url)) == 201
    assert await edge.post(activity(edge.teams.service_url, deliveryMode="expectReplies")) == (
        200,
        b'{"activities":[]}',
    )


async def test_a_5xx_that_a_handler_asks_for_does_not_reach_teams(edge: Edge) -> None:
    async def answer(_activity: dict[str, Any]) -> tuple[int, bytes]:
        return 501, b"null"

    edge.on_invoke = answer
    assert await edge.status(invoke(edge.teams.service_url)) == 200


async def test_expected_replies_are_answered_with_200(edge: Edge) -> None:
    async def answer(_activity: dict[str, Any]) -> bytes:
        return b'{"activities":[{"type":"message"}]}'

    edge.on_message = answer
    expecting = activity(edge.teams.service_url, deliveryMode="expectReplies")
    assert await edge.post(expecting) == (200, b'{"activities":[{"type":"message"}]}')
    assert await edge.post(activity(edge.teams.service_url)) == (201, b"")


async def test_a_message_that_takes_long_is_202_and_is_finished(edge: Edge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.edge.web.MESSAGE_LIMIT", 0.05)
    go_on, finished = asyncio.Event(), asyncio.Event()

    async def slow(_activity: dict[str, Any]) -> None:
        await go_on.wait()
        finished.set()

    edge.on_message = slow
    assert await edge.status(activity(edge.teams.service_url)) == 202
    go_on.set()
    await asyncio.wait_for(finished.wait(), 1)


async def test_a_press_that_takes_too_long_is_answered_all_the_same(
    edge: Edge, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.edge.web.INVOKE_LIMIT", 0.05)

    async def never(_activity: dict[str, Any]) -> tuple[int, bytes]:
        await asyncio.Event().wait()
        return 200, b""

    edge.on_invoke = never
    status, body = await edge.post(invoke(edge.teams.service_url))
    assert (status, orjson.loads(body)["statusCode"]) == (200, 500)


async def test_alive_and_ready_are_told(edge: Edge) -> None:
    for path in ("healthz", "readyz"):
        async with edge.session.get(f"{edge.origin}/{path}") as response:
            assert response.status == 200
    async with running_edge(ready=False) as unready, unready.session.get(f"{unready.origin}/readyz") as response:
        assert response.status == 503


async def test_signed_pages_answer_get_and_head_and_unknown_rooms_are_404() -> None:
    async def chart(request: web.Request) -> web.StreamResponse:
        return web.Response(body=b"png", content_type="image/png", headers={"Cache-Control": "public, max-age=1"})

    async with running_edge(pages={"charts": chart}) as edge:
        for method in ("GET", "HEAD"):
            async with edge.session.request(method, f"{edge.origin}/charts/k.s/a.png") as response:
                assert response.status == 200
                assert response.headers["Cache-Control"] == "public, max-age=1"
                assert response.headers["X-Content-Type-Options"] == "nosniff"
        async with edge.session.get(f"{edge.origin}/documents/x") as response:
            assert response.status == 404


async def test_answers_say_nothing_about_the_server_and_are_not_stored(edge: Edge) -> None:
    async with edge.session.get(f"{edge.origin}/healthz") as response:
        assert response.headers["Server"] == "Samklang"
        assert response.headers["Cache-Control"] == "no-store"
        assert "default-src 'none'" in response.headers["Content-Security-Policy"]


async def test_metrics_are_on_a_listener_of_their_own(edge: Edge) -> None:
    await edge.status(activity(edge.teams.service_url), {})
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    runner = await start_metrics(port)
    try:
        assert [address[0] for address in runner.addresses] == ["127.0.0.1"]
        async with edge.session.get(f"http://127.0.0.1:{port}/metrics") as response:
            text = await response.text()
    finally:
        await runner.cleanup()
    assert 'samklang_refused_tokens_total{reason="no token"}' in text
    assert 'samklang_inbound_total{status="401"}' in text


async def test_an_unanswered_client_does_no_harm(edge: Edge) -> None:
    waiting = asyncio.Event()

    async def slow(_activity: dict[str, Any]) -> tuple[int, bytes]:
        await waiting.wait()
        return 200, b"{}"

    edge.on_invoke = slow
    with pytest.raises(asyncio.TimeoutError):
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=0.1)) as hasty:
            await hasty.post(
                f"{edge.origin}/api/messages",
                json=invoke(edge.teams.service_url, tenant=TENANT),
                headers=edge.authority.header(edge.teams.service_url),
            )
    waiting.set()
    edge.on_invoke = None
    assert await edge.status(invoke(edge.teams.service_url)) == 200
