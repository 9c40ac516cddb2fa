"""The token that the bot shows the Bot Connector: fetched asynchronously, kept, renewed ahead of its end."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from importlib import import_module
from typing import Any, Protocol

from bot.running.logging_ import warn
from bot.running.metrics import TOKEN_FETCHES
from bot.running.settings import Settings
from bot.running.shared import Shared
from domain.errors import TransportError
from domain.unit_of_work import Clock

SCOPE = "https://api.botframework.com/.default"
MULTI_TENANT_AUTHORITY = "botframework.com"
RENEW_BEFORE = 300.0  # seconds before a token ends; a token is never used in its last minute
LAST_MINUTE = 60.0
PAUSE = 5.0  # after a failure nobody asks again for so many seconds


class Tokens(Protocol):
    """Where outbound tokens come from."""

    async def bearer(self) -> str:
        """A token, or "" where none is needed. Raises ``TransportError``."""
        ...

    def forget(self, token: str) -> None:
        """The service refused this token: get a new one next time."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class NoTokens:
    """Local mode: nothing is authenticated, and nothing leaves this machine."""

    async def bearer(self) -> str:
        """No token."""
        return ""

    def forget(self, token: str) -> None:
        """There is nothing to forget."""

    async def close(self) -> None:
        """There is nothing to close."""


class EntraTokens:
    """Tokens from Entra ID by ``azure-identity``: a client secret, or the managed identity of the machine.

    Azure's own cache costs a lock and a search on every call, so the token is also kept here. Callers who come while a
    token is fetched wait for that one fetch, and share its failure. A token that was refused is dropped together with
    the credential that gave it, whose cache would give the same one until it ends.
    """

    def __init__(self, settings: Settings, clock: Clock, make: Callable[[Settings], Any] | None = None) -> None:
        self._settings = settings
        self._clock = clock
        self._make = make or _credential
        self._credential: Any = None  # Any: azure-identity is imported when it is first needed
        self._credential_refused = False
        self._fetch_once = Shared()
        self._token = ""
        self._until = 0.0
        self._failed: TransportError | None = None
        self._failed_at = 0.0
        self._dropped_at = 0.0

    async def bearer(self) -> str:
        """The kept token, or a new one."""
        now = self._clock().timestamp()
        if self._token and now < self._until - RENEW_BEFORE:
            return self._token
        usable = self._token if now < self._until - LAST_MINUTE else ""
        if usable and self._fetch_once.running:
            return usable  # somebody is renewing it, and it still holds
        if not self._pausing():
            await self._fetch_once.run(self._fetch)
        if self._token and self._clock().timestamp() < self._until - LAST_MINUTE:
            return self._token
        raise self._failed or TransportError("no token", permanent=False, code="TokenUnavailable")

    def forget(self, token: str) -> None:
        """Get a new token next time. Nothing for a token that has been replaced, or that replaced one a moment ago."""
        now = self._clock().timestamp()
        if token != self._token or now < self._dropped_at + PAUSE:
            return  # where every token is refused, a fetch a message would help nobody
        self._token, self._until, self._dropped_at = "", 0.0, now
        self._credential_refused = True

    async def close(self) -> None:
        """Close the credential's own connections."""
        await self._let_go()

    def _pausing(self) -> bool:
        return self._failed is not None and self._clock().timestamp() < self._failed_at + PAUSE

    async def _let_go(self) -> None:
        credential, self._credential, self._credential_refused = self._credential, None, False
        if credential is not None:
            await credential.close()

    async def _fetch(self) -> None:
        try:
            if self._credential_refused:
                await self._let_go()
            if self._credential is None:
                if self._make is _credential:  # the import takes most of a second, and not on the loop
                    await asyncio.to_thread(import_module, "azure.identity.aio")
                self._credential = self._make(self._settings)
            access = await self._credential.get_token(SCOPE)
        except Exception as error:  # azure raises many kinds; every one of them means "no token now"
            TOKEN_FETCHES.labels("failed").inc()
            warn("no outbound token", error=type(error).__name__)
            self._failed = TransportError("no token", permanent=False, code="TokenUnavailable")
            self._failed_at = self._clock().timestamp()
        else:
            TOKEN_FETCHES.labels("ok").inc()
            self._token, self._until, self._failed = access.token, float(access.expires_on), None


def tokens_for(settings: Settings, clock: Clock) -> Tokens:
    """The right source of tokens for these settings."""
    return NoTokens() if settings.is_local else EntraTokens(settings, clock)


def _credential(settings: Settings) -> Any:
    """The credential of azure-identity; imported here because the import takes a good part of a second."""
    from azure.identity.aio import ClientSecretCredential, ManagedIdentityCredential

    if settings.app_type == "UserAssignedMSI":
        return ManagedIdentityCredential(client_id=settings.app_id)
    tenant = MULTI_TENANT_AUTHORITY if settings.app_type == "MultiTenant" else settings.app_tenant
    return ClientSecretCredential(
        tenant,
        settings.app_id,
        settings.app_password,
        authority=settings.login_authority,
        disable_instance_discovery=True,
        retry_total=1,
        connection_timeout=5,
        read_timeout=10,
    )
