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
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.web import LARGEST_BODY, start_metrics
from tests.support.authority import TENANT
from tests.support.edge import Edge, activity, invoke, running_edge


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


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b'[{"type":"message"}]', b"null", b'"message"', b"1", b"{}", b'{"type":1}', b'{"type":""}',
     b"\xff\xfe{}", b'{"type":"message"', b'{"text":"\\ud800","type":"message"}', b"[" * 5000],
)  # fmt: skip
async def test_what_is_not_an_activity_is_400(edge: Edge, body: bytes) -> None:
    assert await edge.status(body) == 400


async def test_more_than_256_kb_is_413(edge: Edge) -> None:
    small = orjson.dumps(activity(edge.teams.service_url))
    just_fits = small + b" " * (LARGEST_BODY - len(small))
    assert await edge.status(just_fits) == 201
    assert await edge.status(just_fits + b" ") == 413


async def test_a_body_without_a_length_is_cut_off_at_256_kb_too(edge: Edge) -> None:
    async def chunks() -> AsyncIterator[bytes]:
        for _chunk in range(256):
            yield b" " * 1024
        yield b" "

    headers = _with(edge, **{"Content-Type": "application/json"})
    async with edge.session.post(f"{edge.origin}/api/messages", data=chunks(), headers=headers) as response:
        assert response.status == 413


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "multipart/mixed"]
)
async def test_what_is_not_json_is_415(edge: Edge, kind: str) -> None:
    body = activity(edge.teams.service_url)
    assert await edge.status(body, _with(edge, **{"Content-Type": kind})) == 415


async def test_a_body_with_a_broken_encoding_is_400(edge: Edge) -> None:
    async with edge.session.post(
        f"{edge.origin}/api/messages",
        data=b"not gzip",
        headers=_with(edge, **{"Content-Type": "application/json", "Content-Encoding": "gzip"}),
    ) as response:
        assert response.status == 400


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
    monkeypatch.setattr("bot.web.MESSAGE_LIMIT", 0.05)
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
    monkeypatch.setattr("bot.web.INVOKE_LIMIT", 0.05)

    async def never(_activity: dict[str, Any]) -> tuple[int, bytes]:
        await asyncio.Event().wait()
        return 200, b""

    edge.on_invoke = never
    status, body = await edge.post(invoke(edge.teams.service_url))
    assert (status, orjson.loads(body)["statusCode"]) == (200, 500)


async def test_nul_characters_are_taken_out_and_written_backslashes_stay(edge: Edge) -> None:
    text = "a\\u0000b"
    await edge.status(activity(edge.teams.service_url, text="a\0b", value={"k\0ey": ["\0", {"x": "\0y"}], "z": text}))
    (came,) = edge.seen
    assert came["text"] == "ab"
    assert came["value"] == {"z": text}


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


async def test_nothing_a_client_sends_is_a_5xx() -> None:
    """Bodies and fields of every kind, with a good token and real handlers that read what comes."""
    from bot.activity import read_incoming

    anything = st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=30),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
        max_leaves=10,
    )
    fields = st.sampled_from(
        ["type", "id", "from", "recipient", "conversation", "channelData", "entities", "text", "value", "name"]
    )
    bodies = st.one_of(
        st.binary(max_size=200),
        anything.map(_dump),
        st.dictionaries(fields, anything, max_size=5).map(lambda changes: _dump({**base, **changes})),
    )
    loop = asyncio.get_running_loop()
    statuses: list[int] = []
    async with running_edge() as edge:
        base = invoke(edge.teams.service_url, {"v": 1, "verb": "vote.cast", "ref": "r1", "arg": "3"})
        headers = edge.authority.header(edge.teams.service_url)

        async def answer(came: dict[str, Any]) -> tuple[int, bytes]:
            incoming = read_incoming(came)
            return 200, orjson.dumps(incoming.text)

        async def take(came: dict[str, Any]) -> None:
            read_incoming(came)

        edge.on_invoke, edge.on_message = answer, take

        @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
        @given(bodies)
        def check(body: bytes) -> None:
            status = asyncio.run_coroutine_threadsafe(edge.status(body, headers), loop).result(10)
            statuses.append(status)
            assert status in (200, 201, 400, 401, 403)

        await asyncio.to_thread(check)
    assert {200, 400} <= set(statuses)


def _dump(value: object) -> bytes:
    try:
        return orjson.dumps(value)
    except TypeError:  # integers beyond 64 bits, lone surrogates
        return repr(value).encode(errors="surrogatepass")


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
