"""Good practice: a measure that worked, written up for others; and where what came in a package was from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

LONGEST_PART = 1200


@dataclass(frozen=True, slots=True)
class Practice:
    """What a school did, what changed and what it would do again. No names: it is about the measure, not the people.

    ``shared`` with the other schools of the tenant. ``origin`` is "" for the school's own; else where it came from, as
    the package said. ``thanks`` counts those who have thanked.
    """

    id: str
    school_id: str
    characteristic_id: str
    title: str
    did: str
    changed: str = ""
    again: str = ""
    shared: bool = False
    measure_id: str = ""
    origin: str = ""
    made_at: datetime | None = None
    thanks: int = 0
    version: int = 0
