"""Who waits for what is said: what a running meeting looks at goes first, what was planned long ago last."""

from __future__ import annotations

from enum import IntEnum

from domain.delivery.notices import NoticeKind


class Urgency(IntEnum):
    """Said in this order; what has to be tried again comes back the sooner the more urgent it is."""

    MEETING = 0  # a group sits and looks at it
    PRESSED = 1  # somebody has just done something that it follows from
    PATIENT = 2  # planned long ago, and due to many at the same moment


MEETING = frozenset(
    {
        NoticeKind.VOTE_OPENS,
        NoticeKind.MEETING_NEAR,
        NoticeKind.VOTE,
        NoticeKind.VOTE_EDIT,
        NoticeKind.RESULT,
        NoticeKind.VOTE_REMIND,
        NoticeKind.AGREED,
        NoticeKind.AGREED_EDIT,
        NoticeKind.CONSENT,
        NoticeKind.CONSENT_EDIT,
        NoticeKind.CONDUCTOR_EDIT,
        NoticeKind.PHASE,
        NoticeKind.PHASE_EDIT,
        NoticeKind.PHASE_OVER,
        NoticeKind.CATCH_UP,
        NoticeKind.GROUPS,
        NoticeKind.GROUPS_EDIT,
        NoticeKind.GROUP_WRITE,
        NoticeKind.IDEAS,
        NoticeKind.IDEAS_EDIT,
    }
)

PATIENT = frozenset(
    {
        NoticeKind.MEASURE_AHEAD,
        NoticeKind.MEASURE_DUE,
        NoticeKind.MEASURE_AFTER,
        NoticeKind.MEASURE_STUCK,
        NoticeKind.MEASURE_DIGEST,
        NoticeKind.LOOK_AGAIN,
        NoticeKind.INVITATION_COPY,
        NoticeKind.NUDGE,
        NoticeKind.WELCOME_PERSON,
        NoticeKind.ROSTER,
    }
)


def urgency_of(kind: NoticeKind) -> Urgency:
    """Return how urgent a kind of notice is; the one place that says so."""
    if kind in MEETING:
        return Urgency.MEETING
    return Urgency.PATIENT if kind in PATIENT else Urgency.PRESSED
