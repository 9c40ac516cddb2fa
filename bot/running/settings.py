"""Settings from the environment, checked once at start: every problem is told, not only the first.

The only place that reads ``os.environ``. White space around a value is taken off; an empty value counts as not set.
To rotate the secret, set the new one as ``SAMKLANG_SECRET`` and the old one as ``SAMKLANG_SECRET_PREVIOUS``: links in
channels keep working, and meetings under way can still be read. Take the old one out when they have ended.
"""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from bot.running.hosts import TEAMS_SERVICE_HOSTS, is_loopback, split_address
from domain.people.school import LANGUAGES

APP_TYPES = ("SingleTenant", "UserAssignedMSI", "MultiTenant")
METADATA_URL = "https://login.botframework.com/v1/.well-known/openidconfiguration"
ISSUER = "https://api.botframework.com"
LOGIN_AUTHORITY = "https://login.microsoftonline.com"
STATISTICS_URL = "https://data.ssb.no/api/pxwebapi/v2"
SHORTEST_SECRET = 32
DATABASES = ("sqlite+aiosqlite://", "postgresql+asyncpg://")


class SettingsError(Exception):
    """What is wrong with the settings, all of it; ``problems`` has one sentence each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(["The settings need attention:", *(f"  - {problem}" for problem in problems)]))
        self.problems = tuple(problems)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the administrator decided. Nothing in it changes while the service runs."""

    is_local: bool
    app_id: str
    app_password: str = field(repr=False)
    app_tenant: str
    app_type: str
    host: str
    port: int
    database_url: str = field(repr=False)  # may hold a password
    public_url: str
    secret: bytes = field(repr=False)
    secret_previous: bytes = field(repr=False)  # the secret before a rotation; b"" where there is none
    tenants: frozenset[str]  # lower case; empty only in local mode: any tenant then
    service_hosts: frozenset[str]  # host or host:port; empty only in local mode: any loopback address then
    metadata_url: str
    issuer: str
    login_authority: str
    metrics_port: int | None
    zone: str
    language: str
    statistics_url: str = STATISTICS_URL  # Statistics Norway's table API, or another PxWebApi 2

    def allows_tenant(self, tenant_id: str) -> bool:
        """Whether a tenant may use the service."""
        return tenant_id.lower() in self.tenants or (self.is_local and not self.tenants)


def from_environment(*, local: bool = False, local_secret: str = "") -> Settings:
    """The settings of this process."""
    return read_settings(os.environ, local=local, local_secret=local_secret)


def read_settings(environ: Mapping[str, str], *, local: bool = False, local_secret: str = "") -> Settings:
    """Check every setting and return them, or raise ``SettingsError`` with all that is wrong.

    ``local_secret`` is what local mode signs with where ``SAMKLANG_SECRET`` is not set; the caller keeps it under
    ``var/``, so that what was sent before a restart still works after it. Without one a new one is made.
    """
    read = _Reader(environ, local)
    port = read.port("PORT", 3978) or 0
    app_tenant = read.identifier("MicrosoftAppTenantId")
    app_type = read.one_of("MicrosoftAppType", APP_TYPES, "SingleTenant")
    settings = Settings(
        is_local=local,
        app_id=read.identifier("MicrosoftAppId"),
        app_password=read.password(app_type),
        app_tenant=app_tenant,
        app_type=app_type,
        host=read.host(),
        port=port,
        database_url=read.database(),
        public_url=read.public_url(port),
        secret=read.secret("SAMKLANG_SECRET", (local_secret or secrets.token_hex(32)) if local else "", required=True),
        secret_previous=read.secret("SAMKLANG_SECRET_PREVIOUS", "", required=False),
        tenants=frozenset(t.lower() for t in read.names("SAMKLANG_TENANTS")) or _just(app_tenant, local),
        service_hosts=read.service_hosts(),
        metadata_url=read.address("SAMKLANG_CHANNEL_METADATA_URL", METADATA_URL, http_on_loopback=True),
        issuer=read.text("SAMKLANG_CHANNEL_ISSUER", ISSUER),
        login_authority=read.address("SAMKLANG_LOGIN_AUTHORITY", LOGIN_AUTHORITY).rstrip("/"),
        metrics_port=read.port("SAMKLANG_METRICS_PORT", None) or None,
        zone=read.zone(),
        language=read.one_of("SAMKLANG_LANGUAGE", LANGUAGES, "nb"),
        statistics_url=read.address("SAMKLANG_STATISTICS_URL", STATISTICS_URL, http_on_loopback=True).rstrip("/"),
    )
    if read.problems:
        raise SettingsError(read.problems)
    return settings


def _just(tenant: str, local: bool) -> frozenset[str]:
    return frozenset() if local or not tenant else frozenset({tenant.lower()})


