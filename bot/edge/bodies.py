"""Bodies of requests: read whole, or refused as the client's fault. Whatever is wrong with one is never ours."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from aiohttp import web

from bot.edge.inbound import BadRequestError

Sent = TypeVar("Sent")


async def body_of(request: web.Request) -> bytes:
    """The bytes; ``BadRequestError`` for too many, or for an encoding that does not hold."""
    return await _read(request, request.read)


async def form_of(request: web.Request) -> dict[str, str]:
    """The text fields of a form, files left out; ``BadRequestError`` for what is none."""
    sent = await _read(request, request.post)
    return {name: value for name, value in sent.items() if isinstance(value, str)}


def refusal(status: int) -> web.Response:
    """The answer to a body that was not taken; the connection ends with it, as the rest of the body may be anything."""
    response = web.Response(status=status)
    response.force_close()
    return response


async def _read(request: web.Request, reader: Callable[[], Awaitable[Sent]]) -> Sent:
    try:
        return await reader()
    except web.HTTPRequestEntityTooLarge as error:
        raise BadRequestError(413) from error
    except web.HTTPException as error:
        raise BadRequestError(400) from error
    except (ConnectionError, asyncio.CancelledError):
        raise
    except Exception as error:  # a broken encoding, parts that do not end: the library has many errors for it
        request.content.feed_eof()  # else what is left is read once more, and fails once more
        raise BadRequestError(400) from error
