"""The body of a request to ``/api/messages``: read it, or say why not; and what to answer when all else has failed."""

from __future__ import annotations

from typing import Any

import orjson
from aiohttp import web

from domain.file_table import is_deeper
from locales import tr

MOST_DEPTH = 64  # objects and lists in each other; a press on a card in an answer has eight


class BadRequestError(Exception):
    """The request is not what we take. ``status``: 400, 413 or 415."""

    def __init__(self, status: int) -> None:
        super().__init__(str(status))
        self.status = status


def parse_activity(raw: bytes) -> dict[str, Any]:
    """The activity. Whatever is not a JSON object with a type is not one."""
    try:
        activity = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise BadRequestError(400) from error
    if not isinstance(activity, dict):
        raise BadRequestError(400)
    kind = activity.get("type")
    if not isinstance(kind, str) or not kind:
        raise BadRequestError(400)
    # Counting the brackets is quick, and enough for what people send: only who has more of them is walked through.
    if raw.count(b"{") + raw.count(b"[") > MOST_DEPTH and is_deeper(activity, MOST_DEPTH):
        raise BadRequestError(400)
    if b"\\u0000" in raw:
        _without_nul(activity)
    return activity


def unexpected_answer(language: str, code: str) -> bytes:
    """What a press gets when even the card for failures could not be made."""
    sentence = tr(language, "Something went wrong here. Try again in a little while. The code is {code}.", code=code)
    error = {"code": code, "message": sentence}
    return orjson.dumps({"statusCode": 500, "type": "application/vnd.microsoft.error", "value": error})


def cannot_show(language: str, code: str) -> web.Response:
    """What a browser gets where a page cannot be made just now."""
    said = tr(language, "This cannot be shown just now. Try again in a little while. The code is {code}.", code=code)
    return web.Response(status=503, text=f"{said}\n", headers={"Retry-After": "10"})


def _without_nul(activity: dict[str, Any]) -> None:
    """Take NUL characters out of all texts: PostgreSQL keeps none. No recursion, for the nesting is the client's."""
    left: list[Any] = [activity]
    while left:
        value = left.pop()
        for key, each in list(value.items()) if isinstance(value, dict) else list(enumerate(value)):
            if isinstance(key, str) and "\0" in key:
                del value[key]
            elif isinstance(each, str):
                if "\0" in each:
                    value[key] = each.replace("\0", "")
            elif isinstance(each, dict | list):
                left.append(each)
