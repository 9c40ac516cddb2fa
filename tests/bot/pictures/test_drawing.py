"""The worker process and the cache of what it drew; with the real worker."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.pictures.charts import Pictures
from bot.pictures.drawing import Busy, CannotDraw, Drawer
from cards.charts.spec import mark_spec
from cards.charts.words.votes import votes_spec
from tests.cards.charts.examples import HOME, VOTES

SPEC = votes_spec("nb", HOME, VOTES["two rounds"])
PNG = b"\x89PNG\r\n\x1a\n"


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
    begun = asyncio.Event()

    class Counting(Drawer):
        async def draw(self, spec: str) -> bytes:
            counted.append(spec)
            begun.set()
            return await drawer.draw(spec)

    pictures = Pictures(Counting())
    asks = [asyncio.ensure_future(pictures.of(SPEC.digest, SPEC.to_json())) for _ in range(8)]
    await begun.wait()
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


async def test_two_services_do_not_share_a_worker() -> None:
    one, other = Drawer(), Drawer()
    await asyncio.gather(*(each.draw(mark_spec("na").to_json()) for each in (one, other)))
    assert one.pid != other.pid
    pid = pid_of(one)
    await asyncio.gather(one.close(), other.close())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
