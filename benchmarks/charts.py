"""How late the event loop is while charts are drawn, against the same loop at rest."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Awaitable
from datetime import UTC, datetime

from bot.pictures.drawing import Drawer
from cards.charts.words.votes import votes_spec
from domain.votes.rounds import Mode, Round, RoundState, Tally

CHARTS = 20
TICK = 0.002  # seconds between looks at the clock


def lateness() -> tuple[float, float, float]:
    """Late by how much, 99th percentile in seconds: at rest and while drawing; and seconds a chart."""
    return asyncio.run(_lateness())


async def _lateness() -> tuple[float, float, float]:
    drawer = Drawer()
    await drawer.draw(_spec(0))  # the worker imports matplotlib once
    started = time.perf_counter()
    drawing = await _watched(_draw(drawer))
    took = (time.perf_counter() - started) / CHARTS
    idle = await _watched(asyncio.sleep(took * CHARTS))
    await drawer.close()
    return idle, drawing, took


async def _draw(drawer: Drawer) -> None:
    for number in range(1, CHARTS + 1):
        await drawer.draw(_spec(number))


def _spec(number: int) -> str:
    now = datetime(2026, 12, 3, tzinfo=UTC)
    tally = Tally((number % 7, 3, 4, number % 5 + 1))
    first = Round("r", "m", 1, RoundState.CLOSED, Mode.SECRET, now, now, tally)
    return votes_spec("nb", f"1.4 Samarbeid med hjemmet {number}", [first]).to_json()


async def _watched(work: Awaitable[None]) -> float:
    late: list[float] = []
    task = asyncio.ensure_future(work)
    while not task.done():
        before = time.perf_counter()
        await asyncio.sleep(TICK)
        late.append(time.perf_counter() - before - TICK)
    await task
    return statistics.quantiles(late, n=100)[98]
