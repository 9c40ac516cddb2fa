"""Rounds of voting, ballots and tallies. What is secret is in ``domain/votes/box.py``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
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

    SECRET = "secret"  # noqa: S105  (by ballot, that is)
    OPEN = "open"  # by name, after everybody said yes
    HANDS = "hands"  # counted in the room, entered by the leader


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a closed round: ``counts[0]`` is level 1 ... ``counts[3]`` level 4; ``unsure`` answered "Vet ikke".

    ``ticks`` says how many recognised each criterion, by "level.sentence" (both from 1, as in the catalogue's order);
    ``tickers`` how many ticked any. Where fewer did than a result takes, ``ticks`` is empty and ``tickers`` 0.
    """

    counts: tuple[int, int, int, int]
    unsure: int = 0
    ticks: Mapping[str, int] = field(default_factory=dict)
    tickers: int = 0

    @property
    def ballots(self) -> int:
        """All ballots, unsure ones too."""
        return sum(self.counts) + self.unsure


@dataclass(frozen=True, slots=True)
class Round:
    """One round of one meeting. ``tally`` is None while open, and where too few voted to show a result.

    ``same_people``: the tally counts those of the result before it, each with their newest ballot, and nobody else.
    """

    id: str
    meeting_id: str
    number: int
    state: RoundState
    mode: Mode
    opened_at: datetime
    closed_at: datetime | None = None
    tally: Tally | None = None
    same_people: bool = False
    version: int = 0


def tally_of(choices: Iterable[int], ticks: Iterable[Iterable[str]] = (), least: int = 1) -> Tally:
    """Count choices (0 = unsure, 1-4 = level), and what each ballot ticked where at least ``least`` ticked anything."""
    counts = [0, 0, 0, 0, 0]
    for choice in choices:
        counts[choice] += 1
    told = Tally((counts[1], counts[2], counts[3], counts[4]), counts[0])
    sets = [each for each in map(frozenset, ticks) if each]
    if len(sets) < least:
        return told
    recognised = Counter(tick for each in sets for tick in each)
    return replace(told, ticks=dict(sorted(recognised.items())), tickers=len(sets))


CONSENT_BOX = "consent"  # the box of "shall we vote openly?"
SMALLEST_LIMIT = 3  # no school can set the limit of a secret round lower
SMALL_GROUP = 8  # fewer ballots than this are told with a word of caution
MOST_ROUNDS = 6  # of one meeting, those given up counted


def box_name(number: int) -> str:
    """The name of a round's box."""
    return f"round-{number}"


def needed(mode: Mode, ballot_limit: int) -> int:
    """How many ballots a round takes before its result may be shown."""
    return max(SMALLEST_LIMIT, ballot_limit) if mode is Mode.SECRET else 1


def open_one(rounds: Iterable[Round]) -> Round | None:
    """The round that is open now, or None. A meeting has at most one."""
    return next((r for r in rounds if r.state is RoundState.OPEN), None)


def told(rounds: Iterable[Round]) -> tuple[Round, ...]:
    """The rounds whose result has been shown, by number."""
    return tuple(r for r in rounds if r.state is RoundState.CLOSED and r.tally is not None)
