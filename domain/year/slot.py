"""A meeting proposed for a school year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
