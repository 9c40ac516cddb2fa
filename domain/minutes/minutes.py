"""Minutes of a meeting: drafted by the bot, corrected by a leader, open for remarks for some days, then frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_FINDINGS = 4000
LONGEST_REMARK = 600
LEAST_REMARK_DAYS, MOST_REMARK_DAYS = 1, 30  # working days
LARGEST_TEMPLATE = 2 * 1024 * 1024  # bytes of a school's own Word template


class MinutesState(StrEnum):
    """DRAFT (leaders see it) -> OPEN (everybody sees it and may remark) -> FROZEN (nothing changes any more)."""

    DRAFT = "draft"
    OPEN = "open"
    FROZEN = "frozen"


@dataclass(frozen=True, slots=True)
class Minutes:
    """The minutes of one ended meeting; ``id`` is the meeting's. What is not free text is read from the meeting.

    ``remarks_until`` is when remarks close. ``frozen`` is all that the document says, as JSON text, once it is frozen:
    what is changed elsewhere afterwards (a measure moved, somebody's name) no longer changes it.
    """

    id: str
    school_id: str
    state: MinutesState
    findings: str = ""  # what the groups found and what weighed, drafted from the meeting, in the leader's words since
    remarks_until: datetime | None = None
    frozen_at: datetime | None = None
    frozen: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody wants to add to the minutes, under their name. ``person_id`` "" once their data was deleted."""

    id: str
    meeting_id: str
    person_id: str
    text: str
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Template:
    """A school's own Word file for its minutes, with placeholders; ``kind`` is "minutes"."""

    school_id: str
    kind: str
    file_name: str
    body: bytes
    put_by: str
    put_at: datetime
