"""Which hosts the bot may talk to, and what a loopback address is."""

from __future__ import annotations

import ipaddress
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from domain.errors import TransportError

TEAMS_SERVICE_HOSTS = frozenset(
    {
        "smba.trafficmanager.net",
        "smba.infra.gcc.teams.microsoft.com",
        "smba.infra.gov.teams.microsoft.us",
        "smba.infra.dod.teams.microsoft.us",
    }
)


def is_loopback(host: str) -> bool:
    """Whether a host name or address (without port) can only be this machine."""
    bare = host.strip("[]").lower()
    if bare == "localhost":
        return True
    try:
        return ipaddress.ip_address(bare).is_loopback
    except ValueError:
        return False


def split_address(url: object) -> SplitResult | None:
    """The parts of an absolute http or https address, or None for anything else (user names and bad ports too)."""
    if not isinstance(url, str) or not url.isascii() or any(c.isspace() or c == "\\" for c in url):
        return None
    try:
        parts = urlsplit(url)
        port_is_fine = parts.port is None or parts.port > 0
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc or not port_is_fine:
        return None
    return parts


def may_send_to(url: object, allowed: frozenset[str], *, local: bool) -> bool:
    """Whether a service address may be given a token or a message.

    The host must be listed exactly, as ``host`` or ``host:port``. Plain http goes to loopback addresses only. In local
    mode only loopback addresses are accepted, any of them where none is listed.
    """
    return isinstance(url, str) and _may_send_to(url, allowed, local)


@lru_cache(maxsize=256)  # asked for every activity and every message; a service has a handful of addresses
def _may_send_to(url: str, allowed: frozenset[str], local: bool) -> bool:
    parts = split_address(url)
    if parts is None:
        return False
    host = parts.hostname or ""
    loopback = is_loopback(host)
    if local and not loopback:
        return False
    if parts.scheme == "http" and not loopback:
        return False
    if local and not allowed:
        return True
    shown = f"[{host}]" if ":" in host else host
    default = 443 if parts.scheme == "https" else 80
    port = parts.port or default
    named = f"{shown}:{port}" in allowed
    # A host listed without a port means the port of its scheme; a listed loopback host means any port of this machine.
    return named or (shown in allowed and (port == default or loopback))


@lru_cache(maxsize=256)  # a service has a handful of addresses; what is refused is looked at anew each time
def api_at(service_url: str, allowed: frozenset[str], local: bool) -> str:
    """Where the API begins at a service address; raises ``TransportError`` for one that nothing is sent to."""
    parts = split_address(service_url)
    if parts is None or not may_send_to(service_url, allowed, local=local):
        raise TransportError("a host that is not on the list", permanent=True, code="HostNotAllowed")
    if parts.query or parts.fragment:
        raise TransportError("not an address", permanent=True, code="BadAddress")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}/v3/"
