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
    DROPPED = "dropped"  # not right any more: the school said so when it came back to it


OVER = frozenset({Progress.DONE, Progress.DROPPED})  # nothing is asked about it any more


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a measure."""

    text: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """What the measure is to change: from which level to which, in which indicators it is seen, when to look again."""

    from_level: int | None = None
    to_level: int | None = None
    seen_in: tuple[str, ...] = ()  # ids of indicators
    look_on: date | None = None  # a local date


@dataclass(frozen=True, slots=True)
class Measure:
    """``effect`` is what the measure should change, in the group's own words. ``due`` is a local date.

    ``owner_id`` is "" where nobody sees to it any more: the owner left, or took their data with them. ``helpers`` are
    person ids. ``answered_by`` is who answered last, ``practice_id`` the good practice it was written up as or taken
    from.
    """

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
    helpers: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    hypothesis: Hypothesis = Hypothesis()
    answered_by: str = ""
    practice_id: str = ""
    version: int = 0


class Change(StrEnum):
    """What was changed about a measure."""

    AGREED = "agreed"
    PROGRESS = "progress"
    OWNER = "owner"
    DUE = "due"
    WORDS = "words"  # its title, effect, steps, helpers or hypothesis
    HELP = "help"
    KEPT = "kept"  # looked at again, and still right


@dataclass(frozen=True, slots=True)
class Event:
    """One change, kept with the measure. ``before`` and ``after`` are person ids, ISO dates or words of ``Progress``.

    ``by`` is who changed it, "" once their data was deleted.
    """

    id: str
    measure_id: str
    at: datetime
    what: Change
    by: str = ""
    before: str = ""
    after: str = ""
    note: str = ""


LONGEST_TITLE = 120
LONGEST_EFFECT = 300
LONGEST_NOTE = 1000
MOST_STEPS, LONGEST_STEP = 8, 140
MOST_HELPERS = 8
FURTHEST = timedelta(days=5 * 365)  # a date further away is a slip of the finger
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
