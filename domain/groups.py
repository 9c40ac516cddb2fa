"""Groups of a meeting: who talks with whom, what each of them sees to, and what the group found."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

SMALLEST, LARGEST = 3, 8  # people in a group
GROUPS_FROM = 9  # people present: fewer talk as one
LONGEST_FINDING = 1500


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
