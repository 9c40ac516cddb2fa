"""What a loopback Bot Connector keeps: messages as people see them, and requests as they came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from aiohttp import web

ADAPTIVE = "application/vnd.microsoft.card.adaptive"


@dataclass
class Message:
    """A message as people see it now: edits are applied to it."""

    id: str
    conversation_id: str  # with ;messageid= in a thread of a channel
    activity: dict[str, Any]
    edits: int = 0
    deleted: bool = False

    @property
    def text(self) -> str:
        return self.activity.get("text") or ""

    @property
    def summary(self) -> str:
        return self.activity.get("summary") or ""

    @property
    def cards(self) -> list[dict[str, Any]]:
        return [a["content"] for a in self.activity.get("attachments") or () if a.get("contentType") == ADAPTIVE]

    @property
    def card(self) -> dict[str, Any]:
        """The one card of the message."""
        (card,) = self.cards
        return card

    @property
    def root(self) -> bool:
        """Whether the message starts a thread (or is in a personal chat)."""
        return self.conversation_id.partition(";messageid=")[2] in ("", self.id)


@dataclass(frozen=True)
class Request:
    """One call that came in, whether it was answered well or not."""

    method: str
    path: str  # as sent, percent-encoding kept
    token: str
    body: Any
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass
class Trouble:
    """What the next calls run into."""

    status: int
    headers: Mapping[str, str]
    times: int
    code: str
    method: str
    containing: str
    delay: float
    delivered: bool


def ok(body: Any, status: int = 200) -> web.Response:
    return web.Response(status=status, body=orjson.dumps(body), content_type="application/json")


def error(status: int, code: str, headers: Mapping[str, str] | None = None) -> web.Response:
    body = orjson.dumps({"error": {"code": code, "message": f"{code}, said by a test"}})
    return web.Response(status=status, body=body, content_type="application/json", headers=headers)


def next_trouble(waiting: list[Trouble], request: web.Request) -> Trouble | None:
    """The trouble that this request meets; it is used up by so many."""
    for trouble in waiting:
        if trouble.method in ("", request.method) and trouble.containing in request.path:
            trouble.times -= 1
            if not trouble.times:
                waiting.remove(trouble)
            return trouble
    return None


def channels_of(team: str, there: set[str], teams: Mapping[str, str]) -> web.Response:
    """The channels of a team as Teams lists them: the general one without a name, others by what stands in the id."""
    named = [{"id": each, "name": each[3:].partition("@")[0].title()} for each in sorted(there) if teams[each] == team]
    return ok({"conversations": [{"id": team}, *named]})
