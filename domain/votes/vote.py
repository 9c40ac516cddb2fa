"""A ballot on its way in, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from domain.meetings.meeting import Meeting
from domain.people.school import School, Voter
from domain.votes.rounds import LEVELS, UNSURE, Round

CHOICES = (UNSURE, *LEVELS)
AS_PREPARED = 5  # in place of a level: the one that the person decided on when placing the school
AS_IT_IS = 6  # in place of a level: the one that lies there; only the ticks are new


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot on its way in: who (from the verified activity) and what.

    ``pressed_in`` is the channel that the press came from, "" for a chat of several; None for the personal chat and
    for one-time words. ``rev`` is that of the person's own card, 0 from the shared one. ``ticks`` is None where the
    press said nothing of them. ``anyway`` is a leader's who does not wait for the others. What is voted never shows in
    a log: it has no ``repr``.
    """

    tenant_id: str
    aad_id: str
    choice: int = field(repr=False)
    rev: int = field(default=0, repr=False)
    ticks: tuple[str, ...] | None = field(default=None, repr=False)
    anyway: bool = False
    adds: bool = False  # its ticks come to those that lie there: the card they come from does not show these
    pressed_in: str | None = None
    first_only: bool = False  # by a one-time word: it never takes the place of a ballot that lies there


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot that lies in the box once the caller has committed. ``voter`` is who asked, ``choice`` what lies there.

    ``kept`` means that the press was an older one coming late: the newer ballot stays.
    """

    round: Round
    meeting: Meeting
    school: School
    voter: Voter
    counted: int
    eligible: int
    choice: int = field(repr=False)
    rev: int = field(default=0, repr=False)
    kept: bool = False
