"""Messages as the Bot Connector takes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from cards.kit.scene import Card

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
Activity = Mapping[str, Any]  # Any: JSON in the protocol's own form


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message landed: what an edit needs."""

    conversation_id: str  # with ;messageid= where a thread was begun
    activity_id: str


@dataclass(frozen=True, slots=True)
class RosterMember:
    """A person as the roster of a team or conversation gives them."""

    user_id: str
    aad_id: str
    name: str
    given_name: str = ""
    tenant_id: str = ""
    role: str = ""  # user, guest, anonymous: the roster does not say who owns the team


def message(card: Card | bytes | None = None, text: str = "", summary: str = "", *, alert: bool = False) -> Activity:
    """A message with a card (as JSON primitives, or serialised already) or a text.

    ``summary`` is what a notification shows; ``alert`` asks for one in the activity feed.
    """
    activity: dict[str, Any] = {"type": "message"}
    if text:
        activity |= {"text": text, "textFormat": "plain"}
    if summary:
        activity["summary"] = summary
    if card is not None:
        content = orjson.Fragment(card) if isinstance(card, bytes) else card
        activity["attachments"] = [{"contentType": ADAPTIVE, "content": content}]
    if alert:
        activity["channelData"] = {"notification": {"alert": True}}
    return activity
