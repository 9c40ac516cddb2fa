"""Groups of a meeting: who talks with whom, what each of them sees to, and what the group found."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from enum import StrEnum

SMALLEST, LARGEST = 3, 8  # people in a group
GROUPS_FROM = 9  # people who take part: smaller meetings talk as one
FEWEST_HERE = 2 * SMALLEST  # who have said that they are here; the others may be late or ill
LONGEST_FINDING = 1500


def can_divide(taking_part: int, present: int) -> bool:
    """Whether those present may be drawn into groups, in a meeting that so many take part in."""
    return taking_part >= GROUPS_FROM and present >= FEWEST_HERE


class Part(StrEnum):
    """What somebody sees to in a group."""

    CHAIR = "chair"
    TIMEKEEPER = "timekeeper"
    FOCUS = "focus"  # keeps the talk to the question
    SECRETARY = "secretary"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in a group. Seats stand in the order in which people speak in the first round."""

    person_id: str
    part: Part = Part.NONE


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a meeting. ``seats`` is emptied when the meeting ends: who was in it goes, what was found stays.

    ``finding`` is what the group found, in its own words; ``done`` where it has said that it has finished.
    """

    id: str
    meeting_id: str
    number: int
    seats: tuple[Seat, ...] = ()
    finding: str = ""
    done: bool = False
    version: int = 0

    @property
    def text_seen(self) -> int:
        """Which text somebody saw who is about to write it. Who joins the group changes its version, and no text."""
        return zlib.crc32(self.finding.encode())
