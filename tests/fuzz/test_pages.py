"""Every page with a signed address: 4xx for what a client got wrong, 503 and a sentence where the database is away."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from yarl import URL

from bot.edge.links import Links
from tests.support.machines.databases import Postgres
from tests.support.playing.world import World, a_world

PAGES = ("chart", "picture", "calendar", "document", "wall", "wall data", "vote")
OTHER = {name: PAGES[(at + 1) % len(PAGES)] for at, name in enumerate(PAGES)}


@dataclass
class Site:
    world: World
    pages: dict[str, str]

    async def status(self, path: str, method: str = "GET", **more: object) -> tuple[int, str]:
        url = URL(self.world.origin + path, encoded=True)
        async with self.world.session.request(method, url, allow_redirects=False, **more) as response:  # type: ignore[arg-type]
            return response.status, (await response.read()).decode("utf-8", "replace")


@pytest.fixture
async def site(database_url: str) -> AsyncIterator[Site]:
    async with a_world(database_url) as world:
        yield await _a_site(world)


async def _a_site(world: World) -> Site:
    solvik = await world.school("Solvik", "Ingrid", ["Jonas"])
    await solvik["Ingrid"].says("refleksjonsmøte om 1.4 torsdag kl 14")
    await solvik["Ingrid"].presses("Send innkalling")
    async with world.services.units(write=False) as uow:
        meeting = next(iter(await uow.meetings.of_school(await solvik.school_id())))
    links = world.services.addresses
    assert isinstance(links, Links)
    addresses = {
        "chart": links.chart("0" * 32),
        "picture": links.picture("0" * 32),
        "calendar": links.calendar(meeting.id, 1),
        "document": links.document("minutes", meeting.id, world.now, ".docx"),
        "wall": links.wall(meeting.id),
        "wall data": links.wall_data(meeting.id),
        "vote": links.vote(meeting.id),
    }
    return Site(world, {name: URL(address).path for name, address in addresses.items()})


def _wrong(site: Site, name: str) -> dict[str, str]:
    """Paths that are none of ours, by what is wrong with them."""
    path = site.pages[name]
    _, room, token, rest = path.split("/", 3)
    other = site.pages[OTHER[name]].split("/", 3)[2]
    return {
        "bad token": f"/{room}/{token[:-3]}AAA/{rest}",
        "no key of ours": f"/{room}/ffffff.{token.partition('.')[2]}/{rest}",
        "cut token": f"/{room}/{token[:10]}/{rest}",
        "no token": f"/{room}/{rest}",
        "another page's token": f"/{room}/{other}/{rest}",
        "another subject": f"/{room}/{token}/x{rest}",
        "long path": f"/{room}/{token}/{rest}{'x' * 5000}",
        "longer than a line": f"/{room}/{token}/{'x' * 20_000}",
        "many slashes": f"/{room}{'/' * 2000}",
        "nothing": f"/{room}/",
        "upwards": f"/{room}/{token}/../../etc/passwd",
        "upwards, hidden": f"/{room}/{token}/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "a NUL": f"/{room}/{token}%00/{rest}",
        "half an encoding": f"/{room}/{token}/{rest}%",
        "no UTF-8": f"/{room}/%ff%fe{token}/{rest}",
        "letters of others": f"/{room}/%C3%A5{token}/%F0%9F%98%80{rest}",
    }


@pytest.mark.parametrize("name", PAGES)
async def test_what_a_client_gets_wrong_is_4xx(site: Site, name: str) -> None:
    answers = {what: (await site.status(path))[0] for what, path in _wrong(site, name).items()}
    answers |= {
        method: (await site.status(site.pages[name], method))[0] for method in ("PUT", "DELETE", "PATCH", "OPTIONS")
    }
    assert {what: status for what, status in answers.items() if not 400 <= status < 500} == {}


@pytest.mark.parametrize("name", PAGES)
async def test_odd_queries_headers_and_bodies_change_nothing(site: Site, name: str) -> None:
    path = site.pages[name]
    plain, _ = await site.status(path)
    for odd in ("?", "?" + "a=1&" * 500, "?x=%ff%00", "?%"):
        assert (await site.status(path + odd))[0] == plain
    for headers in ({"If-None-Match": 'W/"'}, {"Range": "bytes=9-1,,"}, {"Accept": "x" * 4000}, {"Cookie": "=;="}):
        assert (await site.status(path, headers=headers))[0] in (plain, 400)
    for body in (b"", b"word=%ff&level=", b"{", b"x" * 300_000, b"&" * 100_000):
        assert 200 <= (await site.status(path, "POST", data=body))[0] < 500


async def test_a_document_is_gone_once_its_address_has_expired(site: Site) -> None:
    assert (await site.status(site.pages["document"]))[0] in (200, 404)
    await site.world.passes(minutes=16)
    assert (await site.status(site.pages["document"]))[0] == 404


async def test_where_the_database_is_away_each_page_is_503_with_a_sentence(
    postgres: Postgres, postgres_template: str
) -> None:
    url = postgres.fresh(postgres_template)
    async with a_world(url) as world:
        site = await _a_site(world)
        postgres.drop(url)
        for name in PAGES:
            status, said = await site.status(site.pages[name])
            assert (name, status) == (name, 503)
            assert "kan ikke vises akkurat nå" in said
        for what, path in _wrong(site, "wall").items():
            assert 400 <= (await site.status(path))[0] < 500, what
        assert (await site.status("/readyz"))[0] == 503
