"""A reflection meeting and the states it goes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.errors import Refused


class MeetingState(StrEnum):
    """DRAFT -> INVITED -> RUNNING -> ENDED; CANCELLED from INVITED (a discarded draft is deleted).

    NOT_HELD from INVITED too, some days after a meeting that nobody started; such a one can still be started or moved.
    """

    DRAFT = "draft"
    INVITED = "invited"
    RUNNING = "running"
    ENDED = "ended"
    CANCELLED = "cancelled"
    NOT_HELD = "not_held"


OFF = {MeetingState.CANCELLED: "meeting_cancelled", MeetingState.NOT_HELD: "meeting_not_held"}  # why it is refused

# What goes once it is old: a draft that nobody sent is nobody's any more by then.
GOES = (MeetingState.ENDED, MeetingState.CANCELLED, MeetingState.NOT_HELD, MeetingState.DRAFT)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the plenary agreed on. ``level`` is None where the group does not agree and takes it up again."""

    level: int | None
    aim: int | None
    review_on: date | None = None
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting about one characteristic. Times are UTC; ``sequence`` counts changes to time and place (calendar)."""

    id: str
    school_id: str
    characteristic_id: str
    state: MeetingState
    created_by: str  # Person.id of the leader
    created_at: datetime
    starts_at: datetime | None  # None in a draft that has no time yet
    minutes: int = 90
    place: str = ""
    form: str = "igp90"  # igp45, team60, igp90: see domain/meetings/forms.py
    problem: str = ""  # what we wonder
    unseen: str = ""  # what the figures do not show
    comment: str = ""  # the leader's own words
    indicators: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    catalogue_version: int = 1
    eyes: str = ""  # whose eyes to look with: pupil, guardian, staff, owner, partner; "" nobody's in particular
    picture: str = ""  # digest of the leader's picture
    picture_alt: str = ""  # what it shows, in the leader's words
    chart: str = "trend"  # trend, map (the dialogue map), table, voices; "" none
    invite_at: datetime | None = None  # when the invitation goes out; None: at once
    prepare_at: datetime | None = None  # when preparing opens
    nudge_at: datetime | None = None  # the one nudge to those who have not prepared
    vote_at: datetime | None = None  # when the vote opens by itself; None: when the leader opens it
    series: str = ""  # what the meetings that were planned together have in common; "" for one that stands alone
    sequence: int = 0
    agreement: Agreement | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    version: int = 0

    @property
    def ends_at(self) -> datetime | None:
        """When it is planned to end; None without a start."""
        return self.starts_at + timedelta(minutes=self.minutes) if self.starts_at is not None else None


def require_on(meeting: Meeting) -> None:
    """Refuse what nobody can do about a meeting that was cancelled or never held."""
    if meeting.state in OFF:
        raise Refused(OFF[meeting.state])
