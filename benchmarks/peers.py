"""What we compare with: the same exchange on plain aiohttp, and the ceiling that transport and token leave."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import orjson
from aiohttp import web

from benchmarks.sdks.card import CARD


async def _plain(request: web.Request) -> web.Response:
    """Read JSON, answer JSON: what anybody would write first."""
    activity = await request.json()
    assert activity["type"] in {"invoke", "message"}
    body = {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": CARD}
    return web.Response(body=json.dumps(body).encode(), content_type="application/json")


async def _echo(request: web.Request) -> web.Response:
    """Take a message, post a small reply to the connector, answer 201: a bot that does nothing else."""
    activity = await request.json()
    session = request.app["session"]
    url = f"{activity['serviceUrl'].rstrip('/')}/v3/conversations/{activity['conversation']['id']}/activities"
    async with session.post(url, json={"type": "message", "text": activity["text"]}) as answer:
        await answer.read()
    return web.Response(status=201)


def plain_app() -> web.Application:
    """The baseline of every ratio."""
    app = web.Application()
    app.router.add_post("/api/messages", _plain)
    return app


def echo_app() -> web.Application:
    """The baseline of message turns; outgoing calls on one session."""
    import aiohttp

    async def session(app: web.Application) -> Any:
        app["session"] = aiohttp.ClientSession()
        yield
        await app["session"].close()

    app = web.Application()
    app.cleanup_ctx.append(session)
    app.router.add_post("/api/messages", _echo)
    return app


def ceiling_app() -> web.Application:
    """Transport, a remembered token and a card kept as bytes: what a card action costs that does nothing."""
    known: set[bytes] = set()
    body = orjson.dumps({"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": CARD})

    async def answer(request: web.Request) -> web.Response:
        known.add(hashlib.sha256(request.headers.get("Authorization", "").encode()).digest())
        activity = orjson.loads(await request.read())
        assert activity["type"] == "invoke"
        return web.Response(body=body, content_type="application/json")

    app = web.Application()
    app.router.add_post("/api/messages", answer)
    return app