class _Reader:
    """Reads one setting after the other and collects what is wrong."""

    def __init__(self, environ: Mapping[str, str], local: bool) -> None:
        self.environ = environ
        self.local = local
        self.problems: list[str] = []

    def text(self, name: str, default: str = "") -> str:
        return self.environ.get(name, "").strip() or default

    def wrong(self, name: str, why: str) -> None:
        self.problems.append(f"{name} {why}")

    def identifier(self, name: str) -> str:
        """An id of the registration: required, except in local mode, where it is of no use."""
        value = self.text(name)
        if self.local:
            return ""
        if not value:
            self.wrong(name, "is required (start with --local to try the service without a registration)")
        elif not re.fullmatch(r"[A-Za-z0-9._-]{1,200}", value):
            self.wrong(name, "is not an id: letters, digits, full stops and hyphens only")
        return value

    def password(self, app_type: str) -> str:
        if self.local or app_type == "UserAssignedMSI":
            return ""
        value = self.text("MicrosoftAppPassword")
        if not value:
            self.wrong("MicrosoftAppPassword", "is required (only UserAssignedMSI and --local do without)")
        return value

    def one_of(self, name: str, choices: tuple[str, ...], default: str) -> str:
        value = self.text(name, default)
        if value not in choices:
            self.wrong(name, f"is {value!r}; it must be one of {', '.join(choices)}")
        return value

    def port(self, name: str, default: int | None) -> int | None:
        value = self.text(name)
        if not value:
            return default
        if not (value.isascii() and value.isdigit() and int(value[:6]) <= 65535):
            self.wrong(name, f"is {value!r}; it must be a port number")
            return default
        return int(value)

    def host(self) -> str:
        value = self.text("HOST", "127.0.0.1" if self.local else "0.0.0.0")  # noqa: S104  (as the contract says)
        if self.local and not is_loopback(value):
            self.wrong("HOST", f"is {value!r}; with --local the service listens on loopback only")
        return value

    def database(self) -> str:
        value = self.text("SAMKLANG_DATABASE_URL", "sqlite+aiosqlite:///var/samklang.db")
        if not value.startswith(DATABASES):  # the value itself may hold a password: it is not repeated
            self.wrong("SAMKLANG_DATABASE_URL", f"must begin with {' or '.join(DATABASES)}")
        return value

    def public_url(self, port: int) -> str:
        name = "SAMKLANG_PUBLIC_URL"
        value = self.text(name, f"http://localhost:{port}" if self.local else "")
        if not value:
            self.wrong(name, "is required: the HTTPS origin that Teams fetches pictures and calendar files from")
            return ""
        parts = split_address(value)
        secure = parts is not None and (parts.scheme == "https" or (self.local and is_loopback(parts.hostname or "")))
        if parts is None or not secure or parts.path.strip("/") or parts.query or parts.fragment:
            self.wrong(name, f"is {value!r}; it must be an origin such as https://samklang.example, without a path")
        return value.rstrip("/")

    def secret(self, name: str, default: str, *, required: bool) -> bytes:
        value = self.text(name, default)
        if not value and required:
            self.wrong(name, f"is required: at least {SHORTEST_SECRET} characters that nobody can guess")
        elif value and len(value) < SHORTEST_SECRET:
            self.wrong(name, f"is too short: it needs at least {SHORTEST_SECRET} characters")
        return value.encode()

    def names(self, name: str) -> list[str]:
        given = self.text(name)
        found = [part.strip() for part in given.split(",") if part.strip()]
        if given and not found:
            self.wrong(name, "names nothing")
        if any(not re.fullmatch(r"[A-Za-z0-9._:\[\]-]+", part) for part in found):
            self.wrong(name, f"is {given!r}; it must be names separated by commas")
        return found

    def service_hosts(self) -> frozenset[str]:
        name = "SAMKLANG_SERVICE_HOSTS"
        hosts = frozenset(host.lower() for host in self.names(name))
        for host in sorted(hosts):
            parts = split_address(f"https://{host}")
            if parts is None or parts.netloc != host:
                self.wrong(name, f"has {host!r}, which is neither a host nor host:port")
            elif self.local and not is_loopback(parts.hostname or ""):
                self.wrong(name, f"has {host!r}; with --local only loopback addresses are sent to")
        return hosts or (frozenset() if self.local else TEAMS_SERVICE_HOSTS)

    def address(self, name: str, default: str, *, http_on_loopback: bool = False) -> str:
        value = self.text(name, default)
        parts = split_address(value)
        secure = parts is not None and (
            parts.scheme == "https" or (http_on_loopback and is_loopback(parts.hostname or ""))
        )
        if not secure:
            self.wrong(name, f"is {value!r}; it must be an https address")
        return value

    def zone(self) -> str:
        value = self.text("SAMKLANG_TIMEZONE", "Europe/Oslo")
        try:
            ZoneInfo(value)  # a list of all zones takes longer to make than the rest of the settings
        except (KeyError, ValueError, OSError):
            self.wrong("SAMKLANG_TIMEZONE", f"is {value!r}, which is not a time zone such as Europe/Oslo")
        return value
