"""What can go wrong, as a key and parameters; the sentences are in ``cards/kit/sentences.py``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

Parameter = str | int | float | date | datetime


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with what a person asked for.

    ``key`` is looked up in ``cards/kit/sentences.py``; ``field`` is the id of the input the problem stands
    beside (empty: the whole form).
    """

    key: str
    params: Mapping[str, Parameter] = field(default_factory=dict)
    field: str = ""


class Refused(Exception):
    """A press or a command that has no effect; the person gets a fresh card and one sentence."""

    def __init__(self, key: str, **params: Parameter) -> None:
        super().__init__(key)
        self.problem = Problem(key, params)


class Conflict(Exception):
    """The aggregate was changed by somebody else since it was read: load again and decide again."""


class TransportError(Exception):
    """A message could not be delivered.

    ``permanent`` says whether trying again is of any use; ``status`` is the HTTP status, 0 where none came;
    ``code`` the service's own word for it; ``retry_after`` seconds the service asks us to wait.
    """

    def __init__(self, message: str, *, permanent: bool, status: int = 0, code: str = "", retry_after: float = 0.0):
        super().__init__(message)
        self.permanent = permanent
        self.status = status
        self.code = code
        self.retry_after = retry_after


class ChannelGone(TransportError):
    """The school's channel cannot be posted in: it was deleted, or the bot may not write there any more."""

    def __init__(self, error: TransportError) -> None:
        super().__init__(str(error), permanent=True, status=error.status, code=error.code)
