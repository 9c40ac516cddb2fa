"""Rounds of voting, ballots and tallies. What is secret is in ``domain/privacy.py``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LEVELS = (1, 2, 3, 4)
UNSURE = 0  # "Vet ikke"


class RoundState(StrEnum):
    """Revealing closes the round: no vote comes in after a result has been seen."""

    OPEN = "open"
    CLOSED = "closed"


class Mode(StrEnum):
    """How the round is held."""

    SECRET = "secret"
    OPEN = "open"  # by name, after everybody said yes
    HANDS = "hands"  # counted in the room, entered by the leader


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a closed round: ``counts[0]`` is level 1 ... ``counts[3]`` level 4; ``unsure`` answered "Vet ikke"."""

    counts: tuple[int, int, int, int]
    unsure: int = 0

    @property
    def ballots(self) -> int:
        """All ballots, unsure ones too."""
        return sum(self.counts) + self.unsure


@dataclass(frozen=True, slots=True)
class Round:
    """One round of one meeting. ``tally`` is None while open, and where too few voted to show a result."""

    id: str
    meeting_id: str
    number: int
    state: RoundState
    mode: Mode
    opened_at: datetime
    closed_at: datetime | None = None
    tally: Tally | None = None
    version: int = 0


def tally_of(choices: Iterable[int]) -> Tally:
    """Count choices (0 = unsure, 1-4 = level)."""
    counts = [0, 0, 0, 0, 0]
    for choice in choices:
        counts[choice] += 1
    return Tally((counts[1], counts[2], counts[3], counts[4]), counts[0])
