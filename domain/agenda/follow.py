"""Which cards show what, so that they follow it: the one table from a change of a meeting to the cards it touches.

Whoever changes a meeting says what kind of change it was; nobody else plans edits of these cards.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from domain.delivery.notices import NoticeKind, planned
from domain.ids import new_id
from domain.meetings.meeting import Meeting
from domain.unit_of_work import UnitOfWork


class Change(StrEnum):
    """What may become of a meeting once somebody has a card about it."""

    SENT = "sent"  # the proposal became an invitation
    MOVED = "moved"
    CANCELLED = "cancelled"
    STARTED = "started"
    PHASE = "phase"  # another phase, a pause, more time
    HERE = "here"  # somebody has said that they are here
    ATTENDANCE = "attendance"  # somebody has said whether they are coming
    ROUND_OPENED = "round_opened"
    ROUND_CLOSED = "round_closed"  # with a result, without one, or counted by hands
    CONSENT_ASKED = "consent_asked"
    GROUPS = "groups"
    IDEAS = "ideas"
    AGREED = "agreed"
    AGREED_ANEW = "agreed_anew"  # something else than before
    MEASURE = "measure"
    ENDED = "ended"
    RESUMED = "resumed"  # the end was undone
    FIGURES = "figures"  # figures that its invitation shows were taken away
    FINAL = "final"  # the end cannot be undone any more


DRAFT, INVITATION = NoticeKind.DRAFT_EDIT, NoticeKind.INVITATION_EDIT
PHASE, VOTE, CONSENT = NoticeKind.PHASE_EDIT, NoticeKind.VOTE_EDIT, NoticeKind.CONSENT_EDIT
CONDUCTOR, AGREED = NoticeKind.CONDUCTOR_EDIT, NoticeKind.AGREED_EDIT

TOUCHES: Mapping[Change, tuple[NoticeKind, ...]] = {
    Change.SENT: (DRAFT,),
    Change.MOVED: (CONDUCTOR,),  # the invitation and its copies are edited where it is said
    Change.CANCELLED: (DRAFT, CONDUCTOR),
    Change.STARTED: (INVITATION, CONDUCTOR),
    Change.PHASE: (PHASE, CONDUCTOR),
    Change.HERE: (PHASE, CONDUCTOR),
    Change.ATTENDANCE: (PHASE, CONDUCTOR),  # their own copy is edited where they say it
    Change.ROUND_OPENED: (PHASE, CONSENT, CONDUCTOR),
    Change.ROUND_CLOSED: (VOTE, PHASE, CONSENT, CONDUCTOR),
    Change.CONSENT_ASKED: (CONDUCTOR,),
    Change.GROUPS: (CONDUCTOR,),  # their own card is edited where they are drawn
    Change.IDEAS: (CONDUCTOR,),  # so is that of the ideas
    Change.AGREED: (PHASE, CONSENT, CONDUCTOR),
    Change.AGREED_ANEW: (PHASE, AGREED, CONDUCTOR),
    Change.MEASURE: (CONDUCTOR,),
    Change.ENDED: (DRAFT, INVITATION, PHASE, VOTE, CONSENT, CONDUCTOR),
    Change.RESUMED: (DRAFT, INVITATION, PHASE, VOTE, CONSENT, CONDUCTOR),
    Change.FIGURES: (INVITATION,),
    Change.FINAL: (VOTE, PHASE, CONDUCTOR),
}

# Whose card it is: those that one person has, by the kind under which it was posted.
OWN = {DRAFT: NoticeKind.DRAFT_READY, CONDUCTOR: NoticeKind.MEETING_NEAR}
FOLLOWING = (PHASE, VOTE, CONSENT, CONDUCTOR, AGREED)


async def follow(uow: UnitOfWork, meeting: Meeting, change: Change, now: datetime, *, once: str = "") -> None:
    """Plan an edit of each card that the change touches; one edit for several changes in a row.

    ``once`` names the edit where several changes share one that is due later (people who arrive): it is planned once.
    """
    for kind in TOUCHES[change]:
        subjects = [meeting.id]
        if kind is VOTE:
            subjects = [round_.id for round_ in await uow.rounds.of_meeting(meeting.id)]
        for subject in subjects:
            await _plan(uow, meeting, kind, subject, now, once)


async def _plan(uow: UnitOfWork, meeting: Meeting, kind: NoticeKind, subject_id: str, now: datetime, once: str) -> None:
    people: list[str] = [""]
    if kind in OWN:
        people = [post.person_id for post in await uow.posts.of_subject(subject_id) if post.kind == OWN[kind]]
    if kind in FOLLOWING and not once:
        await uow.notices.drop(subject_id, [kind])  # what was to be shown is shown by this one
    for person_id in people:
        key = f"{kind.value}:{subject_id}:{person_id}:{once or new_id()}"
        row = planned(kind, meeting.school_id, subject_id, now, key=key, person_id=person_id or None)
        await uow.notices.add(row)
