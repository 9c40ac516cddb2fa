"""Outbound calls against a loopback Bot Connector: what is tried again, what is never sent, what people see."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bot.connector import Connector
from bot.outgoing import message
from bot.settings import read_settings
from domain.errors import TransportError
from tests.support.connector import LoopbackConnector
from tests.support.edge import MovableClock, environment

CHANNEL = "19:solvik@thread.tacv2"
CHAT = "a:1ingrid"
CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Hei"}]}


class FixedTokens:
    def __init__(self) -> None:
        self.forgotten = 0
        self.asked = 0

    async def bearer(self) -> str:
        self.asked += 1
        return "outbound"

    def forget(self) -> None:
        self.forgotten += 1

    async def close(self) -> None:
        pass


@dataclass
class Line:
    connector: Connector
    teams: LoopbackConnector
    tokens: FixedTokens
    waits: list[float]

    async def send(self, text: str = "hei") -> str:
        return await self.connector.send(self.teams.service_url, CHAT, message(text=text))


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    async with LoopbackConnector() as teams:
        tokens = FixedTokens()
        settings = read_settings(environment(teams=teams))
        connector = Connector(settings, tokens, MovableClock(), sleep, timeout=0.5)
        yield Line(connector, teams, tokens, waits)
        await connector.close()


async def test_a_message_is_sent_edited_and_taken_away(line: Line) -> None:
    url = line.teams.service_url
    sent = await line.connector.send(url, CHAT, message(CARD, summary="Hei"))
    await line.connector.update(url, CHAT, sent, message(CARD | {"version": "1.4"}))
    (seen,) = line.teams.thread(CHAT)
    assert (seen.card["version"], seen.edits) == ("1.4", 1)
    await line.connector.delete(url, CHAT, sent)
    assert line.teams.thread(CHAT) == []
    assert line.teams.tokens == ["outbound"] * 3


async def test_a_card_that_is_serialised_already_is_sent_as_it_is(line: Line) -> None:
    await line.connector.send(line.teams.service_url, CHAT, message(b'{"type":"AdaptiveCard"}'))
    assert line.teams.thread(CHAT)[0].card == {"type": "AdaptiveCard"}
    await line.connector.send(line.teams.service_url, CHAT, b'{"type":"message","text":"raw"}')
    assert line.teams.thread(CHAT)[1].text == "raw"


async def test_every_part_of_a_path_is_percent_encoded(line: Line) -> None:
    place = "19:a/b?c#d;messageid=1 2%"
    await line.connector.reply(line.teams.service_url, place, "1/../2", message(text="hei"))
    assert line.teams.requests[0].path == (
        "/v3/conversations/19%3Aa%2Fb%3Fc%23d%3Bmessageid%3D1%202%25/activities/1%2F..%2F2"
    )


async def test_a_personal_chat_and_a_thread_are_begun(line: Line) -> None:
    url = line.teams.service_url
    chat = await line.connector.create_personal(url, "tenant", "28:bot", "29:ingrid")
    assert chat == line.teams.personal_conversation("29:ingrid")
    thread = await line.connector.create_thread(url, "tenant", "28:bot", CHANNEL, message(text="Hei alle"))
    (post,) = line.teams.channel_posts(CHANNEL)
    assert (thread.conversation_id, thread.activity_id) == (post.conversation_id, post.id)
    await line.connector.send(url, thread.conversation_id, message(text="og et svar"))
    assert [m.text for m in line.teams.thread(thread.conversation_id)] == ["Hei alle", "og et svar"]
    assert line.teams.requests[0].body["channelData"] == {"tenant": {"id": "tenant"}}


async def test_a_roster_is_read_page_by_page(line: Line) -> None:
    line.teams.page_size = 3
    for number in range(8):
        line.teams.add_member(CHANNEL, f"29:{number}", f"aad-{number}", f"Person {number}")
    found = await line.connector.members(line.teams.service_url, CHANNEL)
    assert [person.aad_id for person in found] == [f"aad-{number}" for number in range(8)]
    assert len(line.teams.requests) == 3
    one = await line.connector.member(line.teams.service_url, CHANNEL, "aad-2")
    assert one is not None
    assert one.given_name == "Person"
    assert await line.connector.member(line.teams.service_url, CHANNEL, "aad-99") is None


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


@pytest.mark.parametrize(
    "code",
    [
        "ConversationBlockedByUser",
        "BotNotInConversationRoster",
        "ForbiddenOperationException",
        "MessageWritesBlocked",
        "BotDisabledByAdmin",
    ],
)
async def test_a_refusal_says_why(line: Line, code: str) -> None:
    line.teams.personal_conversation("29:ingrid")
    line.teams.block("29:ingrid", code)
    with pytest.raises(TransportError) as failure:
        await line.connector.send(line.teams.service_url, CHAT, message(text="hei"))
    assert (failure.value.code, failure.value.permanent) == (code, True)


async def test_a_refused_token_is_forgotten_and_not_used_again_here(line: Line) -> None:
    line.teams.fail_next(401)
    with pytest.raises(TransportError) as failure:
        await line.send()
    assert (line.tokens.forgotten, failure.value.permanent, len(line.teams.requests)) == (1, False, 1)


@pytest.mark.parametrize(
    "url",
    [
        "https://collector.example/",
        "http://smba.trafficmanager.net/emea/",
        "https://smba.trafficmanager.net.evil.example/",
        "https://smba.trafficmanager.net@evil.example/",
        "https://evil.example/?https://smba.trafficmanager.net/",
        "file:///etc/passwd",
        "",
    ],
)
async def test_no_token_leaves_for_a_host_that_is_not_listed(line: Line, url: str) -> None:
    with pytest.raises(TransportError) as failure:
        await line.connector.send(url, CHAT, message(text="hei"))
    assert (failure.value.permanent, line.tokens.asked) == (True, 0)


async def test_a_redirect_is_not_followed(line: Line) -> None:
    line.teams.fail_next(307, {"Location": "https://collector.example/"})
    with pytest.raises(TransportError) as failure:
        await line.send()
    assert (failure.value.status, len(line.teams.requests)) == (307, 1)


async def test_a_conversation_gets_one_message_at_a_time_in_order(line: Line) -> None:
    line.teams.fail_next(412, times=2)
    await asyncio.gather(*(line.send(str(number)) for number in range(10)))
    assert [m.text for m in line.teams.thread(CHAT)] == [str(number) for number in range(10)]
    assert line.teams.most_at_once == 1
    assert line.connector._turns._turns == {}


async def test_the_loop_runs_on_while_a_service_is_slow(line: Line) -> None:
    line.teams.fail_next(503, times=1, delay=0.2)
    sending = asyncio.create_task(line.send())
    beats = 0
    while not sending.done():
        await asyncio.sleep(0.01)
        beats += 1
    assert beats >= 10
