"""What the bot is going to say, as rows: posts, edits and reminders. The row is the truth."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from domain.ids import new_id


class NoticeKind(StrEnum):
    """What is to be said. Each kind has one renderer in a ``bot/<word>/announcements.py``."""

    WELCOME_CHANNEL = "welcome_channel"  # subject: school
    WELCOME_PERSON = "welcome_person"  # subject: school
    WHO_LEADS = "who_leads"  # to the installer; subject: school
    CLAIM = "claim"  # to the channel; subject: school
    CHANNEL_LOST = "channel_lost"  # to the leaders: choose a channel, and once one is chosen; subject: school
    TEAM_TOLD = "team_told"  # to the leaders: what happened to their team or its channel; subject: school
    SCHOOL_GOES = "school_goes"  # to the leaders: when the resting school is deleted; subject: school
    CLEAN_UP = "clean_up"  # to the leaders: what has been kept long enough goes soon; subject: school
    DRAFT_READY = "draft_ready"  # the proposal to the leader's personal chat; subject: meeting
    SERIES_READY = "series_ready"  # a proposed series to the leader's personal chat; subject: school
    CHANGE_READY = "change_ready"  # the form that moves or cancels, to the leader's personal chat; subject: meeting
    DRAFT_EDIT = "draft_edit"  # that proposal once it is sent or discarded; subject: meeting
    INVITATION = "invitation"  # to the channel; subject: meeting
    INVITATION_COPY = "invitation_copy"  # to one person; subject: meeting
    PREPARE = "prepare"  # to who asked in the channel how to prepare; subject: meeting
    COPY_EDIT = "copy_edit"  # somebody's copy with what they have just said about coming; subject: meeting
    INVITATION_EDIT = "invitation_edit"  # edit the posted card; subject: meeting
    MEETING_MOVED = "meeting_moved"  # one line in the thread; subject: meeting
    MEETING_CANCELLED = "meeting_cancelled"  # one line in the thread; subject: meeting
    PREPARE_OPEN = "prepare_open"  # one line in the thread: preparing is open; subject: meeting
    NUDGE = "nudge"  # the one nudge to somebody who has not prepared; subject: meeting
    VOTE_OPENS = "vote_opens"  # no message: opens the vote at its time; subject: meeting
    MEETING_NEAR = "meeting_near"  # the conductor to the leader; subject: meeting
    MEETING_OVERDUE = "meeting_overdue"  # ends a meeting that nobody ended; subject: meeting
    VOTE = "vote"  # the vote card to the channel; subject: round
    VOTE_EDIT = "vote_edit"  # the shared card after the round closed; subject: round
    RESULT = "result"  # subject: round
    VOTE_REMIND = "vote_remind"  # to who is here and may not have voted yet; subject: meeting
    AGREED = "agreed"  # what was agreed on, to the channel; subject: meeting
    AGREED_EDIT = "agreed_edit"  # that card where something else was agreed on since; subject: meeting
    CONSENT = "consent"  # "shall we vote openly?"; subject: meeting
    CONSENT_EDIT = "consent_edit"  # that question once it is settled; subject: meeting
    CONDUCTOR_EDIT = "conductor_edit"  # a leader's own card as the meeting stands now; subject: meeting
    PHASE = "phase"  # the card of the phases to the channel; subject: meeting
    PHASE_EDIT = "phase_edit"  # that card as the meeting stands now; subject: meeting
    PHASE_OVER = "phase_over"  # one quiet line in the thread when a phase's time is up; subject: meeting
    CATCH_UP = "catch_up"  # to one who is not there; subject: meeting
    GROUPS = "groups"  # the card of the groups to the channel; subject: meeting
    GROUPS_EDIT = "groups_edit"  # that card as it is now; subject: meeting
    GROUP_WRITE = "group_write"  # the group's own card to its secretary; subject: group
    IDEAS = "ideas"  # the ideas without names to the channel; subject: meeting
    IDEAS_EDIT = "ideas_edit"  # that card as it is now; subject: meeting
    MEETING_FINAL = "meeting_final"  # no message: the end cannot be undone any more; subject: meeting
    SUMMARY = "summary"  # subject: meeting
    AWAY = "away"  # what happened, to one who had said that they were not coming; subject: meeting
    MINUTES_DRAFT = "minutes_draft"  # the drafted minutes to the leader; subject: meeting
    MINUTES_OPEN = "minutes_open"  # to the channel: read and remark; subject: meeting
    MINUTES_EDIT = "minutes_edit"  # that card as it is now; subject: meeting
    MINUTES_FREEZE = "minutes_freeze"  # no message: freezes the minutes at their time; subject: meeting
    MEASURE_AHEAD = "measure_ahead"  # to the owner, ahead of the date; subject: measure
    MEASURE_DUE = "measure_due"  # to the owner, on the date; subject: measure
    MEASURE_AFTER = "measure_after"  # to the owner, after the date; subject: measure
    MEASURE_HELP = "measure_help"  # to the leaders; subject: measure
    MEASURE_STUCK = "measure_stuck"  # to the leaders: overdue or stuck, and what to do about it; subject: measure
    MEASURE_GIVEN = "measure_given"  # to a new owner; subject: measure
    MEASURE_DIGEST = "measure_digest"  # to the channel, about measures and not people; subject: school
    LOOK_AGAIN = "look_again"  # to the leaders on a review date: the same vote again; subject: meeting
    RELEASE_TOLD = "release_told"  # to the channel: what the owner is going to see; subject: school
    RELEASE_OPEN = "release_open"  # to the owners: something new is to be seen; subject: school
    OWNED_EDIT = "owned_edit"  # a card in an owner's chat, once something was taken back; subject: owner
    PRACTICE_THANKED = "practice_thanked"  # to the leaders of the school that shared it; subject: practice
    UNREACHABLE = "unreachable"  # to a leader: somebody could not be reached; subject: notice
    ROSTER = "roster"  # no message: read the roster again; subject: school


class NoticeState(StrEnum):
    """PENDING until SENT, SKIPPED (no longer true) or FAILED (a permanent failure that the leader gets to see)."""

    PENDING = "pending"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


# Whether and when these were said depends on what the person has done in the meeting (prepared, come, voted), or says
# which seat they had. While the meeting goes on their rows say nothing of it, and when it is over they are deleted.
TRACELESS = (
    NoticeKind.NUDGE,
    NoticeKind.CATCH_UP,
    NoticeKind.PREPARE,
    NoticeKind.GROUP_WRITE,
    NoticeKind.VOTE_REMIND,
)

# Planned for those alone who have said whether they are coming: such a row goes when it has been said.
GONE_WHEN_SAID = (NoticeKind.COPY_EDIT, NoticeKind.AWAY)

HELD = "waits for a channel"  # the error of a row that is kept until there is a channel for it
SAID_WITH = "said with"  # the error of a row whose words another one carried, before that one's id
# Said to a school that rests: of every other kind nothing is.
TO_RESTING = frozenset({NoticeKind.SCHOOL_GOES})


@dataclass(frozen=True, slots=True)
class Notice:
    """``key`` is unique: the same thing is never said twice because a request came twice.

    ``person_id`` is None for the channel. ``lease_until`` is set while a process works on the row; ``attempts`` counts
    tries; ``error`` is the last failure.
    """

    id: str
    key: str
    school_id: str
    kind: NoticeKind
    subject_id: str
    due_at: datetime
    person_id: str | None = None
    data: Mapping[str, str] = field(default_factory=dict)
    state: NoticeState = NoticeState.PENDING
    attempts: int = 0
    lease_until: datetime | None = None
    finished_at: datetime | None = None
    error: str = ""


def planned(
    kind: NoticeKind,
    school_id: str,
    subject_id: str,
    due_at: datetime,
    *,
    key: str,
    person_id: str | None = None,
    data: Mapping[str, str] | None = None,
) -> Notice:
    """A new notice with an id of its own."""
    return Notice(new_id(), key, school_id, kind, subject_id, due_at, person_id, data or {})


@dataclass(frozen=True, slots=True)
class Post:
    """A message that was sent and may be edited: where it is. One row for each (kind, subject, person)."""

    kind: str
    subject_id: str
    person_id: str  # "" for the channel
    school_id: str
    conversation_id: str  # with ;messageid= for a thread in a channel
    activity_id: str
    service_url: str
