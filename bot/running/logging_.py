"""Structured logging: one JSON object a line.

What may be logged is named here. Texts, values of cards, names and who pressed what never are: a log must not be able
to say who voted, nor what. Errors are logged by type and place, not by message, which may quote what somebody wrote.
"""

from __future__ import annotations

import logging
import secrets
import sys
import traceback
from datetime import UTC, datetime
from typing import Any

import orjson

_LOG = logging.getLogger("samklang")
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
        _LOG.log(level, event, extra={"facts": {name: fact for name, fact in facts.items() if name in ALLOWED}})


def warn(event: str, **facts: object) -> None:
    """Log something an administrator should look at."""
    log(event, level=logging.WARNING, **facts)


def log_failure(event: str, error: BaseException, code: str, **facts: object) -> None:
    """Log an unexpected exception under a code that the person was shown: its type and where it arose."""
    log(event, level=logging.ERROR, code=code, error=type(error).__qualname__, where=_where(error), **facts)


def new_code() -> str:
    """A short code that ties what a person was shown to a line in the log."""
    return secrets.token_hex(3)


def set_up_logging(level: str = "INFO") -> None:
    """Send everything to standard error, as JSON lines. Called once, by ``app.py``."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    _LOG.setLevel(level)
    for noisy in ("aiohttp.access", "azure"):
        logging.getLogger(noisy).setLevel(logging.ERROR)


class JsonLines(logging.Formatter):
    """One JSON object a record. Of others' records the message template is kept, never its arguments."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        line: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "event": str(record.msg),
        }
        if record.name != "samklang":
            line["logger"] = record.name
        line |= getattr(record, "facts", {})
        if record.exc_info and record.exc_info[1] is not None:
            line |= {
                "error": record.exc_info[0].__qualname__ if record.exc_info[0] else "",
                "where": _where(record.exc_info[1]),
            }
        return orjson.dumps(line, default=str).decode()


def _where(error: BaseException) -> str:
    """The last places the exception went through, innermost first: file and line, nothing that was in them."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames))
