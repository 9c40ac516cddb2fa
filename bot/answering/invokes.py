"""Answers invokes straight from the verified activity, without a turn.

The HTTP status is 200 whenever this code ran; what happened is in the body. A card that is serialised already is put
into the body as it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson

from bot.answering.presses import act
from bot.conducting.place import leaves_its_place, shown_in_place
from bot.edge.incoming import Incoming
from bot.handling.asked_for import settle
from bot.handling.services import Answer, Services
from bot.owners.place import owned_in_place
from bot.running.logging_ import log
from cards.verbs import Press, StaleCard, decode, every_verb

CARD = "application/vnd.microsoft.card.adaptive"
MESSAGE = "application/vnd.microsoft.activity.message"
ERROR = "application/vnd.microsoft.error"
# Those of Teams that we do not answer. A name that is none of them may be anything, and is not logged.
OTHERS = frozenset(
    {
        "actionableMessage/executeAction",
        "application/search",
        "composeExtension/query",
        "composeExtension/queryLink",
        "composeExtension/submitAction",
        "config/fetch",
        "config/submit",
        "fileConsent/invoke",
        "handoff/action",
        "message/submitAction",
        "signin/tokenExchange",
        "signin/verifyState",
        "tab/fetch",
        "tab/submit",
        "task/fetch",
        "task/submit",
    }
)
_BEFORE_CARD = b'{"statusCode":200,"type":"' + CARD.encode() + b'","value":'


async def answer(services: Services, incoming: Incoming) -> tuple[int, bytes]:
    """Status and body for one invoke."""
    if incoming.name != "adaptiveCard/action":
        log("unknown invoke", name=incoming.name if incoming.name in OTHERS else "other")
        return 200, b"{}"
    value = incoming.value
    action = value.get("action") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(action, Mapping):
        return 200, _error(400, "BadRequest", "The action is missing.")
    press = decode(action.get("data"))
    alone = value.get("trigger") == "automatic"
    left = isinstance(press, Press) and not alone and await leaves_its_place(services, incoming, press)
    found = await act(services, incoming, _shown_only(press) if alone else press, alone=alone)
    if isinstance(press, Press) and not alone:
        if incoming.scope == "personal" and not press.verb.shows and _came_about(press, found):
            await settle(services, incoming)
        await shown_in_place(services, incoming, press, found, left=left)
        await owned_in_place(services, incoming, found, incoming.reply_to_id)
    return 200, body(found)


def body(found: Answer) -> bytes:
    """An answer as the body of the response."""
    if isinstance(found, bytes):
        return _BEFORE_CARD + found + b"}"
    if isinstance(found, str):
        return orjson.dumps({"statusCode": 200, "type": MESSAGE, "value": found})
    return orjson.dumps({"statusCode": 200, "type": CARD, "value": found})


def _came_about(press: Press, found: Answer) -> bool:
    """Whether a press has done what it is for: one sentence, or the same button again, say that something is wrong."""
    same = f'"verb":"{press.verb}"'.encode()
    return not isinstance(found, str) and same not in (found if isinstance(found, bytes) else orjson.dumps(found))


def _shown_only(press: Press | StaleCard) -> Press | StaleCard:
    """A client that asks by itself is shown something and never acts, whatever the payload says."""
    if isinstance(press, StaleCard) or (press.verb.shows and not press.verb.asked_alone):
        return press
    if press.verb.asked_alone:
        return replace(press, verb=every_verb()[press.verb.asked_alone], arg="", inputs={})
    return StaleCard("not a thing to show")


def _error(status: int, code: str, message: str) -> bytes:
    content: dict[str, Any] = {"statusCode": status, "type": ERROR, "value": {"code": code, "message": message}}
    return orjson.dumps(content)
