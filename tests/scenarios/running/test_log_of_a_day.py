"""What a whole day leaves in the log: which request went wrong, and where. Nothing of anybody, and no secret."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from bot.running import correlation
from bot.running.correlation import HEADER
from bot.running.logging_ import ALLOWED, JsonLines
from bot.running.tasks import spawn
from tests.support.machines.authority import TENANT
from tests.support.machines.edge import SECRET
from tests.support.playing.broken import broken
from tests.support.playing.whole_day import WROTE, whole_day
from tests.support.playing.world import World

ALWAYS = {"at", "level", "event", "logger", "request", "error", "where"}


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that is logged, as the service would write it; more of it than it writes."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    root, ours = logging.getLogger(), logging.getLogger("samklang")
    levels = root.level, ours.level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    ours.setLevel(logging.DEBUG)
    yield stream
    root.removeHandler(handler)
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


async def test_a_whole_day_leaves_nothing_of_anybody_in_the_log(world: World, written: io.StringIO) -> None:
    solvik = await whole_day(world)

    lines = lines_of(written)
    said = {line["event"] for line in lines}
    assert said >= {"answer failed", "notice not sent", "request refused", "unknown invoke", "roster read"}
    assert [line for line in lines if not line.keys() <= ALLOWED | ALWAYS] == []
    secrets = {SECRET, "not a real password", *WROTE, "Solvik", "Dal", "Strand", "7b", "skole.example"}
    secrets |= set(world.settings.values()) - {TENANT}
    tokens = [request.token for request in world.teams.requests] + [world._token()["Authorization"]]
    secrets |= {token.removeprefix("Bearer ") for token in tokens if token}
    for person in [solvik[name] for name in solvik.people]:
        secrets |= {person.first_name, person.name, person.aad_id, person.user_id, person.chat}
    found = {secret for secret in secrets if re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", written.getvalue())}
    assert found == set()


async def test_all_that_one_request_leaves_in_the_log_carries_the_code_that_was_told(
    world: World, written: io.StringIO
) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    async with broken(world.settings, "measures"):
        first = await solvik["Jonas"].says("tiltak")
        second = await solvik["Jonas"].says("tiltak")

    failed = [line for line in lines_of(written) if line["event"] == "answer failed"]
    assert len({line["request"] for line in failed}) == 2
    for told, line in zip((first, second), failed, strict=True):
        assert line["code"] == line["request"]
        assert line["request"] in told


async def test_a_call_to_teams_carries_the_request_that_it_answers(world: World) -> None:
    solvik = await world.school("Solvik", leader="Ingrid", teachers=["Jonas"])
    await solvik["Jonas"].says("hjelp")
    first = world.teams.requests[-1].headers.get(HEADER)
    await solvik["Jonas"].says("hjelp")
    second = world.teams.requests[-1].headers.get(HEADER)
    assert first
    assert second
    assert first != second


async def test_what_is_refused_says_under_which_id_it_is_in_the_log(world: World, written: io.StringIO) -> None:
    async with world.session.post(f"{world.origin}/api/messages", json={"type": "message"}) as refused:
        named = refused.headers.get(HEADER)
    async with world.session.get(f"{world.origin}/readyz") as ready:
        assert HEADER not in ready.headers
    assert [line["request"] for line in lines_of(written) if line["event"] == "request refused"] == [named]


async def test_what_others_log_of_a_lost_exception_is_not_what_it_says(written: io.StringIO) -> None:
    for text in (
        "Task exception was never retrieved\nfuture: <Task exception=ValueError('Jonas stemte 4')>",
        "could not read 'Jonas Lunde'",
        "refused: Jonas Lunde",
    ):
        logging.getLogger("asyncio").error(text)
    assert "Jonas" not in written.getvalue()
    assert [line["event"] for line in lines_of(written)] == [
        "Task exception was never retrieved",
        "could not read",
        "refused",
    ]


async def test_a_task_goes_on_under_the_request_that_started_it(world: World, written: io.StringIO) -> None:
    async def fail() -> None:
        raise ValueError("Jonas")

    begun = correlation.begin()
    task = spawn(fail(), "a test")
    correlation.begin()
    with pytest.raises(ValueError, match="Jonas"):
        await task
    (line,) = [line for line in lines_of(written) if line["event"] == "background task failed"]
    assert line["code"] == begun


def lines_of(written: io.StringIO) -> list[dict[str, Any]]:
    return [orjson.loads(line) for line in written.getvalue().splitlines()]
