"""Put a batch of ballots into the sealed box of a round: one load, one write, a decision for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.begin_ballots import NOTHING, Begun, begun
from domain.electorate import leaders_turn, left_out, voters
from domain.errors import Problem
from domain.meetings import Meeting, MeetingState
from domain.people import LeadersVote, Member, Role, School
from domain.ports import UnitOfWork
from domain.privacy import Ballot, Box
from domain.rounds import LEVELS, UNSURE, Round, RoundState, box_name

CHOICES = (UNSURE, *LEVELS)
AS_PREPARED = 5  # in place of a level: the one that the person decided on when placing the school
AS_IT_IS = 6  # in place of a level: the one that lies there; only the ticks are new


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot on its way in: who (from the verified activity) and what.

    ``rev`` is that of the person's own card, 0 from the shared one. ``ticks`` is None where the press said nothing of
    them. ``anyway`` is a leader's who does not wait for the others. What is voted never shows in a log: it has no
    ``repr``.
    """

    tenant_id: str
    aad_id: str
    choice: int = field(repr=False)
    rev: int = field(default=0, repr=False)
    ticks: tuple[str, ...] | None = field(default=None, repr=False)
    anyway: bool = False
    first_only: bool = False  # by a one-time word: it never takes the place of a ballot that lies there


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


@dataclass(frozen=True, slots=True)
class _Urn:
    """What the decisions about a batch share. ``box`` is None where the round takes no ballots."""

    round: Round
    meeting: Meeting
    school: School
    members: Mapping[str, Member]  # by aad id
    box: Box | None
    begun: Mapping[str, Begun]  # by person
    now: datetime


async def cast_votes(uow: UnitOfWork, round_id: str, batch: Sequence[Vote], now: datetime) -> list[Cast | Problem]:
    """Decide each ballot of the batch and seal the box once, under the round's lock. One bad ballot fails alone.

    Who voted leaves no trace but the sealed entry: no row, no time, no order. ``now`` is therefore used only for the
    sentence about a round that is over, and for whether the leaders' turn has come. The caller commits, and only then
    answers anybody.
    """
    whole = await uow.rounds.whole(round_id, lock=True)
    if whole is None or not whole[2].active:
        return [Problem("gone")] * len(batch)
    round_, meeting, school = whole
    members = {m.person.aad_id: m for m in await uow.people.members(school.id) if m.here}
    box = await _open_box(uow, round_, meeting)
    before = dict(box.entries) if box else {}
    urn = _Urn(round_, meeting, school, members, box, await _begun(uow, round_, meeting, members, box, batch), now)
    decided: dict[int, Ballot | Problem | None] = {}
    for number in _others_first(batch, urn):  # those who come in one batch have voted at the same time
        decided[number] = await _decide(uow, urn, batch[number])
    if box is not None and box.entries != before:
        await uow.boxes.seal(meeting.id, box_name(round_.number), box)
    return [_outcome(urn, vote, decided[number]) for number, vote in enumerate(batch)]


async def _open_box(uow: UnitOfWork, round_: Round, meeting: Meeting) -> Box | None:
    """The round's box while it takes ballots, else None (over, or the key is destroyed)."""
    if round_.state is not RoundState.OPEN or meeting.state is not MeetingState.RUNNING:
        return None
    return await uow.boxes.open(meeting.id, box_name(round_.number), lock=True)


async def _begun(
    uow: UnitOfWork,
    round_: Round,
    meeting: Meeting,
    members: Mapping[str, Member],
    box: Box | None,
    batch: Sequence[Vote],
) -> Mapping[str, Begun]:
    """What those have begun with who have no ballot here yet, or who ask for what they prepared."""
    if box is None:
        return {}
    whose = [(members[vote.aad_id].person.id, vote) for vote in batch if vote.aad_id in members]
    asking = {person for person, vote in whose if vote.choice == AS_PREPARED}
    new = {person for person, _ in whose if not box.has(person)}
    return await begun(uow, round_, meeting, sorted(asking | new), asking)


def _others_first(batch: Sequence[Vote], urn: _Urn) -> list[int]:
    def leads(number: int) -> bool:
        member = urn.members.get(batch[number].aad_id)
        return member is not None and member.role is Role.LEADER

    return sorted(range(len(batch)), key=leads)


async def _decide(uow: UnitOfWork, urn: _Urn, vote: Vote) -> Ballot | Problem | None:
    """A new ballot (put in the box), None where an older press comes late, or what is wrong."""
    member, box = urn.members.get(vote.aad_id), urn.box
    if member is None or vote.tenant_id != urn.school.tenant_id:
        return Problem("not_member")
    if not member.takes_part:
        return Problem("not_taking_part")
    if left_out(member, urn.school):
        return Problem("leaders_do_not_vote")
    if box is None:
        return Problem("round_closed", {"when": urn.round.closed_at or urn.now, "number": urn.round.number})
    there = box.of(member.person.id)
    if vote.first_only and there is not None:
        return Problem("word_voted_already")
    from_before = urn.begun.get(member.person.id, NOTHING)
    choice = _choice(vote.choice, there, from_before)
    if isinstance(choice, Problem):
        return choice
    if vote.rev < (there.rev if there else 0):
        return None
    if there is None and not vote.anyway and await _waits(uow, urn, member, box):
        return Problem("leaders_vote_last")
    newest = there.rev + 1 if there else 1  # a card never carries more; somebody tampering might
    ticks = vote.ticks if vote.ticks is not None else there.ticks if there else from_before.ticks
    box.put(member.person.id, Ballot(choice, ticks, min(vote.rev, newest)))
    return box.of(member.person.id)


def _choice(asked: int, there: Ballot | None, from_before: Begun) -> int | Problem:
    if asked == AS_PREPARED:
        return from_before.level if from_before.level is not None else Problem("not_prepared_a_level")
    if asked == AS_IT_IS:
        return there.choice if there is not None else Problem("vote_before_ticking")
    return asked if asked in CHOICES else Problem("gone")


async def _waits(uow: UnitOfWork, urn: _Urn, member: Member, box: Box) -> bool:
    if member.role is not Role.LEADER or urn.school.leaders_vote is not LeadersVote.LAST:
        return False
    return not await leaders_turn(uow, urn.meeting, urn.school, urn.members.values(), box, urn.now)


def _outcome(urn: _Urn, vote: Vote, decided: Ballot | Problem | None) -> Cast | Problem:
    if isinstance(decided, Problem):
        return decided
    member, box = urn.members[vote.aad_id], urn.box
    assert box is not None, "nothing is decided about a ballot without a box"
    lies = box.of(member.person.id)
    assert lies is not None, "what was not refused lies in the box"
    counted = len(box.entries)
    eligible = max(len(voters(urn.members.values(), urn.school)), counted)
    kept = decided is None and (lies.choice != vote.choice or vote.ticks is not None)
    return Cast(urn.round, urn.meeting, urn.school, member, counted, eligible, lies.choice, lies.rev, kept)
