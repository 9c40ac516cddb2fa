"""What figures need from storage: values, limits, imports, and answers of a table API."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from domain.figures.figure import Figure
from domain.figures.imports import Import
from domain.figures.limits import Limits
from domain.figures.table_key import TableKey


class Figures(Protocol):
    """Values of indicators."""

    async def of_school(self, school_id: str, indicator_ids: Sequence[str] = ()) -> list[Figure]:
        """Of every scope, the school's own among them: readers filter."""

    async def put(self, figures: Iterable[Figure]) -> int:
        """Insert or replace by (school, indicator, year, scope, instrument, group); returns how many rows changed."""

    async def drop(self, figures: Iterable[Figure]) -> int:
        """Delete by the same as ``put``, whatever the value is by now; returns how many rows went."""


class LimitsStore(Protocol):
    """Colour limits that schools have set."""

    async def of_school(self, school_id: str) -> dict[str, Limits]:
        """By indicator."""

    async def put(self, limits: Limits) -> None: ...
    async def clear(self, school_id: str, indicator_id: str) -> None: ...


class Imports(Protocol):
    """Imports of figures."""

    async def get(self, import_id: str, *, lock: bool = False) -> Import | None: ...
    async def put(self, import_: Import) -> None:
        """Insert or replace by id."""

    async def last_taken(self, school_id: str) -> Import | None:
        """The newest import that is in force (TAKEN), or None."""

    async def drop_offers_before(self, school_id: str, before: datetime) -> None: ...
    async def forget_before(self, before: datetime) -> None:
        """Offers of all schools that nobody took in, and what was undone: neither is of use any more."""


class TableKeys(Protocol):
    """What the columns of schools' tables mean."""

    async def get(self, key_id: str) -> TableKey | None: ...
    async def of_school(self, school_id: str) -> list[TableKey]:
        """All of a school, those that wait for an answer too; the newest answer last."""

    async def put(self, key: TableKey) -> None:
        """Insert or replace by id."""

    async def drop(self, key_id: str) -> None: ...
    async def drop_unanswered_before(self, school_id: str, before: datetime) -> None: ...


class StatisticsCache(Protocol):
    """Answers of a table API, by address: what we have, and from when."""

    async def get(self, key: str) -> tuple[str, datetime] | None: ...
    async def put(self, key: str, body: str, now: datetime) -> None: ...
