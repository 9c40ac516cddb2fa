"""What an owner sees of schools. No votes, no names, no notes, no reasons, no figures.

An owner's cards and documents are made from these classes alone, so none of them can let more slip.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.catalogue.areas import Words
from domain.measures.measure import Progress
from domain.owners.releases import Part


class Move(StrEnum):
    """What became of the level since the time before."""

    UP = "up"
    SAME = "same"
    DOWN = "down"
    NEW_CRITERIA = "new_criteria"  # the levels do not compare


@dataclass(frozen=True, slots=True)
class SeenLevel:
    """What one meeting agreed on. ``level`` is None where the group did not agree, or where levels are not released.

    ``renewed``: with other criteria than the meeting before it. ``version`` is the catalogue's.
    """

    held_at: datetime
    level: int | None
    aim: int | None
    version: int
    renewed: bool


@dataclass(frozen=True, slots=True)
class SeenMeasure:
    """A measure, without whose it is. ``title`` is "" where it names a colleague."""

    title: str
    due: date
    progress: Progress
    agreed_at: datetime | None
    answered_at: datetime | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class SeenPractice:
    """Good practice; "" throughout where it names a colleague."""

    title: str
    did: str
    changed: str
    again: str
    made_at: datetime | None


@dataclass(frozen=True, slots=True)
class Subject:
    """One characteristic that a school has released. ``lost``: the school's catalogue does not have it any more."""

    number: str
    title: Words
    parts: tuple[Part, ...]
    open_from: datetime
    lost: bool
    levels: tuple[SeenLevel, ...]
    measures: tuple[SeenMeasure, ...]
    practices: tuple[SeenPractice, ...]

    @property
    def newest(self) -> SeenLevel | None:
        """The last meeting's, where levels are released."""
        return self.levels[-1] if self.levels and Part.LEVELS in self.parts else None

    @property
    def aim(self) -> int | None:
        """What the school aims for now."""
        return self.levels[-1].aim if self.levels and Part.AIMS in self.parts else None

    @property
    def move(self) -> Move | None:
        """From the level before to the last one; None where there are not two."""
        agreed = [place for place, one in enumerate(self.levels) if one.level is not None]
        if len(agreed) < 2 or agreed[-1] != len(self.levels) - 1:
            return None
        if any(one.renewed for one in self.levels[agreed[-2] + 1 :]):
            return Move.NEW_CRITERIA
        before, after = self.levels[agreed[-2]].level, self.levels[agreed[-1]].level
        assert before is not None
        assert after is not None
        return Move.SAME if before == after else Move.UP if after > before else Move.DOWN

    @property
    def stuck(self) -> int:
        """How many measures stand still or are past their date."""
        return sum(one.overdue or one.progress is Progress.STUCK for one in self.measures)


@dataclass(frozen=True, slots=True)
class SeenSchool:
    """A school as its owner sees it, with the catalogue in force."""

    id: str
    name: str
    zone: str
    version: int
    basis: Words
    subjects: tuple[Subject, ...]
