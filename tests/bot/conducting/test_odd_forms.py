"""Forms that are none, sent to the one page that takes them: the client's fault, and said so."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator

import pytest

from tests.support.arranged.wall import path_of, voting
from tests.support.playing.world import World, a_world

FORM, PARTS = "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"
PART = b"--x\r\nContent-Disposition: form-data; name=word"


@pytest.fixture
async def world(sqlite_url: str) -> AsyncIterator[World]:
    async with a_world(sqlite_url) as found:
        yield found


async def sent(world: World, url: str, body: bytes, **headers: str) -> int:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    async with world.session.post(url, data=body, headers=named) as answer:
        return answer.status


async def test_what_is_not_a_form_is_400_and_too_much_is_413(world: World) -> None:
    _, _, meeting = await voting(world)
    url = world.origin + path_of(world, "vote", meeting)
    large = zlib.compress(b"word=" + b"x" * 3_000_000)
    cases: dict[str, tuple[int, bytes, dict[str, str]]] = {
        "an unknown charset": (400, b"\xff\xfe", {"Content_Type": f"{FORM}; charset=nothing"}),
        "parts without an end": (400, PART + b"\r\n\r\nfisk", {"Content_Type": PARTS}),
        "parts without a beginning": (400, b"fisk", {"Content_Type": PARTS}),
        "parts without a boundary": (400, PART, {"Content_Type": "multipart/form-data"}),
        "a part in an unknown encoding": (
            400,
            PART + b"\r\nContent-Transfer-Encoding: nothing\r\n\r\nfisk\r\n--x--\r\n",
            {"Content_Type": PARTS},
        ),
        "a part in an unknown charset": (
            400,
            PART + b"\r\nContent-Type: text/plain; charset=nothing\r\n\r\nfisk\r\n--x--\r\n",
            {"Content_Type": PARTS},
        ),
        "not gzip": (400, b"word=fisk&level=3", {"Content_Type": FORM, "Content_Encoding": "gzip"}),
        "not deflate": (400, b"word=fisk&level=3", {"Content_Type": FORM, "Content_Encoding": "deflate"}),
        "very much": (413, b"x" * 300_000, {"Content_Type": FORM}),
        "very much, packed": (413, large, {"Content_Type": FORM, "Content_Encoding": "deflate"}),
        "json": (200, b"{}", {"Content_Type": "application/json"}),
        "fields that come twice": (200, b"word=%ff%00&level=3&level=4", {"Content_Type": FORM}),
        "a file": (
            200,
            PART + b"; filename=a\r\n\r\nfisk\r\n--x--\r\n",
            {"Content_Type": PARTS},
        ),
    }
    found = {name: await sent(world, url, body, **headers) for name, (_, body, headers) in cases.items()}
    assert found == {name: status for name, (status, _, _) in cases.items()}
