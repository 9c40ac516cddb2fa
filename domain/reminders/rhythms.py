"""When a person may be reminded, and how a school reminds: both are settings with sensible beginnings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Wants(StrEnum):
    """How much a person wants to be reminded."""

    ALL = "all"
    DUE_ONLY = "due_only"  # on the date and after it, nothing ahead
    OFF = "off"


class Digest(StrEnum):
    """How often the channel hears about the measures."""

    MONTHLY = "monthly"
    WEEKLY = "weekly"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One person's own: ``days`` are weekdays worked (0 Monday ... 6), ``begin`` and ``end`` local hours.

    ``paused_until`` is the first local date on which the person may be reminded again. ``reminded_on`` is the local
    date of the last reminder and ``reminded_by`` the notice that carried it: at most one a day, in whatever schools.
    """

    person_id: str
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    begin: int = 10
    end: int = 18
    wants: Wants = Wants.ALL
    paused_until: date | None = None
    reminded_on: date | None = None
    reminded_by: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class ReminderPlan:
    """A school's own. ``ahead``: days before the date (0: not ahead); ``after``: days after it, ever further apart."""

    school_id: str
    ahead: int = 7
    after: tuple[int, ...] = (3, 10, 24, 45, 75)
    digest: Digest = Digest.MONTHLY
    overdue_to_leader: int = 10  # days after the date with no progress until the leader hears of it
    version: int = 0
