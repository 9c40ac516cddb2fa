"""The Bot Connector REST API over one session: send, reply, update, delete, create a conversation, read a roster.

Before a token is fetched the service address is checked against the allow-list. Sends to one conversation go one at a
time: concurrent ones are what makes the service answer 412. What is tried again is decided in ``bot/edge/retry.py``.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import aiohttp
import orjson
from yarl import URL

from bot.edge.answers import composed, object_of, read_bytes
from bot.edge.outgoing import Activity, RosterMember, Sent
from bot.edge.retry import Sleep, UnansweredError, refusal, with_retries
from bot.edge.tokens import Tokens
from bot.edge.turns import Turns
from bot.running import correlation
from bot.running.hosts import api_at, may_send_to, split_address
from bot.running.metrics import OUTBOUND, outbound
from bot.running.settings import Settings
from domain.errors import TransportError
from domain.unit_of_work import Clock

TIMEOUT = 10.0
PAGE = 500  # what the service gives at most
MOST_PAGES = 100
MOST_BYTES = 8 << 20
_NO_PARTS = frozenset({"", ".", ".."})  # of an address


class Connector:
    """Speaks to Teams. ``activity`` is JSON-ready primitives (``bot.edge.outgoing.message``) or serialised bytes.

    Every method raises ``domain.errors.TransportError``.
    """

    def __init__(
        self, settings: Settings, tokens: Tokens, clock: Clock, sleep: Sleep = asyncio.sleep, timeout: float = TIMEOUT
    ) -> None:
        self._settings = settings
        self._tokens = tokens
        self._clock = clock
        self._sleep = sleep
        self._timeout = aiohttp.ClientTimeout(total=timeout, connect=5.0)
        self._session: aiohttp.ClientSession | None = None
        self._turns = Turns()

    async def close(self) -> None:
        """Let go of connections."""
        if self._session is not None:
            await self._session.close()
        await self._tokens.close()

    async def send(self, service_url: str, conversation_id: str, activity: Activity | bytes) -> str:
        """Send to a conversation (with ``;messageid=``: into that thread); returns the message's id."""
        async with self._turns.of(conversation_id):
            answer = await self._call("POST", service_url, ["conversations", conversation_id, "activities"], activity)
        return _id(answer)

    async def reply(self, service_url: str, conversation_id: str, to_id: str, activity: Activity | bytes) -> str:
        """Send as a reply to a message; returns the new message's id."""
        path = ["conversations", conversation_id, "activities", to_id]
        async with self._turns.of(conversation_id):
            return _id(await self._call("POST", service_url, path, activity))

    async def update(
        self, service_url: str, conversation_id: str, activity_id: str, activity: Activity | bytes
    ) -> None:
        """Put another message in the place of one that was sent."""
        path = ["conversations", conversation_id, "activities", activity_id]
        async with self._turns.of(conversation_id):
            await self._call("PUT", service_url, path, activity)

    async def delete(self, service_url: str, conversation_id: str, activity_id: str) -> None:
        """Take a message away."""
        async with self._turns.of(conversation_id):
            await self._call("DELETE", service_url, ["conversations", conversation_id, "activities", activity_id])

    async def create_personal(self, service_url: str, tenant_id: str, bot_id: str, user_id: str) -> str:
        """The personal chat with a user (``29:…``), made if need be; returns its conversation id."""
        body = {
            "isGroup": False,
            "bot": {"id": bot_id},
            "members": [{"id": user_id}],
            "tenantId": tenant_id,
            "channelData": {"tenant": {"id": tenant_id}},
        }
        # Asking twice gives the same chat, so this POST is as good as idempotent.
        return _id(await self._call("POST", service_url, ["conversations"], body, repeatable=True))

    async def create_thread(
        self, service_url: str, tenant_id: str, bot_id: str, channel_id: str, activity: Activity
    ) -> Sent:
        """Begin a thread in a channel with a message; returns where both are."""
        body = {
            "isGroup": True,
            "bot": {"id": bot_id},
            "tenantId": tenant_id,
            "channelData": {"channel": {"id": channel_id}, "tenant": {"id": tenant_id}},
            "activity": activity,
        }
        async with self._turns.of(channel_id):
            answer = await self._call("POST", service_url, ["conversations"], body)
        conversation_id = _id(answer)
        return Sent(conversation_id, str(answer.get("activityId") or conversation_id.rpartition("=")[2]))

    async def members(self, service_url: str, conversation_id: str) -> list[RosterMember]:
        """Everybody in a team, a channel or a chat, read page by page."""
        found: list[RosterMember] = []
        token = ""
        for _page in range(MOST_PAGES):
            query = {"pageSize": str(PAGE)} | ({"continuationToken": token} if token else {})
            path = ["conversations", conversation_id, "pagedmembers"]
            answer = await self._call("GET", service_url, path, query=query)
            found += [person for raw in answer.get("members") or () if (person := self._member(raw))]
            following = answer.get("continuationToken") or ""
            if not following or following == token:
                return found
            token = str(following)
        raise TransportError("the roster has no end", permanent=True, code="RosterTooLong")

    async def member(self, service_url: str, conversation_id: str, who: str) -> RosterMember | None:
        """One person (``29:…`` or AAD id), or None where they are not in the conversation."""
        try:
            answer = await self._call("GET", service_url, ["conversations", conversation_id, "members", who])
        except TransportError as error:
            if error.status == 404:
                return None
            raise
        return self._member(answer)

    async def team_name(self, service_url: str, team_id: str) -> str:
        """The name of a team."""
        return composed((await self._call("GET", service_url, ["teams", team_id])).get("name"))

    async def channels(self, service_url: str, team_id: str) -> list[tuple[str, str]]:
        """The id and name of each channel of a team that all its people can read; the general one has no name."""
        answer = await self._call("GET", service_url, ["teams", team_id, "conversations"])
        listed = [each for each in answer.get("conversations") or () if isinstance(each, Mapping) and each.get("id")]
        of_all = [each for each in listed if str(each.get("type") or "standard").lower() == "standard"]
        return [(str(each["id"]), str(each.get("name") or "")) for each in of_all]

    def _member(self, raw: object) -> RosterMember | None:
        if not isinstance(raw, Mapping) or not raw.get("id"):
            return None
        user_id = str(raw["id"])
        aad_id = str(raw.get("aadObjectId") or raw.get("objectId") or (user_id if self._settings.is_local else ""))
        return RosterMember(
            user_id=user_id,
            aad_id=aad_id,
            name=composed(raw.get("name")),
            given_name=composed(raw.get("givenName")),
            tenant_id=str(raw.get("tenantId") or ""),
            role=str(raw.get("userRole") or ""),
        )

    async def _call(
        self,
        method: str,
        service_url: str,
        path: list[str],
        body: Activity | bytes | None = None,
        *,
        query: Mapping[str, str] | None = None,
        repeatable: bool | None = None,
    ) -> dict[str, Any]:
        url = self._address(service_url, path, query)
        data = body if isinstance(body, bytes) or body is None else orjson.dumps(body)
        repeatable = method != "POST" if repeatable is None else repeatable

        async def once() -> dict[str, Any]:
            return await self._once(method, url, data)

        return await with_retries(once, repeatable=repeatable, sleep=self._sleep)

    async def _once(self, method: str, url: URL, data: bytes | None) -> dict[str, Any]:
        return object_of(await self._once_raw(method, url, data, MOST_BYTES))

    async def _once_raw(self, method: str, url: URL, data: bytes | None, most_bytes: int) -> bytes:
        """The answer's bytes. A token that is refused is dropped, and the call is made once more with a new one."""
        token = await self._tokens.bearer()
        try:
            return await self._ask(method, url, data, most_bytes, token)
        except TransportError as error:
            if error.status != 401:
                raise
            self._tokens.forget(token)
            following = await self._tokens.bearer()
            if following == token:
                raise
        return await self._ask(method, url, data, most_bytes, following)

    async def _ask(self, method: str, url: URL, data: bytes | None, most_bytes: int, token: str) -> bytes:
        headers = correlation.header() | ({"Authorization": f"Bearer {token}"} if token else {})
        if data is not None:
            headers["Content-Type"] = "application/json; charset=utf-8"
        session = self._session = self._session or self._open()
        try:
            async with session.request(method, url, data=data, headers=headers, allow_redirects=False) as response:
                raw = await read_bytes(response, most_bytes)
        except aiohttp.ClientConnectorError as error:
            OUTBOUND.labels(method, "unreachable").inc()
            raise UnansweredError(type(error).__name__, sent=False) from error
        except (aiohttp.ClientError, TimeoutError) as error:
            OUTBOUND.labels(method, "unanswered").inc()
            # A connection that was not made in time has sent nothing.
            raise UnansweredError(
                type(error).__name__, sent=not isinstance(error, aiohttp.ConnectionTimeoutError)
            ) from error
        outbound(method, response.status).inc()
        if not 200 <= response.status < 300:
            raise refusal(response.status, response.headers, raw, self._clock())
        return raw

    async def attachment(self, url: str, most_bytes: int) -> bytes:
        """What was pasted into a chat, from where the activity says it lies: a listed host, with the bot's token."""
        parts = split_address(url)
        settings = self._settings
        if parts is None or not may_send_to(url, settings.service_hosts, local=settings.is_local):
            raise TransportError("a host that is not on the list", permanent=True, code="HostNotAllowed")
        return await self._once_raw("GET", URL(url, encoded=True), None, most_bytes)

    def _open(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            timeout=self._timeout,
            cookie_jar=aiohttp.DummyCookieJar(),
            connector=aiohttp.TCPConnector(limit=100, limit_per_host=50, keepalive_timeout=60),
        )

    def _address(self, service_url: str, path: list[str], query: Mapping[str, str] | None) -> URL:
        base = api_at(service_url, self._settings.service_hosts, self._settings.is_local)
        if not _NO_PARTS.isdisjoint(path):
            raise TransportError("not an address", permanent=True, code="BadAddress")
        encoded = "/".join([part if part.isalpha() and part.isascii() else quote(part, safe="") for part in path])
        asked = "?" + "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items()) if query else ""
        return URL(f"{base}{encoded}{asked}", encoded=True)


def _id(answer: Mapping[str, Any]) -> str:
    return str(answer.get("id") or "")
