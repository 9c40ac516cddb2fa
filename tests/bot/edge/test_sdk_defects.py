"""The defects of the retired SDK that the edge must not have, one test each, with real signed tokens.

The numbers are those of the list that the edge was built against: B1 answers of presses, B2 answers that are a text,
B3 key rotation, B4 statuses for bad tokens and bodies, B5 blocking key downloads, B6 a token a message, B7 retries,
B8 the bot's name in a text, B9 state that loses updates, B10 no app id.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import orjson
import pytest

from app import main
from bot.edge.activity import read_incoming
from bot.edge.connector import Connector
from bot.edge.outgoing import message
from bot.edge.tokens import EntraTokens
from domain.errors import TransportError
from tests.support.machines.edge import Edge, MovableClock, activity, invoke, running_edge
from tests.support.playing.beats import beats_while

ROOT = Path(__file__).parents[3]


@pytest.fixture
async def edge() -> AsyncIterator[Edge]:
    async with running_edge() as running:
        yield running


def _answers(edge: Edge, value: object, kind: str) -> None:
    async def answer(_came: dict[str, Any]) -> tuple[int, bytes]:
        return 200, orjson.dumps({"statusCode": 200, "type": kind, "value": value})

    edge.on_invoke = answer


async def test_b1_a_press_is_answered_with_a_card_and_200(edge: Edge) -> None:
    card = {"type": "AdaptiveCard", "version": "1.5", "body": []}
    _answers(edge, card, "application/vnd.microsoft.card.adaptive")
    status, body = await edge.post(invoke(edge.teams.service_url, {"v": 1}))
    assert (status, orjson.loads(body)["value"]) == (200, card)


async def test_b2_a_press_may_be_answered_with_a_text_and_a_broken_press_is_no_5xx(edge: Edge) -> None:
    _answers(edge, "Takk", "application/vnd.microsoft.activity.message")
    status, body = await edge.post(invoke(edge.teams.service_url, {"v": 1}))
    assert (status, orjson.loads(body)["value"]) == (200, "Takk")
    broken: tuple[object, ...] = (None, [], "x", {"action": None}, {"action": {"type": "Action.Submit"}})
    for value in broken:
        assert await edge.status(invoke(edge.teams.service_url, value=value)) == 200


async def test_b3_a_new_signing_key_is_taken_at_once_and_an_unknown_one_is_401(edge: Edge) -> None:
    assert await edge.status(activity(edge.teams.service_url)) == 201
    edge.authority.rotate()
    assert await edge.status(activity(edge.teams.service_url)) == 201
    claims = edge.authority.claims(edge.teams.service_url)
    unknown = edge.authority.keys[-1].sign(claims, {"kid": "nobody's"})
    assert await edge.status(activity(edge.teams.service_url), {"Authorization": f"Bearer {unknown}"}) == 401


async def test_b4_bad_tokens_are_401_and_bad_bodies_400(edge: Edge) -> None:
    for header in ("", "Bearer", "Bearer junk", "Basic eDp5"):
        assert await edge.status(activity(edge.teams.service_url), {"Authorization": header}) == 401
    for claims in ({"exp": 1}, {"iss": None}, {"aud": "x"}, {"serviceurl": "https://elsewhere.example/"}):
        assert await edge.status(activity(edge.teams.service_url), **claims) == 401
    for body in (b"{", b"[]", b"1"):
        assert await edge.status(body) == 400


async def test_b5_the_loop_is_not_blocked_while_a_slow_authority_answers(edge: Edge) -> None:
    edge.authority.delay = 0.2  # the authority runs in this very loop: a blocking download would never end
    asked = asyncio.create_task(edge.status(activity(edge.teams.service_url)))
    beats = await beats_while(asked)
    assert asked.result() == 201
    assert beats >= 10


async def test_b6_three_messages_in_three_turns_cost_one_outbound_token(edge: Edge) -> None:
    clock, asked = MovableClock(), []

    class Credential:
        async def get_token(self, scope: str) -> Any:
            asked.append(scope)
            return SimpleNamespace(token="outbound", expires_on=clock().timestamp() + 3600)

        async def close(self) -> None:
            pass

    connector = Connector(edge.settings, EntraTokens(edge.settings, clock, lambda _settings: Credential()), clock)

    async def reply(came: dict[str, Any]) -> None:
        incoming = read_incoming(came)
        await connector.send(incoming.service_url, incoming.conversation_id, message(text="hei"))

    edge.on_message = reply
    for number in range(3):
        assert await edge.status(activity(edge.teams.service_url, id=str(number))) == 201
    await connector.close()
    assert len(asked) == 1
    assert edge.teams.tokens == ["outbound"] * 3


@pytest.mark.parametrize(("status", "attempts"), [(412, 4), (429, 4), (502, 2), (503, 2), (504, 2), (500, 1), (403, 1)])
async def test_b7_a_message_is_tried_again_as_its_status_allows(edge: Edge, status: int, attempts: int) -> None:
    async def no_wait(_seconds: float) -> None:
        pass

    class Token:
        async def bearer(self) -> str:
            return "outbound"

        def forget(self, token: str) -> None:
            pass

        async def close(self) -> None:
            pass

    connector = Connector(edge.settings, Token(), MovableClock(), no_wait)
    edge.teams.fail_next(status, times=99)
    with pytest.raises(TransportError) as failure:
        await connector.send(edge.teams.service_url, "a:1", message(text="hei"))
    await connector.close()
    assert failure.value.status == status  # never an error that hides it
    assert len(edge.teams.requests) == attempts


async def test_b8_a_bot_called_poll_may_be_told_to_create_poll_about_polling(edge: Edge) -> None:
    bot = {"id": "28:poll", "name": "Poll"}
    entities = [{"type": "mention", "mentioned": bot, "text": "<at>Poll</at>"}]
    text = "<at>Poll</at> create Poll about Polling"
    await edge.status(activity(edge.teams.service_url, text=text, recipient=bot, entities=entities))
    await edge.status(activity(edge.teams.service_url, text=None, recipient=bot, entities=entities))
    assert [read_incoming(came).text for came in edge.seen] == ["create Poll about Polling", ""]


def test_b9_nothing_is_kept_in_the_state_that_loses_updates() -> None:
    banned = re.compile(r"\b(BotState|ConversationState|UserState|PrivateConversationState|MemoryStorage|jsonpickle)\b")
    for room in ("bot", "dialogs", "cards", "domain", "store"):
        for path in (ROOT / room).rglob("*.py"):
            imports = [line for line in path.read_text().splitlines() if re.match(r"\s*(from|import)\s", line)]
            assert not banned.search("\n".join(imports)), path


def test_b10_without_an_app_id_the_service_does_not_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("MicrosoftAppId", "MicrosoftAppPassword", "MicrosoftAppTenantId", "SAMKLANG_SECRET"):
        monkeypatch.delenv(name, raising=False)
    assert main(["serve"]) == 2
    assert "MicrosoftAppId" in capsys.readouterr().err
