"""Outbound calls against a loopback Bot Connector: what people see, what is never sent, and to whom."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncIterator

import pytest

from bot.edge.outgoing import message
from domain.errors import TransportError
from tests.support.machines.line import CHAT, Line, a_line
from tests.support.playing.beats import beats_while

CHANNEL = "19:solvik@thread.tacv2"
CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Hei"}]}


@pytest.fixture
async def line() -> AsyncIterator[Line]:
    async with a_line() as opened:
        yield opened


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


async def test_names_with_letters_in_two_parts_are_composed(line: Line) -> None:
    line.teams.add_member(CHANNEL, "29:1", "aad-1", unicodedata.normalize("NFD", "Pål Ås"))
    (found,) = await line.connector.members(line.teams.service_url, CHANNEL)
    assert (found.name, found.given_name) == ("Pål Ås", "Pål")


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
    beats = await beats_while(sending)
    assert beats >= 10
