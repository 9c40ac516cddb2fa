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
