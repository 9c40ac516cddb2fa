"""Outbound calls that fail: what is tried again, how often, how long after."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.edge.connector import Connector
from bot.edge.outgoing import message
from bot.running.settings import read_settings
from domain.errors import TransportError
from tests.support.machines.edge import MovableClock, environment
from tests.support.machines.line import CHAT, Line, a_line


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with a_line() as opened:
        yield opened


@pytest.mark.parametrize("status", [412, 429])
async def test_what_was_not_done_is_tried_again(line: Line, status: int) -> None:
    line.teams.fail_next(status, times=3)
    assert await line.send()
    assert len(line.teams.requests) == 4
    assert len(line.teams.thread(CHAT)) == 1
    assert all(before * 0.6 < after < before * 6.1 for before, after in zip(line.waits, line.waits[1:], strict=False))


async def test_attempts_come_to_an_end(line: Line) -> None:
    line.teams.fail_next(429, times=99)
    with pytest.raises(TransportError) as failure:
        await line.send()
    assert (failure.value.status, failure.value.permanent) == (429, False)
    assert len(line.teams.requests) == 4


async def test_retry_after_is_honoured(line: Line) -> None:
    line.teams.fail_next(429, {"Retry-After": "3"})
    await line.send()
    assert line.waits == [3.0]


async def test_a_long_retry_after_is_left_to_whoever_sends(line: Line) -> None:
    line.teams.fail_next(429, {"Retry-After": "120"})
    with pytest.raises(TransportError) as failure:
        await line.send()
    assert (failure.value.retry_after, failure.value.permanent, line.waits) == (120.0, False, [])


@pytest.mark.parametrize("value", ["soon", "-5", "nan", "inf", "", "Wed, 99 Nov 2026"])
async def test_a_senseless_retry_after_is_no_reason_to_wait_for_ever(line: Line, value: str) -> None:
    line.teams.fail_next(429, {"Retry-After": value})
    assert await line.send()
    assert 0 < line.waits[0] < 2


@pytest.mark.parametrize("status", [502, 503, 504])
async def test_a_message_that_may_have_arrived_is_sent_once_more_and_no_oftener(line: Line, status: int) -> None:
    line.teams.fail_next(status, times=99)
    with pytest.raises(TransportError) as failure:
        await line.send()
    assert (failure.value.status, failure.value.permanent) == (status, False)
    assert len(line.teams.requests) == 2


@pytest.mark.parametrize("status", [502, 503, 504])
async def test_an_edit_is_repeated_as_often_as_need_be(line: Line, status: int) -> None:
    sent = await line.send()
    line.teams.fail_next(status, times=3)
    await line.connector.update(line.teams.service_url, CHAT, sent, message(text="ny"))
    assert line.teams.thread(CHAT)[0].text == "ny"
    assert len(line.teams.requests) == 5


async def test_no_answer_in_time_counts_as_perhaps_delivered(line: Line) -> None:
    line.teams.fail_next(200, times=99, delay=0.8, delivered=True)
    with pytest.raises(TransportError) as failure:
        await line.send()
    assert (failure.value.permanent, failure.value.code) == (False, "Timeout")
    assert len(line.teams.thread(CHAT)) == 2


async def test_a_service_that_is_not_there_is_tried_again_and_is_no_permanent_failure(line: Line) -> None:
    settings = read_settings(environment(SAMKLANG_SERVICE_HOSTS="127.0.0.1:1"))
    connector = Connector(settings, line.tokens, MovableClock(), line.connector._sleep)
    with pytest.raises(TransportError) as failure:
        await connector.send("http://127.0.0.1:1/", CHAT, message(text="hei"))
    await connector.close()
    assert (failure.value.permanent, len(line.waits)) == (False, 3)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 409, 413, 500, 501])
async def test_other_statuses_are_not_tried_again(line: Line, status: int) -> None:
    line.teams.fail_next(status, times=99)
    with pytest.raises(TransportError) as failure:
        await line.send()
    assert (failure.value.status, failure.value.permanent) == (status, True)
    assert len(line.teams.requests) == 1
