"""Where a request comes from, to tell one guesser from everybody else."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from aiohttp import web

_ONE_HOME = 64  # bits: whoever has one address of version 6 has all that share these


def network_of(request: web.Request) -> str:
    """The caller's address; the network for version 6. Behind a proxy of ours it is the last one that it has seen.

    A peer with a private address is taken for the proxy. Who reaches the service from there without one can give
    itself any address, so nothing may rest on this alone.
    """
    peer = _address(request.remote or "")
    if peer is not None and peer.is_private:
        passed_on = request.headers.getall("X-Forwarded-For", [])
        peer = _address(passed_on[-1].split(",")[-1]) if passed_on else peer
    if peer is None:
        return request.remote or ""
    if isinstance(peer, IPv6Address):
        return str(ip_network((peer, _ONE_HOME), strict=False))
    return str(peer)


def _address(text: str) -> IPv4Address | IPv6Address | None:
    """The address in "1.2.3.4", "1.2.3.4:5678", "[::1]:5678" or "::1", or None."""
    text = text.strip()
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        found = ip_address(text)
    except ValueError:
        return None
    mapped = found.ipv4_mapped if isinstance(found, IPv6Address) else None
    return mapped or found
