"""What a school lets its owner (the municipality) see, one characteristic at a time, and takes back when it wants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Part(StrEnum):
    """What may be released. Never votes and never names."""

    LEVELS = "levels"
    AIMS = "aims"
    MEASURES = "measures"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Release:
    """One characteristic of one school. Staff are told at ``told_at``; the owner sees it from ``open_from`` on.

    ``revoked_at``: taken back, before or after that; what is released anew begins anew.
    """

    id: str
    school_id: str
    characteristic_id: str
    parts: tuple[Part, ...]
    told_at: datetime
    open_from: datetime
    released_by: str = ""
    revoked_at: datetime | None = None
    version: int = 0

    def open(self, now: datetime) -> bool:
        """Whether the owner sees it."""
        return self.revoked_at is None and self.open_from <= now
