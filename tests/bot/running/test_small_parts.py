"""The small parts of the edge: hosts, logging, background tasks, deadlines, turns, shared calls."""

from __future__ import annotations

import asyncio
import logging

import orjson
import pytest

from bot.edge.deadlines import Deadlines
from bot.edge.turns import Turns
from bot.running.clock import system_clock
from bot.running.hosts import is_loopback, may_send_to
from bot.running.logging_ import JsonLines, log, log_failure
from bot.running.shared import Shared
from bot.running.tasks import drain, spawn

HOSTS = frozenset({"smba.trafficmanager.net", "127.0.0.1:9000", "teams.example:8443"})


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://smba.trafficmanager.net/emea/", True),
        ("https://SMBA.trafficmanager.net:443/", True),
        ("https://smba.trafficmanager.net:8443/", False),
        ("http://smba.trafficmanager.net/", False),
        ("https://x.smba.trafficmanager.net/", False),
        ("https://smba.trafficmanager.net.example/", False),
        ("https://user@smba.trafficmanager.net/", False),
        ("https://smba.trafficmanager.net\\@evil.example/", False),
        ("https://smba.trafficmanager.net\n.evil.example/", False),
        ("http://127.0.0.1:9000/", True),
        ("http://127.0.0.1:9001/", False),
        ("http://localhost:9000/", False),
        ("https://teams.example:8443/x", True),
        ("https://teams.example/x", False),
        ("ftp://smba.trafficmanager.net/", False),
        ("//smba.trafficmanager.net/", False),
        ("https://", False),
        ("https://smba.trafficmanager.net:x/", False),
        (None, False),
        (["https://smba.trafficmanager.net/"], False),
    ],
)
def test_only_listed_hosts_are_sent_to(url: object, allowed: bool) -> None:
    assert may_send_to(url, HOSTS, local=False) is allowed


def test_local_mode_sends_to_this_machine_only() -> None:
    assert may_send_to("http://localhost:56150/", frozenset(), local=True)
    assert may_send_to("http://[::1]:56150/", frozenset(), local=True)
    assert not may_send_to("https://smba.trafficmanager.net/", HOSTS, local=True)
    assert not may_send_to("http://localhost:1/", frozenset({"localhost:2"}), local=True)


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "LOCALHOST"])
def test_what_is_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "10.0.0.1", "127.0.0.1.example", "localhost.example", "", "::", "2130706433"]
)
def test_what_is_not_loopback(host: str) -> None:
    assert not is_loopback(host)


def test_the_clock_is_aware() -> None:
    assert system_clock().utcoffset() is not None


def test_only_named_facts_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "samklang"):
        log("voted", count=7, choice=4, person="Ingrid", text="hei", value={"a": 1})
    line = orjson.loads(JsonLines().format(caplog.records[0]))
    assert {name: line[name] for name in line if name != "at"} == {"level": "info", "event": "voted", "count": 7}


def test_a_failure_is_logged_by_type_and_place_and_not_by_message(caplog: pytest.LogCaptureFixture) -> None:
    try:
        raise ValueError("Ingrid stemte 4")
    except ValueError as error:
        with caplog.at_level(logging.INFO, "samklang"):
            log_failure("vote failed", error, "abc123")
    line = JsonLines().format(caplog.records[0])
    assert "Ingrid" not in line
    assert "ValueError" in line
    assert "test_small_parts.py" in line


def test_of_what_others_log_the_arguments_are_left_out() -> None:
    record = logging.LogRecord("aiohttp.server", logging.ERROR, "x", 1, "Error handling %s", ("Ingrid",), None)
    line = orjson.loads(JsonLines().format(record))
    assert (line["event"], line["logger"]) == ("Error handling %s", "aiohttp.server")


async def test_a_failing_task_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def fail() -> None:
        raise RuntimeError("hemmelig")

    spawn(fail(), "a test")
    await drain()
    await asyncio.sleep(0)
    (record,) = caplog.records
    assert record.getMessage() == "background task failed"
    assert "hemmelig" not in str(vars(record))


async def test_what_does_not_end_is_cancelled_at_shutdown() -> None:
    task = spawn(asyncio.Event().wait(), "endless")
    await drain(timeout=0.01)
    assert task.cancelled()


async def test_a_deadline_ends_what_takes_too_long_and_nothing_else() -> None:
    deadlines = Deadlines()

    async def quick() -> int:
        return 7

    assert await deadlines.run(quick(), 1) == 7
    with pytest.raises(TimeoutError):
        await deadlines.run(asyncio.Event().wait(), 0.02)
    assert await deadlines.run(quick(), 1) == 7
    task = asyncio.current_task()
    assert task is not None
    assert task.cancelling() == 0


async def test_a_cancellation_from_elsewhere_stays_a_cancellation() -> None:
    task = asyncio.create_task(Deadlines().run(asyncio.Event().wait(), 10))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_turns_are_taken_one_at_a_time_for_each_name() -> None:
    turns, seen = Turns(), []

    async def work(name: str, number: int) -> None:
        async with turns.of(name):
            seen.append((name, number, "in"))
            await asyncio.sleep(0)
            seen.append((name, number, "out"))

    await asyncio.gather(*(work("a", number) for number in range(3)))
    assert seen == [("a", number, way) for number in range(3) for way in ("in", "out")]


async def test_a_shared_call_is_made_anew_when_its_maker_gives_up() -> None:
    shared, blocked = Shared(), asyncio.Event()
    calls: list[int] = []

    async def call() -> None:
        calls.append(len(calls))
        if len(calls) == 1:
            await blocked.wait()

    first = asyncio.create_task(shared.run(call))
    await asyncio.sleep(0)
    second = asyncio.create_task(shared.run(call))
    await asyncio.sleep(0)
    first.cancel()
    await second
    assert calls == [0, 1]
