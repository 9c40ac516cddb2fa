"""Measures (tiltak): what the school agreed to do, who sees to it, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Progress(StrEnum):
    """The owner's answer, one tap."""

    NONE = "none"
    ON_TRACK = "on_track"
    SLOW = "slow"
    STUCK = "stuck"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Measure:
    """``effect`` is what the measure should change, in the group's own words. ``due`` is a local date."""

    id: str
    school_id: str
    meeting_id: str | None
    characteristic_id: str
    title: str
    owner_id: str  # Person.id
    due: date
    effect: str = ""
    progress: Progress = Progress.NONE
    note: str = ""
    answered_at: datetime | None = None
    created_by: str = ""
    created_at: datetime | None = None
    version: int = 0
