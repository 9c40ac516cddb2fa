"""What was noted when somebody said whether they are coming."""

from __future__ import annotations

from dataclasses import dataclass

from domain.meetings.meeting import Meeting


@dataclass(frozen=True, slots=True)
class Noted:
    """What somebody has said of a meeting now, and what they had said before; None is nothing."""

    meeting: Meeting
    coming: bool | None
    before: bool | None
