"""Structured logging: one JSON object a line.

What may be logged is named here. Texts, values of cards, names and who pressed what never are: a log must not be able
to say who voted, nor what. Errors are logged by type and place, not by message, which may quote what somebody wrote.
A line written while a request is answered carries its id (``bot/running/correlation.py``).
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

import orjson
from aiohttp.http_exceptions import HttpProcessingError

from bot.running.correlation import current, new_code

__all__ = ["JsonLines", "log", "log_failure", "new_code", "set_up_logging", "warn"]
_LOG = logging.getLogger("samklang")
LONGEST = 120  # characters of a fact, or of what others say
# Others may put into their messages what they were given: words in quotes, the look of an object, an exception's text.
_GIVEN = re.compile(r"""[:"'`<({=\n\r].*""", re.DOTALL)
ALLOWED = frozenset(
    {
        "activity_type",
        "attempt",
        "attempts",
        "code",
        "count",
        "error",
        "host",
        "kind",
        "method",
        "milliseconds",
        "name",
        "notice",
        "path",
        "port",
        "reason",
        "school",
        "service_code",
        "status",
        "task",
        "verb",
        "version",
        "wait",
        "where",
    }
)


def log(event: str, *, level: int = logging.INFO, **facts: object) -> None:
    """Log one event. Facts are names and numbers of our own making; what ``ALLOWED`` does not name is left out."""
    if _LOG.isEnabledFor(level):
        _LOG.log(level, event, extra={"facts": {name: _short(fact) for name, fact in facts.items() if name in ALLOWED}})


def warn(event: str, **facts: object) -> None:
    """Log something an administrator should look at."""
    log(event, level=logging.WARNING, **facts)


def log_failure(event: str, error: BaseException, code: str, **facts: object) -> None:
    """Log an unexpected exception under a code that the person was shown: its type and where it arose."""
    log(event, level=logging.ERROR, code=code, error=type(error).__qualname__, where=_where(error), **facts)


def is_not_of_clients(record: logging.LogRecord) -> bool:
    """Whether a record is worth keeping: that somebody sent what is no HTTP is answered 400, and anybody can do it."""
    error = record.exc_info[1] if record.exc_info else None
    return not (isinstance(error, HttpProcessingError) and error.code < 500)


def set_up_logging(level: str = "INFO") -> None:
    """Send everything to standard error, as JSON lines. Called once, by ``app.py``."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    handler.addFilter(is_not_of_clients)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    _LOG.setLevel(level)
    for noisy in ("aiohttp.access", "azure"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


class JsonLines(logging.Formatter):
    """One JSON object a record. Of others' records the message's template is kept, never what was put into it."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": record.msg if record.name == "samklang" else _template(record),
        }
        if record.name != "samklang":
            line["logger"] = record.name
        if request := current():
            line["request"] = request
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1] is not None:
            line |= {
                "error": record.exc_info[0].__qualname__ if record.exc_info[0] else "",
                "where": _where(record.exc_info[1]),
            }
        return orjson.dumps(line, default=str).decode()


def _template(record: logging.LogRecord) -> str:
    """What others' message begins with. Without arguments it may have been put together before it came here."""
    text = str(record.msg)
    return (text.partition("\n")[0] if record.args else _GIVEN.sub("", text)).strip()[:LONGEST]


def _short(fact: object) -> object:
    """A number as it is; all else as text that is not long."""
    return fact if isinstance(fact, int | float) or fact is None else str(fact)[:LONGEST]


def _where(error: BaseException) -> str:
    """The last places the exception went through, innermost first: file and line, nothing that was in them."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
