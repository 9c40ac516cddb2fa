"""The school year (skoleruta): holidays, planning days, and the meetings proposed for a year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class DayKind(StrEnum):
    """What a stretch of days is."""

    HOLIDAY = "holiday"  # no meetings, no messages
    PLANNING = "planning"  # pupils are away, staff are not: a day for meetings
    SURVEY = "survey"  # a survey is answered: its figures appear when it closes


@dataclass(frozen=True, slots=True)
class SchoolDays:
    """Days from ``first`` to ``last``, both included, in the school's local calendar."""

    school_id: str
    first: date
    last: date
    kind: DayKind
    name: str = ""


@dataclass(frozen=True, slots=True)
class YearSlot:
    """One meeting proposed for the year. ``state``: proposed, accepted (``meeting_id`` is its draft) or dropped."""

    id: str
    school_id: str
    school_year: int  # the year the school year begins in: 2026 is 2026/27
    characteristic_id: str
    day: date
    minute_of_day: int
    reason: str = ""  # a key: "longest_undiscussed", "gsi", "kostra", "survey", "planning_day", "review"
    state: str = "proposed"
    meeting_id: str | None = None
