"""A loopback authority: publishes signing keys as Bot Framework does, and issues outbound tokens as Entra does."""

from __future__ import annotations

import asyncio
import ssl
import time
from typing import Any, Self

from aiohttp import web

from tests.support.machines.keys import SigningKey

ISSUER = "https://api.botframework.com"
APP_ID = "11111111-2222-4333-8444-555555555555"
TENANT = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee"


class Authority:
    """``async with Authority() as authority``. Counters say what was asked for; ``rotate`` and ``go_down`` annoy."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.keys = [SigningKey("key-1")]
        self.issuer = ISSUER
        self.metadata_requests = 0
        self.key_requests = 0
        self.token_requests: list[dict[str, str]] = []
        self.token_lifetime = 3600
        self.delay = 0.0  # seconds that every answer takes
        self._down = False
        self._tls = tls
        self._runner: web.AppRunner | None = None
        self.origin = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_get("/v1/.well-known/openidconfiguration", self._metadata)
        app.router.add_get("/v1/.well-known/keys", self._keys)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self._token)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=self._tls)
        await site.start()
        port = self._runner.addresses[0][1]
        self.origin = f"{'https' if self._tls else 'http'}://127.0.0.1:{port}"
        return self

    async def __aexit__(self, *_error: object) -> None:
        if self._runner:
            await self._runner.cleanup()

    @property
    def metadata_url(self) -> str:
        """What ``SAMKLANG_CHANNEL_METADATA_URL`` is set to."""
        return f"{self.origin}/v1/.well-known/openidconfiguration"

    def claims(self, service_url: str, **changes: Any) -> dict[str, Any]:
        """The claims of a good token; a change to None takes the claim out."""
        now = int(time.time())
        claims: dict[str, Any] = {
            "iss": self.issuer,
            "aud": APP_ID,
            "serviceurl": service_url,
            "nbf": now - 5,
            "iat": now - 5,
            "exp": now + 3600,
        }
        claims |= changes
        return {name: value for name, value in claims.items() if value is not None}

    def token(self, service_url: str, **changes: Any) -> str:
        """A token as Teams would send it, signed with the newest key."""
        return self.keys[-1].sign(self.claims(service_url, **changes))

    def header(self, service_url: str, **changes: Any) -> dict[str, str]:
        """The Authorization header with such a token."""
        return {"Authorization": f"Bearer {self.token(service_url, **changes)}"}

    def rotate(self, *, keep_old: bool = False, endorsements: tuple[str, ...] | None = ("msteams",)) -> SigningKey:
        """Publish a new key, in place of the old ones or beside them."""
        key = SigningKey(f"key-{len(self.keys) + 1}", endorsements)
        self.keys = [*self.keys, key] if keep_old else [key]
        return key

    def go_down(self) -> None:
        """Answer 503 to everything from now on."""
        self._down = True

    def come_up(self) -> None:
        """Answer again."""
        self._down = False

    async def _metadata(self, _request: web.Request) -> web.Response:
        self.metadata_requests += 1
        await self._trouble()
        return web.json_response(
            {
                "issuer": self.issuer,
                "jwks_uri": f"{self.origin}/v1/.well-known/keys",
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def _keys(self, _request: web.Request) -> web.Response:
        self.key_requests += 1
        await self._trouble()
        return web.json_response({"keys": [key.jwk() for key in self.keys]})

    async def _token(self, request: web.Request) -> web.Response:
        form = await request.post()
        self.token_requests.append({name: str(value) for name, value in form.items()} | dict(request.match_info))
        await self._trouble()
        return web.json_response(
            {
                "token_type": "Bearer",
                "expires_in": self.token_lifetime,
                "access_token": f"outbound-{len(self.token_requests)}",
            }
        )

    async def _trouble(self) -> None:
        if self.delay:
            await asyncio.sleep(self.delay)
        if self._down:
            raise web.HTTPServiceUnavailable
