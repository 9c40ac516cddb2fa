"""Reads what the Bot Connector answers, and no more of it than it may be long."""

from __future__ import annotations

import unicodedata
from typing import Any

import aiohttp
import orjson

from domain.errors import TransportError


async def read_bytes(response: aiohttp.ClientResponse, most_bytes: int) -> bytes:
    """The answer's bytes; raises ``TransportError`` where there are more than ``most_bytes``."""
    # What says how long it is, and is no longer than it may be, is not read piece by piece. Nothing that was packed:
    # its length is another one once it is unpacked.
    packed = "Content-Encoding" in response.headers
    if not packed and (response.content_length or most_bytes + 1) <= most_bytes:
        return await response.read()
    chunks, size = [], 0
    async for chunk in response.content.iter_any():
        size += len(chunk)
        if size > most_bytes:
            raise TransportError("too long an answer", permanent=True, status=response.status, code="AnswerTooLong")
        chunks.append(chunk)
    return b"".join(chunks)


def object_of(raw: bytes) -> dict[str, Any]:
    """The answer's JSON object; an empty one where the service said nothing, or nothing that we understand."""
    try:
        answer = orjson.loads(raw) if raw else {}
    except orjson.JSONDecodeError:
        return {}
    return answer if isinstance(answer, dict) else {}


def composed(name: object) -> str:
    """A name as it is compared and sorted: some directories keep å as a and a ring."""
    return unicodedata.normalize("NFC", str(name or ""))
