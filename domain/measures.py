"""Measures (tiltak): what the school agreed to do, who sees to it, and how it goes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
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


LONGEST_TITLE = 120
LONGEST_EFFECT = 300
LONGEST_NOTE = 1000
FURTHEST = timedelta(days=5 * 365)  # a date further away is a slip of the finger
AHEAD = timedelta(days=7)  # the owner is asked so long before the date
TOO_CLOSE = timedelta(days=2)  # no question ahead that would come this soon after the measure was agreed
LATELY = timedelta(days=3)  # an owner who has answered is left alone for so long


def asked_ahead_at(morning: datetime, now: datetime) -> datetime | None:
    """When to ask ahead of the date, from the working morning a week before it; None where that is too close."""
    return morning if morning - now >= TOO_CLOSE else None


def left_alone_until(measure: Measure, now: datetime) -> datetime | None:
    """Until when the owner is left alone because they have answered lately; None where they may be asked."""
    if measure.answered_at is None or now - measure.answered_at >= LATELY:
        return None
    return measure.answered_at + LATELY
