"""Fetches what somebody sent in a chat, with care: the address is the sender's word and not trusted.

Teams puts a file into the person's own OneDrive and gives an address that holds for some minutes. Only such addresses
are followed, and only so far: no redirects, so many bytes, so many seconds.
"""

from __future__ import annotations

from collections.abc import Mapping

import aiohttp

from bot.running.hosts import is_loopback, split_address
from domain.errors import Refused

DOWNLOAD = "application/vnd.microsoft.teams.file.download.info"
FILE_HOST = ".sharepoint.com"
TIMEOUT = 15.0


def may_fetch(url: object, *, local: bool) -> bool:
    """Whether a file may be fetched from here: Microsoft's file hosts by https; this machine too in local mode."""
    parts = split_address(url)
    if parts is None:
        return False
    host = (parts.hostname or "").lower()
    if local and is_loopback(host):
        return True
    named = host.removesuffix(FILE_HOST)
    return parts.scheme == "https" and parts.port in (None, 443) and host.endswith(FILE_HOST) and bool(named)


async def fetch(file: Mapping[str, object], *, local: bool, timeout: float = TIMEOUT, most: int) -> bytes:
    """The bytes of a sent file. Raises ``Refused`` where it cannot be had."""
    content = file.get("content")
    url = content.get("downloadUrl") if isinstance(content, Mapping) else None
    if not isinstance(url, str) or not may_fetch(url, local=local):
        raise Refused("file_place")
    limits = aiohttp.ClientTimeout(total=timeout, connect=5.0)
    try:
        # No headers of ours: the address itself is the right to read, and no token of the bot is for this host.
        async with (
            aiohttp.ClientSession(timeout=limits, cookie_jar=aiohttp.DummyCookieJar(), trust_env=False) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if response.status != 200:
                raise Refused("file_not_there")
            return await _body(response, most)
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise Refused("file_not_there") from error


async def _body(response: aiohttp.ClientResponse, most: int) -> bytes:
    if (response.content_length or 0) > most:
        raise Refused("file_large", kilobytes=most // 1000)
    body = bytearray()
    async for chunk in response.content.iter_chunked(16_384):
        body += chunk
        if len(body) > most:
            raise Refused("file_large", kilobytes=most // 1000)
    return bytes(body)
