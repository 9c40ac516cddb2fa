"""Which calls to the Bot Connector are made again, when, and what a failure means."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import TypeVar

import orjson

from bot.running.metrics import RETRIES
from domain.errors import TransportError

T = TypeVar("T")
Sleep = Callable[[float], Awaitable[None]]

NOT_DONE = frozenset({412, 429})  # the service says that it did nothing
PERHAPS_DONE = frozenset({502, 503, 504})  # it may have been done: a message may have been delivered
MOST_ATTEMPTS = 4
MOST_WAIT = 8.0  # seconds; a longer Retry-After is left to the outbox
FIRST_WAIT = 0.5
CODES = (
    "MessageWritesBlocked",
    "ConversationBlockedByUser",
    "BotNotInConversationRoster",
    "ForbiddenOperationException",
    "BotDisabledByAdmin",
    "NotEnoughPermissions",
    "ActivityNotFoundInConversation",
    "ConversationNotFound",
    "MessageSizeTooBig",
)
_WORD = re.compile(r"[A-Za-z0-9_.-]+")  # a code goes into the log: no text of anybody's


class UnansweredError(TransportError):
    """No answer came. ``sent`` says whether the request may have reached the service."""

    def __init__(self, message: str, *, sent: bool) -> None:
        super().__init__(message, permanent=False, code="Timeout" if sent else "Unreachable")
        self.sent = sent


async def with_retries(call: Callable[[], Awaitable[T]], *, repeatable: bool, sleep: Sleep) -> T:
    """Make the call, and again where that is right; raise the last ``TransportError``.

    A call that may have had its effect (no answer, 502, 503, 504) is made again at most once where it is not
    ``repeatable``: there is no key by which the service would know the second message for the first. Better twice than
    never.
    """
    doubtful = 0
    for attempt in range(1, MOST_ATTEMPTS + 1):
        try:
            return await call()
        except TransportError as error:
            doubtful += _perhaps_done(error)
            too_doubtful = not repeatable and doubtful > 1
            if attempt == MOST_ATTEMPTS or too_doubtful or not _again(error) or error.retry_after > MOST_WAIT:
                raise
            RETRIES.labels(str(error.status or error.code)).inc()
            await sleep(error.retry_after or _wait(attempt))
    raise AssertionError("the last attempt returns or raises")


def refusal(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> TransportError:
    """What an answer other than 2xx means."""
    after = _seconds(headers.get("Retry-After"), now)
    # 401: the connector has tried with a new token. What is wrong may be put right meanwhile: the outbox comes again.
    permanent = status not in NOT_DONE | PERHAPS_DONE | {401}
    return TransportError(f"status {status}", permanent=permanent, status=status, code=_code(body), retry_after=after)


def _again(error: TransportError) -> bool:
    return isinstance(error, UnansweredError) or error.status in NOT_DONE | PERHAPS_DONE


def _perhaps_done(error: TransportError) -> bool:
    return error.sent if isinstance(error, UnansweredError) else error.status in PERHAPS_DONE


def _wait(attempt: int) -> float:
    """Exponential, and different for each caller, so that they do not all come back at once."""
    return FIRST_WAIT * float(2 ** (attempt - 1)) * random.uniform(0.5, 1.5)  # noqa: S311  (spreads load, hides nothing)


def _code(body: bytes) -> str:
    """The service's word for a refusal. The telling one may lie deep in a message within the message."""
    text = body[:4000].decode(errors="replace")
    known = next((code for code in CODES if code in text), "")
    if known:
        return known
    try:
        error = orjson.loads(body)["error"]
        said = str(error.get("subCode") or error.get("code") or "")
        return said[:80] if _WORD.fullmatch(said) else ""
    except (ValueError, TypeError, KeyError, AttributeError):
        return ""


def _seconds(value: str | None, now: datetime) -> float:
    """``Retry-After`` in seconds: a number or a date; 0 where it says nothing sensible."""
    if not value:
        return 0.0
    try:
        seconds = float(value)
    except ValueError:
        try:
            seconds = (parsedate_to_datetime(value) - now).total_seconds()
        except (ValueError, TypeError):
            return 0.0
    return max(0.0, seconds) if math.isfinite(seconds) else 0.0
