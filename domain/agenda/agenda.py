"""The agenda of a running meeting: which phase it is in, when that ends, and what its ideas have come to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class IdeasState(StrEnum):
    """What can be done with the answers to "what would it take": nothing yet, add and join, give dots, over."""

    NONE = "none"
    OPEN = "open"
    DOTS = "dots"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Agenda:
    """Where a meeting is. ``id`` is the meeting's. ``phase`` counts the phases of the meeting's form from 0.

    ``ends_at`` is when the phase is to end, as planned or as moved since; nothing happens by itself then but a quiet
    ping. While ``paused_at`` is set the clock stands: what was left of the phase then is what is left of it afterwards.
    """

    id: str
    phase: int
    began_at: datetime
    ends_at: datetime
    paused_at: datetime | None = None
    ideas: IdeasState = IdeasState.NONE
    version: int = 0

    def left(self, now: datetime) -> timedelta:
        """What is left of the phase; negative where it has taken longer than planned."""
        return self.ends_at - (self.paused_at or now)
