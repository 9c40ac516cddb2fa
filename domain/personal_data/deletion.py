"""What is told of something that was deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Deletion:
    """A line of the log of what was deleted: what, how many, and why. It names nobody."""

    id: str
    school_id: str  # "" for what belongs to no school
    at: datetime
    what: str  # a key: "meetings", "minutes", "measures", "person", "notices", ...
    count: int
    why: str  # a key: "kept_long_enough", "person_asked", "school_left", ...
