"""How fast we listen: so many activities of one person, so many of one tenant; beyond it, a plain sentence.

Far above what people do: who leads a meeting presses every few seconds, and a region that votes in the same minute
sends a hundred a second. Nobody is held back by what another person sends until the whole tenant has gone beyond its
bound. Each process counts on its own: what is protected is that process, and several can take as many times more.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import orjson
from botbuilder.core import TurnContext

from bot.edge.adapter import incoming_of, reply
from bot.edge.incoming import Incoming
from bot.edge.outgoing import message
from bot.handling.identity import scene_of_stranger
from bot.handling.services import Services
from bot.running.logging_ import log

MOST_KEPT = 50_000  # people and tenants; those who have been quiet are forgotten first
TOLD_EVERY = 60.0  # seconds between two messages that say so
COUNTED = frozenset({"message", "messageUpdate", "messageDelete", "messageReaction", "invoke"})  # what people do
MESSAGE, ERROR = "application/vnd.microsoft.activity.message", "application/vnd.microsoft.error"


@dataclass(frozen=True, slots=True)
class Bound:
    """So many at once, and so many a second from then on."""

    at_once: int
    a_second: float


PERSON = Bound(120, 2.0)
TENANT = Bound(10_000, 500.0)


class Pace:
    """Counts what comes. ``seconds`` is a clock that only goes forwards."""

    def __init__(
        self, seconds: Callable[[], float] = time.monotonic, person: Bound = PERSON, tenant: Bound = TENANT
    ) -> None:
        self._seconds = seconds
        self._person, self._tenant = person, tenant
        self._until: dict[str, float] = {}  # when all that has come will have been paid for
        self._told: dict[str, float] = {}

    def is_too_fast(self, incoming: Incoming) -> bool:
        """Whether this one is beyond a bound; what is beyond it is not counted."""
        if incoming.kind not in COUNTED:
            return False  # Teams' own events: an installation that was not heard of is a school without a bot
        now = self._seconds()
        person, tenant = _key(incoming), f"tenant {incoming.tenant_id}"
        ends, ends_all = self._with_one_more(person, self._person, now), self._with_one_more(tenant, self._tenant, now)
        if not ends or not ends_all:
            return True
        self._until[person], self._until[tenant] = ends, ends_all
        if len(self._until) > MOST_KEPT:
            self._until = {key: until for key, until in self._until.items() if until > now}
        return False

    def may_tell(self, incoming: Incoming) -> bool:
        """Whether a message may say so now: once a minute to each person."""
        now, person = self._seconds(), _key(incoming)
        if now - self._told.get(person, now - TOLD_EVERY) < TOLD_EVERY:
            return False
        if len(self._told) >= MOST_KEPT:
            self._told = {key: told for key, told in self._told.items() if now - told < TOLD_EVERY}
        self._told[person] = now
        return True

    def _with_one_more(self, key: str, bound: Bound, now: float) -> float:
        """When one more would be paid for; 0 where that is too far away."""
        until = max(self._until.get(key, now), now) + 1 / bound.a_second
        return until if until - now <= bound.at_once / bound.a_second else 0.0


def too_fast(services: Services, incoming: Incoming) -> tuple[int, bytes]:
    """Status and body for a press that came too fast: the card stays, with its buttons and what was typed."""
    log("too fast", kind=incoming.kind)
    said = _sentence(services, incoming)
    value = incoming.value
    if isinstance(value, dict) and value.get("trigger") == "automatic":  # the client asked by itself: nobody reads it
        error = {"code": "TooManyRequests", "message": said}
        return 200, orjson.dumps({"statusCode": 429, "type": ERROR, "value": error})
    return 200, orjson.dumps({"statusCode": 200, "type": MESSAGE, "value": said})


def told_when_too_fast(services: Services, pace: Pace) -> Callable[[TurnContext], Awaitable[None]]:
    """The logic of a turn that only says so, at most once a minute."""

    async def on_turn(context: TurnContext) -> None:
        incoming = incoming_of(context)
        log("too fast", kind=incoming.kind)
        if incoming.kind == "message" and pace.may_tell(incoming):
            await context.send_activity(reply(message(text=_sentence(services, incoming))))

    return on_turn


def _key(incoming: Incoming) -> str:
    return f"person {incoming.tenant_id} {incoming.aad_id or incoming.user_id}"


def _sentence(services: Services, incoming: Incoming) -> str:
    scene = scene_of_stranger(services, incoming, services.clock())
    return scene.tr("That was very much at once. Wait a few seconds, and then go on.")
