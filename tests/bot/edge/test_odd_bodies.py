"""Bodies of every kind with a good token: refused with a 4xx or taken, never a 5xx."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.edge.activity import read_incoming
from bot.edge.web import LARGEST_BODY
from tests.support.machines.edge import Edge, activity, invoke, running_edge


@pytest.fixture
async def edge() -> AsyncIterator[Edge]:
    async with running_edge() as running:
        yield running


def _with(edge: Edge, **headers: str) -> dict[str, str]:
    return {**edge.authority.header(edge.teams.service_url), **headers}


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


async def test_nul_characters_are_taken_out_and_written_backslashes_stay(edge: Edge) -> None:
    text = "a\\u0000b"
    await edge.status(activity(edge.teams.service_url, text="a\0b", value={"k\0ey": ["\0", {"x": "\0y"}], "z": text}))
    (came,) = edge.seen
    assert came["text"] == "ab"
    assert came["value"] == {"z": text}


async def test_nothing_a_client_sends_is_a_5xx() -> None:
    """Bodies and fields of every kind, with a good token and real handlers that read what comes."""
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


async def test_what_is_nested_deeper_than_any_activity_is_400(edge: Edge) -> None:
    for depth, status in ((40, 201), (70, 400)):
        value: object = 1
        for _ in range(depth):
            value = {"x": value}
        assert await edge.status(activity(edge.teams.service_url, value=value)) == status
    wide = {"value": [{"x": [1]} for _ in range(500)]}
    assert await edge.status(activity(edge.teams.service_url, **wide)) == 201
