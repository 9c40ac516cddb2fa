"""The token that the bot shows the Bot Connector: fetched asynchronously, kept, renewed ahead of its end."""

from __future__ import annotations

import asyncio
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

    def forget(self) -> None:
        """The service refused the token: get a new one next time."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...


class NoTokens:
    """Local mode: nothing is authenticated, and nothing leaves this machine."""

    async def bearer(self) -> str:
        """No token."""
        return ""

    def forget(self) -> None:
        """There is nothing to forget."""

    async def close(self) -> None:
        """There is nothing to close."""


class EntraTokens:
    """Tokens from Entra ID by ``azure-identity``: a client secret, or the managed identity of the machine.

    Azure's own cache costs a lock and a search on every call, so the token is also kept here. Callers who come while a
    token is fetched wait for that one fetch, and share its failure.
    """

    def __init__(self, settings: Settings, clock: Clock, credential: Any = None) -> None:
        self._settings = settings
        self._clock = clock
        self._credential = credential  # Any: azure-identity is imported when it is first needed
        self._fetch_once = Shared()
        self._token = ""
        self._until = 0.0
        self._failed: TransportError | None = None
        self._failed_at = 0.0

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

    def forget(self) -> None:
        """Get a new token next time."""
        self._token, self._until = "", 0.0

    async def close(self) -> None:
        """Close the credential's own connections."""
        if self._credential is not None:
            await self._credential.close()

    def _pausing(self) -> bool:
        return self._failed is not None and self._clock().timestamp() < self._failed_at + PAUSE

    async def _fetch(self) -> None:
        try:
            if self._credential is None:
                await asyncio.to_thread(import_module, "azure.identity.aio")  # most of a second, and not on the loop
                self._credential = _credential(self._settings)
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
