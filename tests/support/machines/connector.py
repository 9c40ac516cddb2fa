"""A loopback Bot Connector: keeps what each person and channel sees, and makes trouble when told to."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import unquote

import orjson
from aiohttp import web

from tests.support.machines.seen import Message, Request, Trouble, channels_of, error, next_trouble, ok


@dataclass
class LoopbackConnector:
    """``async with LoopbackConnector() as teams``. ``service_url`` goes into inbound activities.

    ``members`` maps a team (or any conversation) to its people; ``channels`` maps a channel to its team.
    """

    members: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    channels: dict[str, str] = field(default_factory=dict)
    teams: dict[str, dict[str, Any]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    blocked: dict[str, str] = field(default_factory=dict)  # user or conversation -> error code
    deleted_channels: set[str] = field(default_factory=set)
    page_size: int = 500
    most_at_once: int = 0
    service_url: str = ""
    host: str = ""

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1_700_000_000_001)
        self._trouble: list[Trouble] = []
        self._personal: dict[str, str] = {}
        self._busy: dict[str, int] = {}
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=1 << 20)
        app.router.add_route("*", "/{path:.*}", self._any)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.host = f"127.0.0.1:{self._runner.addresses[0][1]}"
        self.service_url = f"http://{self.host}/"
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self._runner:
            await self._runner.cleanup()

    # What tests set up -------------------------------------------------------------------------------------------

    def add_member(self, place: str, user_id: str, aad_id: str, name: str, **more: Any) -> dict[str, Any]:
        """Put a person on the roster of a team or conversation."""
        person = {
            "id": user_id,
            "aadObjectId": aad_id,
            "objectId": aad_id,
            "name": name,
            "givenName": name.split(" ")[0],
            "userPrincipalName": f"{aad_id}@skole.example",
            "tenantId": more.pop("tenantId", "demo-tenant"),
            "userRole": "user",
        } | more
        self.members.setdefault(place, []).append(person)
        return person

    def remove_member(self, place: str, aad_id: str) -> None:
        """Take a person off the roster."""
        self.members[place] = [person for person in self.members[place] if person["aadObjectId"] != aad_id]

    def block(self, user: str, code: str = "ConversationBlockedByUser") -> None:
        """Whatever is sent to this person (or conversation) is refused with 403 and this code."""
        self.blocked[user] = code

    def unblock(self, user: str) -> None:
        """Let messages through again."""
        self.blocked.pop(user, None)

    def fail_next(
        self,
        status: int,
        headers: Mapping[str, str] | None = None,
        times: int = 1,
        *,
        code: str = "",
        method: str = "",
        containing: str = "",
        delay: float = 0.0,
        delivered: bool = False,
    ) -> None:
        """Answer the next calls with ``status``; only those with this method, or with ``containing`` in their path.

        ``delivered``: the message arrives all the same. ``delay``: seconds before the answer.
        """
        self._trouble.append(Trouble(status, headers or {}, times, code, method, containing, delay, delivered))

    # What tests ask ----------------------------------------------------------------------------------------------

    def personal_conversation(self, user: str) -> str:
        """The personal chat with a user (``29:…``), made if need be; use it in inbound activities too."""
        return self._personal.setdefault(user, f"a:1{user.removeprefix('29:')}")

    def personal(self, user: str) -> list[Message]:
        """What a person sees in personal chat, in order. ``user`` is a ``29:…`` id, an AAD id or a conversation."""
        ids = {user, self._personal.get(user, "")}
        for people in self.members.values():
            ids |= {self._personal.get(p["id"], "") for p in people if user in (p["id"], p["aadObjectId"])}
        return [m for m in self.messages if m.conversation_id in ids - {""} and not m.deleted]

    def channel_posts(self, channel_id: str, *, roots_only: bool = False) -> list[Message]:
        """What everybody sees in a channel, threads included, in order."""
        seen = [m for m in self.messages if m.conversation_id.partition(";")[0] == channel_id and not m.deleted]
        return [m for m in seen if m.root] if roots_only else seen

    def thread(self, conversation_id: str) -> list[Message]:
        """One thread, its root first."""
        return [m for m in self.messages if m.conversation_id == conversation_id and not m.deleted]

    @property
    def tokens(self) -> list[str]:
        """The bearer token of every request, "" where none came."""
        return [request.token for request in self.requests]

    # How it answers ----------------------------------------------------------------------------------------------

    async def _any(self, request: web.Request) -> web.Response:
        raw = await request.read()
        body = orjson.loads(raw) if raw else None
        # Split before decoding, as the real one does: an encoded slash is part of an id.
        segments = [unquote(part) for part in request.raw_path.partition("?")[0].split("/") if part]
        place = segments[2] if len(segments) > 2 else ""
        self._busy[place] = self._busy.get(place, 0) + 1
        self.most_at_once = max(self.most_at_once, self._busy[place])
        try:
            trouble = next_trouble(self._trouble, request)
            response = None
            if trouble is None or trouble.delivered:
                response = self._serve(request, segments, body)
            if trouble is not None:
                if trouble.delay:
                    await asyncio.sleep(trouble.delay)
                response = error(trouble.status, trouble.code or "Trouble", trouble.headers)
            await asyncio.sleep(0)
        finally:
            self._busy[place] -= 1
        assert response is not None
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        sent = {**request.headers}
        self.requests.append(Request(request.method, request.raw_path, token, body, response.status, sent))
        return response

    def _serve(self, request: web.Request, segments: list[str], body: Any) -> web.Response:
        match (request.method, segments):
            case ("POST", ["v3", "conversations"]):
                return self._create(body)
            case ("POST", ["v3", "conversations", place, "activities", *_]):
                return self._refusal(place) or ok({"id": self._post(place, body).id}, 201)
            case ("PUT", ["v3", "conversations", place, "activities", message_id]):
                return self._refusal(place) or self._edit(place, message_id, body)
            case ("DELETE", ["v3", "conversations", place, "activities", message_id]):
                return self._delete(place, message_id)
            case ("GET", ["v3", "conversations", place, "pagedmembers"]):
                return self._page(place, request)
            case ("GET", ["v3", "conversations", place, "members", who]):
                found = [p for p in self._roster(place) if who in (p["id"], p["aadObjectId"], p["userPrincipalName"])]
                return ok(found[0]) if found else error(404, "MemberNotFoundInConversation")
            case ("GET", ["v3", "teams", team, "conversations"]):
                return channels_of(team, {*self.channels} - self.deleted_channels, self.channels)
            case ("GET", ["v3", "teams", team]):
                return ok({"id": team, **self.teams[team]}) if team in self.teams else error(404, "NotFound")
        return error(405, "MethodNotAllowed")

    def _create(self, body: dict[str, Any]) -> web.Response:
        channel = ((body.get("channelData") or {}).get("channel") or {}).get("id")
        if channel:
            refusal = self._refusal(channel)
            if refusal:
                return refusal
            message = self._post(channel, body["activity"])
            return ok({"id": message.conversation_id, "activityId": message.id, "serviceUrl": self.service_url}, 201)
        user = body["members"][0]["id"]
        conversation = self.personal_conversation(user)
        return self._refusal(conversation) or ok({"id": conversation}, 201)

    def _post(self, place: str, activity: dict[str, Any]) -> Message:
        message_id = str(next(self._numbers))
        if place.startswith("19:") and ";messageid=" not in place:
            place = f"{place};messageid={message_id}"
        message = Message(message_id, place, activity)
        self.messages.append(message)
        return message

    def _edit(self, place: str, message_id: str, activity: dict[str, Any]) -> web.Response:
        message = self._find(place, message_id)
        if message is None:
            return error(404, "ActivityNotFoundInConversation")
        message.activity = activity
        message.edits += 1
        return ok({"id": message_id})

    def _delete(self, place: str, message_id: str) -> web.Response:
        message = self._find(place, message_id)
        if message is None:
            return error(404, "ActivityNotFoundInConversation")
        message.deleted = True
        return web.Response(status=200)

    def _find(self, place: str, message_id: str) -> Message | None:
        base = place.partition(";")[0]
        found = [m for m in self.messages if m.id == message_id and m.conversation_id.partition(";")[0] == base]
        return found[0] if found and not found[0].deleted else None

    def _refusal(self, place: str) -> web.Response | None:
        if place.partition(";")[0] in self.deleted_channels:
            return error(404, "ConversationNotFound")
        names = {place, *(user for user, conversation in self._personal.items() if conversation == place)}
        codes = [code for name, code in self.blocked.items() if name in names]
        return error(403, codes[0]) if codes else None

    def _roster(self, place: str) -> list[dict[str, Any]]:
        base = place.partition(";")[0]
        if base in self.members:
            return self.members[base]
        team = self.channels.get(base)
        if team:
            return self.members.get(team, [])
        people = [p for people in self.members.values() for p in people]
        return [p for p in people if self._personal.get(p["id"]) == base][:1]

    def _page(self, place: str, request: web.Request) -> web.Response:
        people = self._roster(place)
        start = int(request.query.get("continuationToken") or 0)
        end = start + min(self.page_size, int(request.query.get("pageSize") or 500))
        page: dict[str, Any] = {"members": people[start:end]}
        if end < len(people):
            page["continuationToken"] = str(end)
        return ok(page)
