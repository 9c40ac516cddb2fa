"""The HTTP side: activities in, signed links out, health, and nothing that a client sends ends in a 5xx.

A 5xx to Teams brings the same activity back, and in the end none at all. So whatever goes wrong while an activity is
handled is logged under a code, and answered 2xx.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.edge.auth import NotAllowedError, TokenCheck, is_local_request
from bot.edge.bodies import body_of, refusal
from bot.edge.deadlines import Deadlines
from bot.edge.inbound import BadRequestError, cannot_show, parse_activity, unexpected_answer
from bot.running import correlation
from bot.running.lateness import watched
from bot.running.logging_ import log, log_failure, new_code, warn
from bot.running.metrics import FAILURES, LATE_TURNS, TURNS_OF, exposition, inbound, invoke, turn
from bot.running.settings import Settings
from bot.running.tasks import spawn

LARGEST_BODY = 256 * 1024
INVOKE_LIMIT = 8.0  # seconds, at most a quarter more; clients give up after 10 to 15 and show an error of their own
MESSAGE_LIMIT = 5.0  # seconds; then 202, and the work goes on: what takes 15 is sent again
READY_LIMIT = 3.0
PAGE_LIMIT = 15.0
USUAL_TYPE = "application/json; charset=utf-8"
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Server": "Samklang",
}
ITS_OWN = ("Content-Security-Policy", "Referrer-Policy")  # what a page may say otherwise

Page = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Handlers:
    """What the HTTP side calls.

    ``answer_invoke`` returns status and JSON body. ``process_message`` returns the body for ``expectReplies``, else
    None. ``ready`` says what keeps the database from being read and written, "" where nothing does. ``pages`` are the
    handlers of signed links, by first part of the path: charts, calendar, documents, wall, vote. ``in_use`` says how
    many connections to the database are taken, for the figures.
    """

    answer_invoke: Callable[[dict[str, Any]], Awaitable[tuple[int, bytes]]]
    process_message: Callable[[dict[str, Any]], Awaitable[bytes | None]]
    ready: Callable[[], Awaitable[str]]
    pages: Mapping[str, Page] = field(default_factory=dict)
    in_use: Callable[[], int] | None = None


def make_web(settings: Settings, check: TokenCheck, handlers: Handlers) -> web.Application:
    """The application that listens on ``HOST``:``PORT``."""
    app = web.Application(
        client_max_size=LARGEST_BODY,
        middlewares=[_only_this_machine] if settings.is_local else [],
    )
    app.router.add_post("/api/messages", _Messages(settings, check, handlers).answer)
    app.router.add_get("/healthz", _alive)
    app.router.add_get("/readyz", _readiness(handlers))
    for room in ("charts", "calendar", "documents", "wall", "vote"):
        # GET routes answer HEAD too.
        app.router.add_get(f"/{room}/{{rest:.*}}", _honest(handlers.pages.get(room, _nothing), settings.language))
    app.router.add_post("/vote/{rest:.*}", _honest(handlers.pages.get("vote", _nothing), settings.language))
    app.on_response_prepare.append(_add_headers)
    app.cleanup_ctx.append(watched(handlers.in_use))
    return app


async def start_metrics(port: int) -> web.AppRunner:
    """Listen for ``GET /metrics`` on loopback only. The caller cleans the runner up."""

    async def metrics(_request: web.Request) -> web.Response:
        return web.Response(body=exposition(), headers={"Content-Type": "text/plain; version=0.0.4; charset=utf-8"})

    app = web.Application()
    app.router.add_get("/metrics", metrics)
    app.on_response_prepare.append(_add_headers)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


class _Messages:
    """``POST /api/messages``."""

    def __init__(self, settings: Settings, check: TokenCheck, handlers: Handlers) -> None:
        self._settings = settings
        self._check = check
        self._handlers = handlers
        self._presses, self._turns = Deadlines(), Deadlines()

    async def answer(self, request: web.Request) -> web.Response:
        began = time.perf_counter()
        correlation.begin()
        kind = "refused"
        try:
            activity = await self._admit(request)
            kind = "invoke" if activity["type"] == "invoke" else "other"
            response = await (self._invoke(activity) if kind == "invoke" else self._message(activity))
        except NotAllowedError as refused:
            log("request refused", status=refused.status, reason=refused.reason)
            headers = {"WWW-Authenticate": "Bearer"} if refused.status == 401 else None
            response = web.Response(status=refused.status, headers=headers)
        except BadRequestError as refused:
            response = refusal(refused.status)
        counter, seconds = inbound(response.status, kind)
        counter.inc()
        seconds.observe(time.perf_counter() - began)
        return response

    async def _admit(self, request: web.Request) -> dict[str, Any]:
        """The activity, once its sender is known. Cheap checks come first, and nothing is parsed for strangers."""
        if (request.content_length or 0) > LARGEST_BODY:
            raise BadRequestError(413)
        if request.headers.get("Content-Type") != USUAL_TYPE and not _is_json(request):
            raise BadRequestError(415)
        verified = None
        if not self._settings.is_local:
            verified = await self._check.verify(request.headers.get("Authorization"))
        activity = parse_activity(await body_of(request))
        if verified is None:
            self._check.check_local(activity)
        else:
            self._check.check_activity(verified, activity)
        return activity

    async def _invoke(self, activity: dict[str, Any]) -> web.Response:
        try:
            status, body = await self._presses.run(self._handlers.answer_invoke(activity), INVOKE_LIMIT)
            invoke("answered").inc()
        except Exception as error:  # nothing may reach Teams as a 5xx
            code = _report("invoke", error)
            invoke("late" if isinstance(error, TimeoutError) else "failed").inc()
            status, body = 200, unexpected_answer(self._settings.language, code)
        status = status if status < 500 else 200
        return web.Response(status=status, body=body, headers={"Content-Type": USUAL_TYPE})

    async def _message(self, activity: dict[str, Any]) -> web.Response:
        task = spawn(self._process(activity), "message")
        try:
            body = await self._turns.run(asyncio.shield(task), MESSAGE_LIMIT)
        except TimeoutError:
            LATE_TURNS.inc()
            kind = activity["type"]
            warn("a message takes long", activity_type=kind if kind in TURNS_OF else "other")
            return web.Response(status=202)
        if activity.get("deliveryMode") == "expectReplies":
            body = body or b'{"activities":[]}'
            return web.Response(status=200, body=body, headers={"Content-Type": USUAL_TYPE})
        return web.Response(status=201)

    async def _process(self, activity: dict[str, Any]) -> bytes | None:
        try:
            body = await self._handlers.process_message(activity)
        except Exception as error:  # nothing may reach Teams as a 5xx
            _report("message", error)
            turn(activity["type"], "failed").inc()
            return None
        turn(activity["type"], "done").inc()
        return body


def _is_json(request: web.Request) -> bool:
    charset = (request.charset or "utf-8").lower()
    return request.content_type == "application/json" and charset in ("utf-8", "utf8")


def _report(where: str, error: Exception) -> str:
    code = new_code()
    FAILURES.labels(where).inc()
    log_failure(f"{where} failed", error, code)
    return code


def _readiness(handlers: Handlers) -> Page:
    async def readyz(_request: web.Request) -> web.StreamResponse:
        try:
            async with asyncio.timeout(READY_LIMIT):
                wrong = await handlers.ready()
        except TimeoutError:
            wrong = "The database does not answer in time."
        except Exception as error:  # whatever it is, we are not ready
            log_failure("readiness check failed", error, new_code())
            wrong = "The database does not answer."
        return web.Response(status=503 if wrong else 200, text=f"not ready: {wrong}\n" if wrong else "ready\n")

    return _a_request(readyz)


def _a_request(page: Page) -> Page:
    """The page, with what it logs under the id of the request."""

    async def answer(request: web.Request) -> web.StreamResponse:
        correlation.begin()
        return await page(request)

    return answer


def _honest(page: Page, language: str) -> Page:
    """The page; 503 with a sentence where it cannot be made just now, as when the database is away."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            async with asyncio.timeout(PAGE_LIMIT):
                return await page(request)
        except (web.HTTPException, ConnectionError):
            raise
        except Exception as error:  # whoever looks at the page is told to come back, whatever it is
            return cannot_show(language, _report("page", error))

    return _a_request(answer)


async def _alive(_request: web.Request) -> web.StreamResponse:
    return web.Response(text="alive\n")


async def _nothing(_request: web.Request) -> web.StreamResponse:
    raise web.HTTPNotFound


async def _add_headers(_request: web.Request, response: web.StreamResponse) -> None:
    # A page with a style of its own brings its own policy, and a form says who sends it.
    own = {name: response.headers[name] for name in ITS_OWN if name in response.headers}
    response.headers.update({**HEADERS, **own})
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    if response.status >= 400 and (request := correlation.current()):
        response.headers[correlation.HEADER] = request  # for who looks into the log for what was refused or went wrong


@web.middleware
async def _only_this_machine(request: web.Request, handler: Page) -> web.StreamResponse:
    """Local mode answers this machine only, and no web page that found a way around its browser."""
    if not is_local_request(request.remote, request.headers.get("Host"), request.headers.get("Origin")):
        raise web.HTTPForbidden
    return await handler(request)
