"""Answers of a public table API: what was fetched, from when it is, and why it could not be fetched anew."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from domain.errors import Parameter, Problem


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer, and when it was fetched. ``offline`` says why it is an older one, None where it is not."""

    body: str
    at: datetime
    offline: Problem | None = None


class NoStatistics(Exception):
    """There is no answer, neither a new one nor one that was kept."""

    def __init__(self, key: str, **params: Parameter) -> None:
        super().__init__(key)
        self.problem = Problem(key, params)


Get = Callable[[str], Awaitable[Fetched]]  # the text at an address, or NoStatistics
