"""Column types that say in Python what the domain means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, TypeVar

from sqlalchemy import DateTime, Dialect, String, Text
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=StrEnum)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware time, UTC in the row. Naive values are refused: nobody knows which zone they meant."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Into UTC; without a zone on SQLite, which stores text of one fixed form and so sorts it right."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone was about to be stored")
        value = value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always aware, always UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)

    def to_sqlite(self, value: datetime | None) -> str | None:
        """What SQLAlchemy makes of it, in one step."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone was about to be stored")
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")

    def from_sqlite(self, value: str | None) -> datetime | None:
        """And back."""
        return None if value is None else _moment(value)


@lru_cache(maxsize=4096)  # what was planned together is due together
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


class Plain(TypeDecorator[str]):
    """Text without what PostgreSQL cannot hold: people paste, and other programs send, NUL and half surrogates.

    No length anywhere: SQLite would not hold to it, and what is too long is said to the person, not by the database.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """The text, with the impossible left out."""
        return self.to_sqlite(value)

    def to_sqlite(self, value: str | None) -> str | None:
        """The same; PostgreSQL gets it too."""
        if value is None or (value.isascii() and "\0" not in value):
            return value
        return value.replace("\0", "").encode("utf-8", "replace").decode()


class Word(TypeDecorator[E], Generic[E]):
    """A value of a ``StrEnum``, stored as its word."""

    impl = String(32)
    cache_ok = True

    def __init__(self, kind: type[E]) -> None:
        super().__init__()
        self.kind = kind
        self._members: dict[str, E] = {member.value: member for member in kind}

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        """The word."""
        return self.to_sqlite(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """The member of the enumeration."""
        return self.from_sqlite(value)

    def to_sqlite(self, value: E | None) -> str | None:
        """The word."""
        if value is None:
            return None
        return (value if value.__class__ is self.kind else self.kind(value)).value

    def from_sqlite(self, value: str | None) -> E | None:
        """The member of the enumeration."""
        return None if value is None else self._members[value]


class Words(TypeDecorator[tuple[str, ...]]):
    """A tuple of strings, stored as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str | None:
        """As a JSON list."""
        return None if value is None else json.dumps(list(value))

    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...] | None:
        """As a tuple again."""
        return None if value is None else _words(value)


@lru_cache(maxsize=1024)  # most are empty
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


class Pairs(TypeDecorator[Mapping[str, str]]):
    """A mapping of strings, stored as JSON."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, str] | None, dialect: Dialect) -> str | None:
        """As a JSON object."""
        return None if value is None else json.dumps(dict(value))

    def process_result_value(self, value: Any, dialect: Dialect) -> Mapping[str, str] | None:
        """As a dictionary again."""
        return None if value is None else json.loads(value)

    def from_sqlite(self, value: str | None) -> Mapping[str, str] | None:
        """The same."""
        return None if value is None else json.loads(value)


class Counts(TypeDecorator[Mapping[str, int]]):
    """A mapping of strings to numbers, stored as JSON, sorted: the order in which they were counted says something."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Mapping[str, int] | None, dialect: Dialect) -> str | None:
        """As a JSON object."""
        return None if value is None else json.dumps(dict(value), sort_keys=True, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> Mapping[str, int] | None:
        """As a dictionary again."""
        return None if value is None else json.loads(value)
