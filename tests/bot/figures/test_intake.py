"""A file sent in personal chat: fetched with care, shown, and nothing changed before a press."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiohttp import web

from bot.answering.intake import take_file
from bot.answering.presses import actions
from bot.edge.downloads import DOWNLOAD, fetch, may_fetch
from bot.edge.incoming import Incoming
from cards.catalogue.verbs import CATALOGUE_TAKE
from cards.verbs import Press
from domain.catalogue.read import MOST_BYTES
from domain.errors import Refused
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.cards.every.everything import buttons, titles, words
from tests.support.playing.room import Room, incoming, room

OWN = '[[areas]]\nid = "1"\ntitle = "Vårt"\n[[areas.characteristics]]\nid = "1.4"\ntitle = "Samspill"\n'
Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    made = await room(sqlite_units)
    return Room(made.world, replace(made.services, settings=cast(Any, SimpleNamespace(is_local=True))), made.heard)


@pytest.fixture
async def files() -> AsyncIterator[Callable[[Serve], Awaitable[str]]]:
    """A file host on loopback: give it what to answer, get the address."""
    runners: list[web.AppRunner] = []

    async def serve(answer: Serve) -> str:
        app = web.Application()
        app.router.add_get("/file", answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        runners.append(runner)
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/file"

    yield serve
    for runner in runners:
        await runner.cleanup()


def sent(who: Caller, url: object, name: str = "katalog.toml", scope: str = "personal") -> Incoming:
    file = {"contentType": DOWNLOAD, "name": name, "content": {"downloadUrl": url}}
    return replace(incoming(who), scope=scope, activity={"attachments": [{"contentType": "text/html"}, file]})


def plain(text: str | bytes) -> Serve:
    async def answer(_request: web.Request) -> web.StreamResponse:
        return web.Response(body=text if isinstance(text, bytes) else text.encode())

    return answer


async def refused(here: Room, message: Incoming, who: Caller) -> str:
    with pytest.raises(Refused) as found:
        await take_file(here.services, message, who)
    return found.value.problem.key


async def test_a_leader_sees_what_was_understood_and_takes_it_in_with_a_press(here: Room, files: Any) -> None:
    lead = here.world.leader
    card: Any = await take_file(here.services, sent(lead, await files(plain(OWN))), lead)

    assert "- 1.4 Samspill" in words(card)
    async with here.services.units(write=False) as uow:
        assert (await uow.catalogues.of(here.world.school.id)).origin == "built-in"
    data = buttons(card)[0]["data"]
    await actions()[CATALOGUE_TAKE](here.services, incoming(lead), Press(CATALOGUE_TAKE, data["ref"], data["arg"]))
    async with here.services.units(write=False) as uow:
        assert (await uow.catalogues.of(here.world.school.id)).origin == "school"


async def test_a_file_with_a_mistake_shows_it_and_cannot_be_taken_in(here: Room, files: Any) -> None:
    lead = here.world.leader
    card: Any = await take_file(here.services, sent(lead, await files(plain(OWN.replace("1.4", "ein.fire")))), lead)

    assert titles(card) == ["Vis det som gjelder nå"]
    assert any("Skriv nummeret som 1 for et område" in line for line in words(card))


async def test_only_leaders_send_files_and_only_in_personal_chat(here: Room, files: Any) -> None:
    url = await files(plain(OWN))
    teacher, lead = here.world.caller(3), here.world.leader

    assert await refused(here, sent(teacher, url), teacher) == "leaders_only"
    assert await refused(here, sent(here.world.outsider, url), lead) == "not_member"
    assert await take_file(here.services, sent(lead, url, scope="channel"), lead) is None
    assert await take_file(here.services, incoming(lead), lead) is None


@pytest.mark.parametrize(
    ("body", "key"),
    [(b"\x89PNG\r\n\x1a\n\x00", "file_not_text"), (b"", "file_not_text"),
     (b"a" * (MOST_BYTES + 1), "file_large")],
)  # fmt: skip
async def test_what_is_no_text_or_too_large_is_told(here: Room, files: Any, body: bytes, key: str) -> None:
    lead = here.world.leader

    assert await refused(here, sent(lead, await files(plain(body))), lead) == key


@pytest.mark.parametrize("body", [b"%PDF-1.4 all of it in letters", b"%PDF-1.7\n\xe2\xe3\xcf\xd3"])
async def test_a_kind_of_file_that_is_of_no_use_is_told_in_words_of_a_school(
    here: Room, files: Any, body: bytes
) -> None:
    lead = here.world.leader

    assert await refused(here, sent(lead, await files(plain(body)), "rapport.pdf"), lead) == "file_kind"


async def test_a_body_without_a_length_is_cut_off(files: Any) -> None:
    written = 0

    async def endless(request: web.Request) -> web.StreamResponse:
        nonlocal written
        response = web.StreamResponse()
        await response.prepare(request)
        for _ in range(10_000):
            await response.write(b"x" * 16_384)
            written += 16_384
        return response

    with pytest.raises(Refused, match="file_large"):
        await fetch({"content": {"downloadUrl": await files(endless)}}, local=True, most=MOST_BYTES)
    assert written < 100 * MOST_BYTES


async def test_redirects_and_slow_hosts_are_not_waited_for(files: Any) -> None:
    async def elsewhere(_request: web.Request) -> web.StreamResponse:
        raise web.HTTPFound("http://127.0.0.1:1/secret")

    async def never(_request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    for answer in (elsewhere, never):
        with pytest.raises(Refused, match="file_not_there"):
            await fetch({"content": {"downloadUrl": await files(answer)}}, local=True, timeout=0.3, most=MOST_BYTES)


@pytest.mark.parametrize(
    "url",
    [
        None, 7, "", "katalog.toml", "file:///etc/passwd", "http://solvik.sharepoint.com/f", "https://sharepoint.com/f",
        "https://.sharepoint.com/f", "https://evilsharepoint.com/f", "https://solvik.sharepoint.com.evil.example/f",
        "https://solvik.sharepoint.com@evil.example/f", "https://solvik.sharepoint.com:8443/f", "https://127.0.0.1/f",
        "http://127.0.0.1/f", "http://169.254.169.254/latest", "https://[::1]/f", "https://solvik.sharepoint.com\\@evil/f",
    ],
)  # fmt: skip
def test_other_hosts_are_never_asked(url: object) -> None:
    assert not may_fetch(url, local=False)


def test_microsofts_file_hosts_are_asked_and_this_machine_in_local_mode_only() -> None:
    assert may_fetch("https://solvik.sharepoint.com/f?tempauth=x", local=False)
    assert may_fetch("https://SOLVIK-my.SharePoint.com/f", local=False)
    assert may_fetch("http://127.0.0.1:9999/f", local=True)
