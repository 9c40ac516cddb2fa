"""The worker process, the cache and the addresses; with the real worker, over real HTTP."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.charts import Charts, Pictures
from bot.drawing import Busy, CannotDraw, Drawer
from bot.links import Links
from cards.charts import ChartSpec, draw, mark_spec, votes_spec
from tests.cards.charts.examples import HOME, VOTES

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


def pid_of(drawer: Drawer) -> int:
    assert drawer.pid is not None
    return drawer.pid


def environment_of(pid: int) -> str:
    return subprocess.run(["ps", "eww", "-o", "command=", "-p", str(pid)], capture_output=True, text=True).stdout


def hanging(**limits: Any) -> Drawer:
    """A worker that reads and never answers."""
    return Drawer([sys.executable, "-c", "import sys; sys.stdin.buffer.read()"], **limits)


@pytest.fixture
async def drawer() -> AsyncIterator[Drawer]:
    drawer = Drawer()
    yield drawer
    await drawer.close()


@pytest.fixture
async def served(drawer: Drawer) -> AsyncIterator[Served]:
    charts = Charts(LINKS, Stored(SPEC), drawer)
    app = web.Application()
    app.add_routes(charts.routes())
    async with TestClient(TestServer(app)) as client:
        yield client, charts


async def test_a_signed_address_gives_a_picture_that_may_be_kept(served: Served) -> None:
    client, _charts = served
    answer = await client.get(path_of(LINKS.chart(SPEC.digest)))
    body = await answer.read()
    assert answer.status == 200
    assert answer.headers["Content-Type"] == "image/png"
    assert "max-age=31536000" in answer.headers["Cache-Control"]
    assert body == draw(SPEC.to_json())


async def test_head_gives_the_size_and_no_body(served: Served) -> None:
    client, _charts = served
    answer = await client.head(path_of(LINKS.chart(SPEC.digest)))
    assert answer.status == 200
    assert int(answer.headers["Content-Length"]) == len(draw(SPEC.to_json()))
    assert await answer.read() == b""


async def test_who_has_the_picture_already_is_told_so(served: Served) -> None:
    client, charts = served
    path = path_of(LINKS.chart(SPEC.digest))
    tag = (await client.get(path)).headers["ETag"]
    again = await client.get(path, headers={"If-None-Match": tag})
    other = await client.get(path, headers={"If-None-Match": '"something else"'})
    assert (again.status, other.status) == (304, 200)
    assert charts.drawer.started == 1


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
        app.add_routes(Charts(LINKS, stored, drawer).routes())
        async with TestClient(TestServer(app)) as client:
            bodies.append(await (await client.get(path_of(LINKS.chart(SPEC.digest)))).read())
    assert bodies[0] == bodies[1]
    assert stored.asked == 2


async def test_a_killed_worker_is_replaced_and_nobody_notices(drawer: Drawer) -> None:
    first = await drawer.draw(mark_spec("god").to_json())
    os.kill(pid_of(drawer), signal.SIGKILL)
    assert await drawer.draw(mark_spec("god").to_json()) == first
    assert drawer.started == 2


async def test_a_spec_that_cannot_be_drawn_does_not_stop_the_next_one(drawer: Drawer) -> None:
    with pytest.raises(CannotDraw):
        await drawer.draw("{}")
    assert (await drawer.draw(mark_spec("god").to_json())).startswith(PNG)
    assert drawer.started == 1


async def test_a_worker_that_hangs_is_ended_and_the_asker_told() -> None:
    worker = hanging(timeout=0.05)
    with pytest.raises(Busy):
        await worker.draw("{}")
    assert worker.pid is None
    await worker.close()


async def test_a_worker_that_always_dies_is_tried_twice() -> None:
    dying = Drawer([sys.executable, "-c", ""])
    with pytest.raises(Busy):
        await dying.draw("{}")
    assert dying.started == 2
    await dying.close()


async def test_the_queue_has_an_end() -> None:
    worker = hanging(most_waiting=2, timeout=0.2)
    outcomes = await asyncio.gather(*(worker.draw("{}") for _ in range(5)), return_exceptions=True)
    assert sum("waiting" in str(outcome) for outcome in outcomes) == 3
    await worker.close()


async def test_askers_for_one_picture_share_one_drawing_even_if_the_first_goes_away(drawer: Drawer) -> None:
    counted: list[str] = []

    class Counting(Drawer):
        async def draw(self, spec: str) -> bytes:
            counted.append(spec)
            return await drawer.draw(spec)

    pictures = Pictures(Counting())
    asks = [asyncio.ensure_future(pictures.of(SPEC.digest, SPEC.to_json())) for _ in range(8)]
    await asyncio.sleep(0)
    asks[0].cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await asks[0]
    bodies = await asyncio.gather(*asks[1:])
    assert len(counted) == 1
    assert len(set(bodies)) == 1


async def test_pictures_that_nobody_asks_for_any_longer_are_let_go(drawer: Drawer) -> None:
    pictures = Pictures(drawer, most_bytes=4000)
    for name in ("god", "folg-med", "bor-loftes", "skjermet", "ferdig", "hvem"):
        await pictures.of(name, mark_spec(name).to_json())
    assert pictures.kept("god") is None
    assert pictures.kept("hvem") is not None


async def test_the_worker_has_no_secret_in_its_environment_and_steps_aside_for_the_loop(
    drawer: Drawer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMKLANG_SECRET", "x" * 32)
    await drawer.draw(mark_spec("god").to_json())
    assert "SAMKLANG" not in environment_of(pid_of(drawer))
    assert os.getpriority(os.PRIO_PROCESS, pid_of(drawer)) >= 10


async def test_the_loop_runs_on_while_a_picture_is_drawn(served: Served) -> None:
    client, charts = served
    await charts.drawer.draw(mark_spec("god").to_json())  # the worker is up
    drawing = asyncio.ensure_future(client.get(path_of(LINKS.chart(SPEC.digest))))
    turns, longest, before = 0, 0.0, time.perf_counter()
    while not drawing.done():
        await asyncio.sleep(0)
        now = time.perf_counter()
        turns, longest, before = turns + 1, max(longest, now - before), now
    assert (await drawing).status == 200
    assert turns > 20  # drawn on the loop, it would be the handful of turns that reading and answering take
    assert longest < 0.5


async def test_two_services_do_not_share_a_worker() -> None:
    one, other = Drawer(), Drawer()
    await asyncio.gather(*(each.draw(mark_spec("na").to_json()) for each in (one, other)))
    assert one.pid != other.pid
    pid = pid_of(one)
    await asyncio.gather(one.close(), other.close())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
