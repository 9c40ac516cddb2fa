"""A package from school to school: asked for, fetched, sent in chat, looked at, taken in."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from aiohttp import web
from aiohttp.test_utils import make_mocked_request

from bot.answering.intake import take_file
from bot.answering.presses import actions
from bot.calendar.holidays import NorwegianHolidays
from bot.edge.downloads import DOWNLOAD
from bot.edge.links import Links
from bot.exports.pages import Documents
from cards.catalogue.verbs import CATALOGUE_LIST
from cards.practice.verbs import PACKAGE_SHOW, PACKAGE_TAKE
from cards.verbs import Press, Verb, decode
from domain.errors import Refused
from domain.meetings.library import OwnQuestion
from domain.people.school import Caller
from domain.practice.package import MOST_BYTES
from domain.unit_of_work import Units
from tests.cards.every.everything import titles, words
from tests.support.arranged.practices import a_practice, elsewhere
from tests.support.arranged.small_school import NOW
from tests.support.machines.looking import buttons_of, texts_of, values_of
from tests.support.playing.room import Room, as_card, incoming, room

LINKS = Links("https://samklang.example", b"s" * 32)
HEAD = {"samklang": "package", "version": 1, "from": "Solvik", "made": "2026-11-20"}
Serve = Callable[[Any], Awaitable[str]]


@pytest.fixture
async def here(sqlite_units: Units) -> Room:
    made = await room(sqlite_units)
    settings = cast(Any, SimpleNamespace(is_local=True))
    return Room(made.world, replace(made.services, settings=settings, addresses=LINKS), made.heard)


@pytest.fixture
async def files() -> AsyncIterator[Serve]:
    """A file host on loopback: give it a body, get the address."""
    runners: list[web.AppRunner] = []

    async def serve(body: bytes | str) -> str:
        async def answer(_request: web.Request) -> web.Response:
            return web.Response(body=body.encode() if isinstance(body, str) else body)

        app = web.Application()
        app.router.add_get("/file", answer)
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        runners.append(runner)
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return f"http://127.0.0.1:{runner.addresses[0][1]}/file"

    yield serve
    for runner in runners:
        await runner.cleanup()


async def sends(here: Room, who: Caller, url: str, name: str = "samklang-pakke-solvik.json") -> Any:
    file = {"contentType": DOWNLOAD, "name": name, "content": {"downloadUrl": url}}
    message = replace(incoming(who), scope="personal", activity={"attachments": [file]})
    return as_card(cast(Any, await take_file(here.services, message, who)))


async def press(here: Room, who: Caller, verb: Verb, ref: str, arg: str = "", **inputs: str) -> Any:
    message = replace(incoming(who), scope="personal")
    return as_card(await actions()[verb](here.services, message, Press(verb, ref, arg, inputs=inputs)))


async def on(here: Room, who: Caller, card: Any, title: str, **inputs: str) -> Any:
    button = next(each for each in buttons_of(card) if each.title == title)
    made = decode({**button.data, **values_of(card), **inputs})
    assert isinstance(made, Press)
    return await press(here, who, made.verb, made.ref, made.arg, **made.inputs)


async def refused(doing: Awaitable[Any]) -> str:
    with pytest.raises(Refused) as found:
        await doing
    return found.value.problem.key


async def fetched(here: Room, card: Any, late: timedelta = timedelta(0)) -> web.Response:
    address = next(str(each["url"]) for each in _actions(card) if each["type"] == "Action.OpenUrl")
    path = address.removeprefix("https://samklang.example")
    documents = Documents(LINKS, here.world.units, lambda: NOW + late, NorwegianHolidays())
    return await documents.answer(make_mocked_request("GET", path))


def _actions(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [one for part in node for one in _actions(part)]
    if not isinstance(node, dict):
        return []
    own = [node] if str(node.get("type", "")).startswith("Action.") else []
    return own + [one for key, value in node.items() if key not in ("fallback", "data") for one in _actions(value)]


async def test_a_leader_hands_on_and_a_leader_elsewhere_takes_in(here: Room, files: Serve) -> None:
    await a_practice(here.world)
    async with here.services.units() as uow:
        question = OwnQuestion("q", here.world.school.id, "1.4", "Hva <at>hører</at> vi ikke?", NOW)
        await uow.library.put_question(question)
        await uow.commit()
    lead, far = here.world.leader, await elsewhere(here.world)
    asked = await press(here, lead, PACKAGE_SHOW, lead.school.id)
    response = await fetched(here, asked)
    assert response.headers["Content-Disposition"] == 'attachment; filename="samklang-pakke-solvik.json"'
    assert (await fetched(here, asked, timedelta(minutes=16))).status == 404

    card = await sends(here, far, await files(cast(bytes, response.body)))
    assert "Solvik" in texts_of(card)
    assert values_of(card) == {"parts": "questions,practices"}
    assert "<\u2060at>hører<\u2060/at>" in "\n".join(words(card))
    async with here.services.units(write=False) as uow:
        assert await uow.practices.of_school(far.school.id) == []  # nothing before the press
    done = await on(here, far, card, "Ta inn")
    assert "Pakken er tatt inn" in texts_of(done)
    assert "Alt dette hadde dere fra før" in texts_of(await on(here, far, card, "Ta inn"))
    async with here.services.units(write=False) as uow:
        (practice,) = await uow.practices.of_school(far.school.id)
    assert (practice.origin, practice.characteristic_id) == ("Solvik", "1.4")


async def test_only_leaders_see_and_send_packages(here: Room, files: Serve) -> None:
    teacher, lead, stranger = here.world.caller(3), here.world.leader, here.world.outsider
    url = await files(json.dumps(HEAD))

    assert await refused(press(here, teacher, PACKAGE_SHOW, lead.school.id)) == "leaders_only"
    assert await refused(press(here, stranger, PACKAGE_SHOW, lead.school.id)) == "not_member"
    assert await refused(sends(here, teacher, url)) == "leaders_only"
    assert await refused(press(here, teacher, PACKAGE_TAKE, lead.school.id, "x", parts="forms")) == "leaders_only"
    assert await refused(press(here, lead, PACKAGE_TAKE, lead.school.id, "x", parts="forms")) == ("package_offer_gone")
    card = await press(here, lead, PACKAGE_SHOW, lead.school.id)
    assert "Dere har ikke noe å gi videre ennå" in texts_of(card)
    assert titles(card) == ["Se all god praksis"]


async def test_a_package_of_a_newer_version_and_one_too_large_are_told(here: Room, files: Serve) -> None:
    lead = here.world.leader
    newer = await files(json.dumps(HEAD | {"version": 7}))
    large = await files(b" " * (30 * 1_000_000))
    nearly = await files(json.dumps(HEAD) + " " * (MOST_BYTES + 1))

    assert await refused(sends(here, lead, newer)) == "package_newer"
    assert await refused(sends(here, lead, large)) == "file_large"
    assert await refused(sends(here, lead, nearly)) == "file_large"
    assert await refused(sends(here, lead, large, "pakke.txt")) == "file_large"


async def test_a_wrong_catalogue_is_said_and_nothing_chosen_shows_the_preview_again(here: Room, files: Serve) -> None:
    lead = here.world.leader
    whole = HEAD | {"catalogue": {"file": {"areas": [{"id": "x"}]}}, "questions": [{"text": "Hva nå?"}]}
    card = await sends(here, lead, await files(json.dumps(whole)))
    assert "Katalogen i pakken kan ikke brukes" in texts_of(card)
    assert values_of(card) == {"parts": "questions"}
    again = await on(here, lead, card, "Ta inn", parts="")

    assert "Velg hva du vil ta inn" in texts_of(again)
    forced = await refused(on(here, lead, card, "Ta inn", parts="catalogue"))
    assert forced == "package_nothing_chosen"


async def test_an_empty_package_can_be_looked_at(here: Room, files: Serve) -> None:
    card = await sends(here, here.world.leader, await files(json.dumps(HEAD)))

    assert "ingenting i den som kan tas inn" in texts_of(card)
    assert titles(card) == ["Se all god praksis"]


async def test_another_file_in_between_takes_the_offer_away(here: Room, files: Serve) -> None:
    lead = here.world.leader
    card = await sends(here, lead, await files(json.dumps(HEAD | {"questions": [{"text": "Hva nå?"}]})))
    await sends(here, lead, await files(json.dumps(HEAD)))

    assert await refused(on(here, lead, card, "Ta inn")) == "package_offer_gone"


async def test_the_most_that_fits_is_a_card_that_can_be_sent(here: Room, files: Serve) -> None:
    long = "*_<at>" * 50
    whole = HEAD | {
        "from": long[:120],
        "questions": [{"text": f"{n} {long}"[:300], "from": f"{n} {long}"[:120]} for n in range(400)],
        "practices": [{"title": f"{n} {long}"[:120], "did": long} for n in range(300)],
        "catalogue": {"file": {"areas": [{"id": "x"}], **{f"{long}{n}": n for n in range(90)}}},
    }
    card = await sends(here, here.world.leader, await files(json.dumps(whole)))

    assert "400 spørsmål" in texts_of(card)


async def test_the_file_of_a_deleted_school_is_not_there(here: Room) -> None:
    await a_practice(here.world)
    card = await press(here, here.world.leader, PACKAGE_SHOW, here.world.school.id)
    async with here.services.units() as uow:
        await uow.schools.save(replace(here.world.school, active=False))
        await uow.commit()

    assert (await fetched(here, card)).status == 404


async def test_a_catalogue_from_a_package_says_where_it_is_from(here: Room, files: Serve) -> None:
    far = await elsewhere(here.world)
    areas = [{"id": "1", "title": "Vårt", "characteristics": [{"id": "1.4", "title": "Samspill"}]}]
    whole = HEAD | {"catalogue": {"file": {"areas": areas}, "from": "Fjell <at>skole</at>"}}
    card = await sends(here, far, await files(json.dumps(whole)))
    assert values_of(card) == {}  # a catalogue is chosen by hand
    await on(here, far, card, "Ta inn", parts="catalogue")

    shown = texts_of(await press(here, far, CATALOGUE_LIST, far.school.id))
    assert "1.4 Samspill" in shown
    assert "fra Fjell <\u2060at>skole<\u2060/at>, i en pakke" in shown
