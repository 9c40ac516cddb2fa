"""Turns of the SDK over our own adapter, against a loopback Bot Connector."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import orjson
import pytest
from botbuilder.core import ConversationState, MemoryStorage, MessageFactory, TurnContext
from botbuilder.dialogs import DialogSet, TextPrompt, WaterfallDialog, WaterfallStepContext
from botbuilder.dialogs.prompts import PromptOptions
from botbuilder.schema import Activity

from bot.edge.activity import read_incoming
from bot.edge.adapter import Adapter, Logic, incoming_of, reply
from bot.edge.connector import Connector
from bot.edge.outgoing import message
from bot.running.settings import read_settings
from domain.errors import TransportError
from tests.support.machines.connector import LoopbackConnector
from tests.support.machines.edge import MovableClock, activity, environment
from tests.support.machines.line import FixedTokens

CARD = {"type": "AdaptiveCard", "version": "1.5", "body": [{"type": "TextBlock", "text": "Hei"}]}


@dataclass
class Stage:
    adapter: Adapter
    teams: LoopbackConnector
    errors: list[Exception] = field(default_factory=list)

    async def say(self, logic: Logic, **changes: Any) -> bytes | None:
        return await self.adapter.process(read_incoming(activity(self.teams.service_url, **changes)), logic)

    @property
    def texts(self) -> list[str]:
        return [m.text for m in self.teams.thread("a:1ingrid")]


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async def sleep(_seconds: float) -> None:
        pass

    async with LoopbackConnector() as teams:
        connector = Connector(read_settings(environment(teams=teams)), FixedTokens(), MovableClock(), sleep)
        yield Stage(Adapter(connector), teams)
        await connector.close()


async def test_a_reply_goes_to_the_conversation_as_a_reply(stage: Stage) -> None:
    async def logic(context: TurnContext) -> None:
        sent = await context.send_activity("hei")
        assert sent.id == stage.teams.messages[0].id

    assert await stage.say(logic) is None
    (request,) = stage.teams.requests
    assert request.path == "/v3/conversations/a%3A1ingrid/activities/1700000000000"
    assert request.body["replyToId"] == "1700000000000"
    assert request.body["recipient"]["id"] == "29:ingrid"
    assert stage.texts == ["hei"]


async def test_the_turn_knows_the_verified_activity_and_has_the_text_without_the_mention(stage: Stage) -> None:
    bot = {"id": "28:bot", "name": "Poll"}
    entities = [{"type": "mention", "mentioned": bot, "text": "<at>Poll</at>"}]

    async def logic(context: TurnContext) -> None:
        assert context.activity.text == "create Poll"
        assert incoming_of(context).user_name == "Ingrid Lunde"
        await context.send_activity("ja")

    await stage.say(logic, text="<at>Poll</at> create Poll", entities=entities, recipient=bot)
    assert stage.texts == ["ja"]


@pytest.mark.parametrize("card", [CARD, orjson.dumps(CARD)], ids=["primitives", "bytes"])
async def test_a_card_is_sent_edited_and_taken_away(stage: Stage, card: Any) -> None:
    async def logic(context: TurnContext) -> None:
        sent = await context.send_activity(reply(message(card, summary="Hei")))
        (seen,) = stage.teams.messages
        assert seen.card == CARD
        assert seen.summary == "Hei"
        changed = reply(message(text="ny"))
        changed.id = sent.id
        await context.update_activity(changed)
        assert seen.text == "ny"
        await context.delete_activity(sent.id)
        assert seen.deleted

    await stage.say(logic)
    assert [request.method for request in stage.teams.requests] == ["POST", "PUT", "DELETE"]


async def test_traces_are_dropped(stage: Stage) -> None:
    async def logic(context: TurnContext) -> None:
        await context.send_trace_activity("secret", {"who": "voted"})
        sent = await context.send_activities([Activity(type="trace"), MessageFactory.text("hei")])
        assert [bool(each.id) for each in sent] == [False, True]

    await stage.say(logic)
    assert stage.texts == ["hei"]


async def test_expected_replies_are_the_answer_and_are_not_sent(stage: Stage) -> None:
    async def logic(context: TurnContext) -> None:
        await context.send_activity("hei")
        await context.send_trace_activity("trace")
        await context.send_activity(reply(message(CARD)))

    body = await stage.say(logic, deliveryMode="expectReplies")
    assert body is not None
    replies = orjson.loads(body)["activities"]
    assert [each["type"] for each in replies] == ["message", "message"]
    assert replies[0]["text"] == "hei"
    assert replies[1]["attachments"][0]["content"] == CARD
    assert stage.teams.requests == []


async def test_a_failure_in_a_turn_goes_to_the_error_handler(stage: Stage) -> None:
    async def tell(context: TurnContext, error: Exception) -> None:
        stage.errors.append(error)
        await context.send_activity("det gikk galt")

    async def logic(context: TurnContext) -> None:
        raise ZeroDivisionError

    stage.adapter.on_turn_error = tell
    await stage.say(logic)
    assert stage.texts == ["det gikk galt"]
    assert isinstance(stage.errors[0], ZeroDivisionError)


async def test_a_message_that_cannot_be_delivered_is_a_transport_error(stage: Stage) -> None:
    stage.teams.block("a:1ingrid", "MessageWritesBlocked")

    async def logic(context: TurnContext) -> None:
        await context.send_activity("hei")

    with pytest.raises(TransportError) as failure:
        await stage.say(logic)
    assert failure.value.code == "MessageWritesBlocked"


async def test_members_that_came_are_known_to_the_turn(stage: Stage) -> None:
    seen: list[str] = []

    async def logic(context: TurnContext) -> None:
        seen.extend(member.id for member in context.activity.members_added)

    await stage.say(logic, type="conversationUpdate", text=None, membersAdded=[{"id": "29:a"}, "odd", {"id": "29:b"}])
    assert seen == ["29:a", None, "29:b"]


async def test_a_waterfall_with_a_prompt_runs_on_it(stage: Stage) -> None:
    async def ask(step: WaterfallStepContext) -> Any:
        return await step.prompt("text", PromptOptions(prompt=MessageFactory.text("Hva heter du?")))

    async def greet(step: WaterfallStepContext) -> Any:
        await step.context.send_activity(f"Hei, {step.result}")
        return await step.end_dialog()

    state = ConversationState(MemoryStorage())
    dialogs = DialogSet(state.create_property("dialogs"))
    dialogs.add(TextPrompt("text"))
    dialogs.add(WaterfallDialog("greeting", [ask, greet]))

    async def logic(context: TurnContext) -> None:
        dialog = await dialogs.create_context(context)
        if (await dialog.continue_dialog()).status.name == "Empty":
            await dialog.begin_dialog("greeting")
        await state.save_changes(context)

    await stage.say(logic)
    await stage.say(logic, text="Ingrid", id="2")
    assert stage.texts == ["Hva heter du?", "Hei, Ingrid"]
