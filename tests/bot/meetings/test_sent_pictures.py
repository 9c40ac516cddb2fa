"""A picture sent in personal chat: fetched from where it may be, shown, and served by a signed address."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiohttp import web

from bot.edge.downloads import DOWNLOAD
from bot.edge.links import Links
from bot.meetings.sent_pictures import sent_picture, take_picture
from bot.pictures.charts import Charts
from domain.errors import Refused
from domain.meetings.library import Picture
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import Units
from tests.cards.every.everything import titles
from tests.support.arranged.small_school import NOW
from tests.support.machines.images import photo
from tests.support.machines.line import Line, a_line
from tests.support.machines.looking import values_of
from tests.support.playing.room import Room, incoming, room


@dataclass
class Here:
    room: Room
    line: Line
    base: str
    answers: dict[str, web.Response]
    asked: list[web.Request]
    draft: Meeting

    async def take(self, who: Caller, *attachments: dict[str, Any], scope: str = "personal") -> Any:
        message = replace(incoming(who), scope=scope, activity={"attachments": list(attachments)})
        return await take_picture(self.room.services, message, who)

    async def refused(self, who: Caller, *attachments: dict[str, Any]) -> str:
        with pytest.raises(Refused) as found:
            await self.take(who, *attachments)
        return found.value.problem.key


@pytest.fixture
async def here(sqlite_units: Units) -> AsyncIterator[Here]:
    made = await room(sqlite_units)
    answers: dict[str, web.Response] = {}
    asked: list[web.Request] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request)
        return answers[request.path]

    app = web.Application()
    app.router.add_get("/{path:.*}", answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host = f"127.0.0.1:{runner.addresses[0][1]}"
    async with a_line() as line:
        line.connector._settings = replace(line.connector._settings, service_hosts=frozenset({host}))
        settings = cast(Any, SimpleNamespace(is_local=True))
        services = replace(made.services, settings=settings, connector=line.connector)
        draft = replace(made.world.meeting, id="draft-1", state=MeetingState.DRAFT, version=1)
        async with sqlite_units() as uow:
            await uow.meetings.add(draft)
            await uow.commit()
        yield Here(Room(made.world, services, made.heard), line, f"http://{host}", answers, asked, draft)
    await runner.cleanup()


def pasted(url: str, kind: str = "image/png") -> dict[str, Any]:
    return {"contentType": kind, "contentUrl": url}


def as_file(url: str, name: str = "bilde.jpg") -> dict[str, Any]:
    return {"contentType": DOWNLOAD, "name": name, "content": {"downloadUrl": url}}


async def test_a_pasted_picture_is_fetched_with_the_token_and_shown_before_it_is_used(here: Here) -> None:
    here.answers["/v3/attachments/1/views/original"] = web.Response(body=photo())
    lead = here.room.world.leader
    card = await here.take(lead, {"contentType": "text/html"}, pasted(f"{here.base}/v3/attachments/1/views/original"))

    assert titles(card) == ["Ta med bildet", "Gå tilbake"]
    assert here.asked[0].headers["Authorization"] == "Bearer outbound"
    digest = str(card).partition("charts/pictures/")[2][:32]
    async with here.room.services.units(write=False) as uow:
        kept = await uow.library.picture(digest)
        draft = await uow.meetings.get(here.draft.id)
    assert kept is not None
    assert (kept.school_id, kept.width) == (here.room.world.school.id, 1024)
    assert draft is not None
    assert draft.picture == ""


async def test_what_is_written_beside_the_picture_is_what_it_shows(here: Here) -> None:
    here.answers["/v3/attachments/1"] = web.Response(body=photo())
    lead = here.room.world.leader
    sent = {"attachments": [pasted(f"{here.base}/v3/attachments/1", "image/*")]}
    message = replace(incoming(lead), scope="personal", text="Strykegruppa\nøver", activity=sent)
    card: Any = await take_picture(here.room.services, message, lead)

    assert values_of(card) == {"shows": "Strykegruppa øver"}


async def test_a_picture_sent_as_a_file_is_fetched_without_a_token(here: Here) -> None:
    here.answers["/file"] = web.Response(body=photo())
    card = await here.take(here.room.world.leader, as_file(f"{here.base}/file"))

    assert "Ta med bildet" in titles(card)
    assert "Authorization" not in here.asked[0].headers


async def test_only_a_picture_is_taken_here(here: Here) -> None:
    lead = here.room.world.leader
    assert await here.take(lead) is None
    assert await here.take(lead, as_file(f"{here.base}/file", "tall.csv")) is None
    assert await here.take(lead, pasted(f"{here.base}/x"), scope="channel") is None
    odd = cast(Any, [None, 3, {"contentType": 7}, {"contentType": DOWNLOAD, "content": 5}])
    assert sent_picture(replace(incoming(lead), activity={"attachments": odd})) is None
    assert here.asked == []


@pytest.mark.parametrize("url", ["https://evil.example/x.png", "http://127.0.0.1:1/x", "file:///etc/passwd", "", "//x"])
async def test_a_picture_from_another_place_is_not_fetched_and_no_token_leaves(here: Here, url: str) -> None:
    assert await here.refused(here.room.world.leader, pasted(url)) == "file_place"
    assert here.line.tokens.asked == 0


async def test_a_redirect_a_missing_one_and_a_large_one_are_said(here: Here) -> None:
    lead = here.room.world.leader
    here.answers["/away"] = web.Response(status=302, headers={"Location": "https://evil.example/"})
    here.answers["/gone"] = web.Response(status=404)
    here.answers["/large"] = web.Response(body=b"\x89PNG" + b"0" * 12_000_001)
    here.answers["/text"] = web.Response(body=b"not a picture", content_type="image/png")

    assert await here.refused(lead, pasted(f"{here.base}/away")) == "file_not_there"
    assert await here.refused(lead, pasted(f"{here.base}/gone")) == "file_not_there"
    assert await here.refused(lead, pasted(f"{here.base}/large")) == "picture_many_bytes"
    assert await here.refused(lead, pasted(f"{here.base}/text")) == "picture_kind"


async def test_a_teacher_and_somebody_from_elsewhere_send_no_picture(here: Here) -> None:
    world = here.room.world
    assert await here.refused(world.caller(1), pasted(f"{here.base}/x")) == "leaders_only"
    message = replace(incoming(world.outsider), scope="personal", activity={"attachments": [pasted(f"{here.base}/x")]})
    with pytest.raises(Refused, match="not_member"):
        await take_picture(here.room.services, message, replace(world.outsider, school=world.school))
    assert here.asked == []


async def test_without_a_proposal_the_leader_is_told_what_to_do_first(here: Here) -> None:
    async with here.room.services.units() as uow:
        await uow.meetings.delete(here.draft.id)
        await uow.commit()
    assert await here.refused(here.room.world.leader, pasted(f"{here.base}/x")) == "picture_no_proposal"


async def test_the_address_serves_the_picture_and_nothing_that_is_not_signed(here: Here) -> None:
    links = Links("https://samklang.example", b"secret")
    charts = Charts(links, here.room.services.units)
    async with here.room.services.units() as uow:
        await uow.library.put_picture(Picture("ab" * 16, here.room.world.school.id, b"\x89PNG here", 1, 1, NOW))
        await uow.commit()

    async def get(path: str) -> web.Response:
        return await charts.answer(cast(Any, SimpleNamespace(path=path, if_none_match=None)))

    path = links.picture("ab" * 16).removeprefix("https://samklang.example")
    found = await get(path)
    assert (found.status, found.body) == (200, b"\x89PNG here")
    assert (await get(path.replace("abab", "abac"))).status == 404
    missing = links.picture("cd" * 16).removeprefix("https://samklang.example")
    assert (await get(missing)).status == 404
    assert links.chart_at(path) is None
    assert links.mark_at(path) is None
