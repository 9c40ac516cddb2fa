"""Charts at signed addresses, over real HTTP and with the real worker."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.edge.links import Links
from bot.pictures.charts import Charts
from bot.pictures.drawing import Drawer
from cards.charts.spec import ChartSpec, mark_spec
from cards.charts.words.votes import votes_spec
from tests.cards.charts.examples import HOME, VOTES
from tests.support.machines.drawn import drawn

LINKS = Links("https://samklang.example", b"a secret of at least 32 characters")
SPEC = votes_spec("nb", HOME, VOTES["two rounds"])
PNG = b"\x89PNG\r\n\x1a\n"


Served = tuple[TestClient[web.Request, web.Application], Charts]


class Stored:
    """The specs that are kept, and how often they were asked for."""

    def __init__(self, *specs: ChartSpec) -> None:
        self.specs = {spec.digest: spec.to_json() for spec in specs}
        self.asked = 0
        self.charts: Any = self

    def __call__(self, *, write: bool = True) -> Any:
        assert not write
        return self

    async def __aenter__(self) -> Stored:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def get(self, digest: str) -> str | None:
        self.asked += 1
        return self.specs.get(digest)


def stored_of(charts: Charts) -> Stored:
    units = charts._units
    assert isinstance(units, Stored)
    return units


def path_of(address: str) -> str:
    return address.removeprefix("https://samklang.example")


@pytest.fixture
async def drawer() -> AsyncIterator[Drawer]:
    drawer = Drawer()
    yield drawer
    await drawer.close()


@pytest.fixture
async def served(drawer: Drawer) -> AsyncIterator[Served]:
    charts = Charts(LINKS, Stored(SPEC), drawer)
    app = web.Application()
    app.router.add_get("/charts/{path:.*}", charts.answer)
    async with TestClient(TestServer(app)) as client:
        yield client, charts


async def test_a_signed_address_gives_a_picture_that_may_be_kept(served: Served) -> None:
    client, _charts = served
    answer = await client.get(path_of(LINKS.chart(SPEC.digest)))
    body = await answer.read()
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=3600", "what it shows may be taken back"
    assert body == drawn(SPEC)
    mark = await client.get(path_of(LINKS.mark("god")))
    assert "max-age=31536000" in mark.headers["Cache-Control"]


async def test_head_gives_the_size_and_no_body(served: Served) -> None:
    client, _charts = served
    answer = await client.head(path_of(LINKS.chart(SPEC.digest)))
    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) == len(drawn(SPEC))
    assert await answer.read() == b""


async def test_who_has_the_picture_already_is_told_so(served: Served) -> None:
    client, charts = served
    path = path_of(LINKS.chart(SPEC.digest))
    tag = (await client.get(path)).headers["ETag"]
    again = await client.get(path, headers={"If-None-Match": tag})
    other = await client.get(path, headers={"If-None-Match": '"something else"'})
    assert (again.status, other.status) == (304, 200)
    assert charts.drawer.started == 1


async def test_a_picture_that_was_taken_away_is_not_found_any_more(served: Served) -> None:
    client, charts = served
    path = path_of(LINKS.chart(SPEC.digest))
    tag = (await client.get(path)).headers["ETag"]
    del stored_of(charts).specs[SPEC.digest]
    assert (await client.get(path)).status == 404, "though it lay in memory"
    assert (await client.get(path, headers={"If-None-Match": tag})).status == 404
    assert charts.pictures.kept(SPEC.digest) is None


@pytest.mark.parametrize(
    "path",
    [
        "/charts/",
        "/charts/x.y/z.png",
        f"/charts/{SPEC.digest}.png",
        path_of(LINKS.chart(SPEC.digest)).replace(SPEC.digest[:4], "0000"),
        path_of(LINKS.chart("0" * 32)),
        path_of(LINKS.mark("kake")),
        path_of(LINKS.calendar("m", 0)).replace("calendar", "charts"),
        path_of(Links("https://samklang.example", b"another secret, just as long as it").chart(SPEC.digest)),
        path_of(LINKS.chart(SPEC.digest)) + "/../../x",
    ],
)
async def test_anything_else_is_not_found(served: Served, path: str) -> None:
    client, charts = served
    assert (await client.get(path)).status == 404
    assert charts.drawer.started == 0


async def test_marks_are_drawn_once_and_need_no_database(served: Served) -> None:
    client, charts = served
    for _ in range(2):
        answer = await client.get(path_of(LINKS.mark("niva-3")))
        assert (await answer.read()).startswith(PNG)
    assert stored_of(charts).asked == 0


async def test_an_address_from_before_a_restart_is_drawn_again(drawer: Drawer) -> None:
    stored = Stored(SPEC)
    bodies = []
    for _ in range(2):
        app = web.Application()
        app.router.add_get("/charts/{path:.*}", Charts(LINKS, stored, drawer).answer)
        async with TestClient(TestServer(app)) as client:
            bodies.append(await (await client.get(path_of(LINKS.chart(SPEC.digest)))).read())
    assert bodies[0] == bodies[1]
    assert stored.asked == 2


async def test_the_loop_runs_on_while_a_picture_is_drawn(served: Served) -> None:
    client, charts = served
    await charts.drawer.draw(mark_spec("god").to_json())  # the worker is up
    loop, ticks = asyncio.get_running_loop(), [time.perf_counter()]

    def tick() -> None:
        ticks.append(time.perf_counter())
        ticking.append(loop.call_later(0.001, tick))

    ticking = [loop.call_soon(tick)]
    answer = await client.get(path_of(LINKS.chart(SPEC.digest)))
    ticking[-1].cancel()
    assert answer.status == 200
    assert len(ticks) > 10  # drawn on the loop, it would be the handful of turns that reading and answering take
