"""Ports for figures, their limits and where they came from, and for what a school keeps for its meetings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from domain.calendar.school_year import SchoolDays, YearSlot
from domain.figures.imports import Import
from domain.figures.limits import Limits
from domain.meetings.library import OwnForm, OwnQuestion, Picture


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

    async def taken(self, school_id: str, digest: str) -> Import | None:
        """The import of this file that is in force (TAKEN), or None."""

    async def last_taken(self, school_id: str) -> Import | None: ...
    async def drop_offers_before(self, school_id: str, before: datetime) -> None: ...
    async def forget_before(self, before: datetime) -> None:
        """Offers of all schools that nobody took in, and what was undone: neither is of use any more."""


class Library(Protocol):
    """Questions, forms and pictures of schools."""

    async def questions(self, school_id: str, characteristic_id: str) -> list[OwnQuestion]:
        """Those of the characteristic and those that fit every one, newest first, at most 50."""

    async def all_questions(self, school_id: str) -> list[OwnQuestion]:
        """Of every characteristic, by characteristic, oldest first."""

    async def put_question(self, question: OwnQuestion) -> bool:
        """False where the school has the same text already."""

    async def drop_question(self, school_id: str, question_id: str) -> None: ...
    async def forms(self, school_id: str) -> list[OwnForm]: ...
    async def put_form(self, form: OwnForm) -> None: ...
    async def drop_form(self, school_id: str, form_id: str) -> None: ...
    async def picture(self, digest: str) -> Picture | None: ...
    async def put_picture(self, picture: Picture) -> None: ...
    async def forget_pictures_before(self, before: datetime) -> None:
        """Pictures that were sent and are in no meeting: taken out again, or of a draft that was discarded."""


class SchoolYears(Protocol):
    """Skoleruta and the year's proposed meetings."""

    async def days(self, school_id: str) -> list[SchoolDays]:
        """By first day."""

    async def days_many(self, school_ids: Iterable[str]) -> dict[str, list[SchoolDays]]:
        """Of each, by first day; an empty list where a school has entered none."""

    async def put_days(self, school_id: str, days: Sequence[SchoolDays]) -> None:
        """Replace all of the school's days."""

    async def slots(self, school_id: str, school_year: int) -> list[YearSlot]:
        """By day."""

    async def put_slots(self, slots: Iterable[YearSlot]) -> None:
        """Insert or replace by id."""

    async def drop_slots(self, school_id: str, school_year: int) -> None:
        """Those still proposed."""


class StatisticsCache(Protocol):
    """Answers of a table API, by address: what we have, and from when."""

    async def get(self, key: str) -> tuple[str, datetime] | None: ...
    async def put(self, key: str, body: str, now: datetime) -> None: ...
