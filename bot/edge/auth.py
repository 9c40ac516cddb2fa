"""Who may speak to us: the token of every activity, its channel, its service address and its tenant.

Without a right token: 401. From a tenant that is not allowed: 403. Local mode has no tokens; there everything must come
from this machine and want its answers here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jwt

from bot.edge.activity import tenants_of
from bot.edge.keys import Keys
from bot.running.hosts import is_loopback, may_send_to, split_address
from bot.running.metrics import REFUSED_TOKENS
from bot.running.settings import Settings
from domain.unit_of_work import Clock

REMEMBER = 300.0  # seconds, and never beyond the token's own end
MOST_REMEMBERED = 2_000
EARLY = 300.0  # how far ahead of ours the authority's clock may be
CHANNEL = "msteams"
LOCAL_CHANNELS = frozenset({CHANNEL, "emulator"})


class NotAllowedError(Exception):
    """The request is refused. ``status`` is 401 or 403; ``reason`` is for logs and counters, never for the sender."""

    def __init__(self, reason: str, status: int = 401) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        REFUSED_TOKENS.labels(reason).inc()


@dataclass(frozen=True, slots=True)
class Verified:
    """What a token with a right signature says. ``until`` is when it must be checked again."""

    service_url: str
    endorsements: frozenset[str]
    until: float


class TokenCheck:
    """Checks inbound requests against the authority's keys; remembers tokens by hash, for speed."""

    def __init__(self, settings: Settings, clock: Clock, keys: Keys | None = None) -> None:
        self._settings = settings
        self._clock = clock
        self.keys = keys or Keys(settings.metadata_url, clock)
        self._remembered: dict[bytes, Verified] = {}

    async def verify(self, header: str | None) -> Verified:
        """Check the ``Authorization`` header. Raises ``NotAllowedError``."""
        scheme, _, token = (header or "").partition(" ")
        token = token.strip()
        if scheme.lower() != "bearer" or not token:
            raise NotAllowedError("no token")
        now = self._clock().timestamp()
        digest = hashlib.sha256(token.encode(errors="replace")).digest()
        known = self._remembered.get(digest)
        if known is not None:
            if now < known.until:
                return known
            del self._remembered[digest]
        verified = await self._read(token, now)
        while len(self._remembered) >= MOST_REMEMBERED:
            del self._remembered[next(iter(self._remembered))]  # the oldest
        self._remembered[digest] = verified
        return verified

    def check_activity(self, verified: Verified, activity: Mapping[str, Any]) -> None:
        """Check that the token may speak for this activity. Raises ``NotAllowedError``."""
        channel, service_url = activity.get("channelId"), activity.get("serviceUrl")
        if channel != CHANNEL:
            raise NotAllowedError("channel")
        if channel not in verified.endorsements:
            raise NotAllowedError("endorsement")
        if not isinstance(service_url, str) or service_url.rstrip("/") != verified.service_url:
            raise NotAllowedError("service address")
        if not may_send_to(service_url, self._settings.service_hosts, local=False):
            raise NotAllowedError("service host")  # an administrator may have to list it: the counter says so
        self._check_tenant(activity)

    def check_local(self, activity: Mapping[str, Any]) -> None:
        """Local mode: the channel and where answers would go. Raises ``NotAllowedError``."""
        if activity.get("channelId") not in LOCAL_CHANNELS:
            raise NotAllowedError("channel", 403)
        if not may_send_to(activity.get("serviceUrl"), self._settings.service_hosts, local=True):
            raise NotAllowedError("service host", 403)
        self._check_tenant(activity)

    def _check_tenant(self, activity: Mapping[str, Any]) -> None:
        """Every tenant that is named must be allowed: one of two would let a guest's home tenant in."""
        if not all(self._settings.allows_tenant(tenant) for tenant in tenants_of(activity)):
            raise NotAllowedError("tenant", 403)

    async def _read(self, token: str, now: float) -> Verified:
        try:
            head = jwt.get_unverified_header(token)
        except Exception as error:  # whatever a made-up token brings about in the library is the same refusal
            raise NotAllowedError("malformed") from error
        kid = head.get("kid")
        if head.get("alg") != "RS256":
            raise NotAllowedError("algorithm")
        if not isinstance(kid, str) or not kid:
            raise NotAllowedError("no key named")
        key = await self.keys.get(kid)
        if key is None:
            raise NotAllowedError("unknown key")
        try:
            claims = jwt.decode(
                token,
                key.public,
                algorithms=["RS256"],
                audience=self._settings.app_id,
                issuer=self._settings.issuer,
                options={
                    "require": ["exp", "iss", "aud"],
                    "verify_exp": False,  # times are checked below, by our clock
                    "verify_nbf": False,
                    "verify_iat": False,
                },
            )
        except Exception as error:
            raise NotAllowedError(type(error).__name__) from error
        ends, begins, service_url = claims["exp"], claims.get("nbf", 0), claims.get("serviceurl")
        if not _is_time(ends) or not _is_time(begins) or now >= ends or now < begins - EARLY:
            raise NotAllowedError("expired")
        if not isinstance(service_url, str) or not service_url:
            raise NotAllowedError("no service address")
        return Verified(service_url.rstrip("/"), key.endorsements, min(float(ends), now + REMEMBER))


def is_local_request(peer: str | None, host: str | None, origin: str | None) -> bool:
    """Whether a request in local mode comes from this machine and was meant for it.

    The Host header stops a web page that has pointed a name of its own at 127.0.0.1; Origin stops other web pages.
    """
    if peer is None or not is_loopback(peer):
        return False
    named = split_address(f"http://{host}") if host else None
    if named is None or not is_loopback(named.hostname or ""):
        return False
    if origin is None:
        return True
    from_page = split_address(origin)
    return from_page is not None and is_loopback(from_page.hostname or "")


def _is_time(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < 1e12
