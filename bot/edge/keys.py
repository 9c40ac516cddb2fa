"""The keys that inbound tokens are signed with: fetched without blocking, kept, renewed when an unknown one comes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import aiohttp
import orjson
from jwt.algorithms import RSAAlgorithm

from bot.running.hosts import is_loopback, split_address
from bot.running.logging_ import log, warn
from bot.running.metrics import KEY_FETCHES
from bot.running.shared import Shared
from bot.running.tasks import spawn
from domain.unit_of_work import Clock

OLD = 12 * 3600.0  # seconds; older keys are got anew in the background, and used meanwhile
TIMEOUT = 5.0
LARGEST = 1 << 20
BURST = 3  # fetches for unknown keys in a row; then one for every REFILL seconds
REFILL = 10.0
PAUSE = 2.0  # after a failed fetch
SMALLEST_KEY = 2048


@dataclass(frozen=True, slots=True)
class Key:
    """A public key and the channels it may speak for."""

    public: Any  # what jwt takes: an RSA public key of cryptography
    endorsements: frozenset[str]


class Keys:
    """The authority's keys. Whatever the authority does, keys that were had once are kept until it gives others."""

    def __init__(self, metadata_url: str, clock: Clock, timeout: float = TIMEOUT) -> None:
        self._metadata_url = metadata_url
        self._clock = clock
        self._timeout = aiohttp.ClientTimeout(total=timeout)
        self._keys: Mapping[str, Key] = {}
        self._fetched_at = self._failed_at = self._tried_at = float("-inf")
        self._fetch_once = Shared()
        self._tickets = float(BURST)
        self._tickets_at = float("-inf")

    async def get(self, kid: str) -> Key | None:
        """The key of this name, or None. A name that is not known costs a fetch, if there has not just been one."""
        key = self._keys.get(kid)
        now = self._clock().timestamp()
        if key is not None:
            if now > self._fetched_at + OLD and now > self._tried_at + 60 and not self._fetch_once.running:
                self._tried_at = now
                spawn(self._fetch_once.run(self._fetch), "renew signing keys")
            return key
        # Who joins a fetch that is under way needs no ticket.
        if self._fetch_once.running or (now >= self._failed_at + PAUSE and self._ticket(now)):
            await self._fetch_once.run(self._fetch)
        return self._keys.get(kid)

    async def warm(self) -> None:
        """Fetch the keys ahead of the first request."""
        await self._fetch_once.run(self._fetch)

    def _ticket(self, now: float) -> bool:
        """Whether an unknown name may cost a fetch: anybody can make up names."""
        if not self._keys:
            return True
        self._tickets = min(BURST, self._tickets + max(0.0, now - self._tickets_at) / REFILL)
        self._tickets_at = now
        if self._tickets < 1:
            return False
        self._tickets -= 1
        return True

    async def _fetch(self) -> None:
        """Get metadata and keys. A failure is counted and leaves the keys as they were."""
        try:
            # A session of its own: this happens a few times a day, and must not wait for anybody else's connections.
            async with aiohttp.ClientSession(timeout=self._timeout, cookie_jar=aiohttp.DummyCookieJar()) as session:
                address = (await _json(session, self._metadata_url))["jwks_uri"]
                if not _may_follow(self._metadata_url, address):
                    raise ValueError("the metadata points to an address that is not https")
                keys = _read_keys(await _json(session, address))
            if not keys:
                raise ValueError("no usable keys")
        except (aiohttp.ClientError, TimeoutError, ValueError, KeyError, TypeError) as error:
            self._failed_at = self._clock().timestamp()
            KEY_FETCHES.labels("failed").inc()
            warn("signing keys could not be fetched", error=type(error).__name__, count=len(self._keys))
        else:
            self._keys, self._fetched_at = keys, self._clock().timestamp()
            self._failed_at = float("-inf")
            KEY_FETCHES.labels("ok").inc()
            log("signing keys fetched", count=len(keys))


async def _json(session: aiohttp.ClientSession, url: str) -> dict[str, Any]:
    async with session.get(url, allow_redirects=False) as response:
        if response.status != 200:
            raise ValueError(f"status {response.status}")
        raw = await _limited(response)
    found = orjson.loads(raw)
    if not isinstance(found, dict):
        raise TypeError("not an object")
    return found


async def _limited(response: aiohttp.ClientResponse) -> bytes:
    raw = b""
    async for chunk in response.content.iter_any():
        raw += chunk
        if len(raw) > LARGEST:
            raise ValueError("too large")
    return raw


def _may_follow(metadata_url: str, address: object) -> bool:
    """Keys come over https; plain http is for a loopback authority whose metadata came so too."""
    here, there = split_address(metadata_url), split_address(address)
    if here is None or there is None:
        return False
    local = is_loopback(there.hostname or "") and here.scheme == "http"
    return there.scheme == "https" or local


def _read_keys(document: Mapping[str, Any]) -> dict[str, Key]:
    """The RSA signing keys with a name; others are passed over."""
    found: dict[str, Key] = {}
    for raw in document.get("keys") or ():
        if not isinstance(raw, dict) or raw.get("kty") != "RSA" or raw.get("use", "sig") != "sig":
            continue
        kid, endorsements = raw.get("kid"), raw.get("endorsements")
        try:
            public = RSAAlgorithm.from_jwk({name: raw[name] for name in ("kty", "n", "e")})
        except Exception as error:  # the library raises many kinds; one odd key must not cost us the others
            warn("a signing key could not be read", error=type(error).__name__)
            continue
        if isinstance(kid, str) and kid and getattr(public, "key_size", 0) >= SMALLEST_KEY:
            named = endorsements if isinstance(endorsements, list) else []
            found[kid] = Key(public, frozenset(each for each in named if isinstance(each, str)))
    return found
