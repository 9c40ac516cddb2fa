"""Which request a line of the log, a task or a call to Teams belongs to.

The id is drawn anew for each request and kept nowhere. Were it computed from what Teams sends, somebody with the log
and the service's secret could tell who pressed; a drawn one says that lines belong together, and nothing else.
"""

from __future__ import annotations

import secrets
from contextvars import ContextVar

HEADER = "X-Request-ID"
_REQUEST: ContextVar[str] = ContextVar("samklang_request", default="")


def begin() -> str:
    """Begin a request: everything done in this context, and in tasks started from it, carries the id returned."""
    drawn = secrets.token_hex(4)
    _REQUEST.set(drawn)
    return drawn


def current() -> str:
    """The id of the request that is being answered; "" outside of any."""
    return _REQUEST.get()


def header() -> dict[str, str]:
    """What a call to Teams carries, so that its log and ours can be laid side by side."""
    return {HEADER: _REQUEST.get()} if _REQUEST.get() else {}


def new_code() -> str:
    """A short code that ties what a person was shown to lines in the log: the request's id, where there is one."""
    return current() or secrets.token_hex(4)
