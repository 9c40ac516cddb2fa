"""Put a batch of ballots into the sealed box of a round: one load, one write, a decision for each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.errors import Problem
from domain.meetings import Meeting, MeetingState
from domain.people import Member, School
from domain.ports import UnitOfWork
from domain.privacy import Ballot, Box
from domain.rounds import LEVELS, UNSURE, Round, RoundState, box_name

CHOICES = (UNSURE, *LEVELS)


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot on its way in: who (from the verified activity) and what.

    ``rev`` is that of the person's own card, 0 from the shared one. What is voted never shows in a log: it has no
    ``repr``.
    """

    tenant_id: str
    aad_id: str
    choice: int = field(repr=False)
    rev: int = field(default=0, repr=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """A ballot that lies in the box once the caller has committed. ``member`` is who asked, ``choice`` what lies there.

    ``kept`` means that the press was an older one coming late: the newer ballot stays.
    """

    round: Round
    meeting: Meeting
    school: School
    member: Member
    counted: int
    eligible: int
    choice: int = field(repr=False)
    rev: int = field(default=0, repr=False)
    kept: bool = False


async def cast_votes(uow: UnitOfWork, round_id: str, batch: Sequence[Vote], now: datetime) -> list[Cast | Problem]:
    """Decide each ballot of the batch and seal the box once, under the round's lock. One bad ballot fails alone.

    Who voted leaves no trace but the sealed entry: no row, no time, no order. ``now`` is therefore used only for the
    sentence about a round that is over. The caller commits, and only then answers anybody.
    """
    whole = await uow.rounds.whole(round_id, lock=True)
    if whole is None or not whole[2].active:
        return [Problem("gone")] * len(batch)
    round_, meeting, school = whole
    members = {m.person.aad_id: m for m in await uow.people.members(school.id) if m.here}
    box = await _open_box(uow, round_, meeting)
    before = dict(box.entries) if box else {}
    decided = [_decide(vote, members.get(vote.aad_id), school, round_, box, now) for vote in batch]
    if box is not None and box.entries != before:
        await uow.boxes.seal(meeting.id, box_name(round_.number), box)
    eligible = sum(m.takes_part for m in members.values())
    return [
        d if isinstance(d, Problem) else _cast(d, vote, members[vote.aad_id], round_, meeting, school, box, eligible)
        for vote, d in zip(batch, decided, strict=True)
    ]


async def _open_box(uow: UnitOfWork, round_: Round, meeting: Meeting) -> Box | None:
    """The round's box while it takes ballots, else None (over, or the key is destroyed)."""
    if round_.state is not RoundState.OPEN or meeting.state is not MeetingState.RUNNING:
        return None
    return await uow.boxes.open(meeting.id, box_name(round_.number), lock=True)


def _decide(
    vote: Vote, member: Member | None, school: School, round_: Round, box: Box | None, now: datetime
) -> _Decided:
    """A new ballot (put in the box), None where an older press comes late, or what is wrong."""
    if member is None or vote.tenant_id != school.tenant_id:
        return Problem("not_member")
    if not member.takes_part:
        return Problem("not_taking_part")
    if box is None:
        return Problem("round_closed", {"when": round_.closed_at or now, "number": round_.number})
    if vote.choice not in CHOICES:
        return Problem("gone")
    there = box.of(member.person.id)
    if vote.rev < (there.rev if there else 0):
        return None
    newest = there.rev + 1 if there else 1  # a card never carries more; somebody tampering might
    box.put(member.person.id, Ballot(vote.choice, rev=min(vote.rev, newest)))
    return box.of(member.person.id)


_Decided = Ballot | Problem | None


def _cast(
    decided: Ballot | None,
    vote: Vote,
    member: Member,
    round_: Round,
    meeting: Meeting,
    school: School,
    box: Box | None,
    eligible: int,
) -> Cast:
    assert box is not None
    lies = box.of(member.person.id)
    assert lies is not None
    counted = len(box.entries)
    kept = decided is None and lies.choice != vote.choice
    return Cast(round_, meeting, school, member, counted, max(eligible, counted), lies.choice, lies.rev, kept)
