"""Put a batch of ballots into the sealed box of a round: one load, one write, a decision for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from domain.agenda.electorate import away, leaders_turn, left_out, voters
from domain.errors import Problem
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import LeadersVote, Member, Role, School
from domain.unit_of_work import UnitOfWork
from domain.votes.begin import NOTHING, Begun, begun
from domain.votes.box import Ballot, Box
from domain.votes.rounds import LEVELS, UNSURE, Round, RoundState, box_name

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
    eligible: int
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
    begun_with = await _begun(uow, round_, meeting, members, box, batch)
    absent = await away(uow, meeting.id)
    eligible = sum(member.person.id not in absent for member in voters(members.values(), school))
    urn = _Urn(round_, meeting, school, members, box, begun_with, eligible, now)
    # Those who come in one batch have voted at the same time: leaders are decided about when the others' are in.
    leading = [_leads(vote, urn) for vote in batch]
    decided = [None if leads else _decide(urn, vote) for vote, leads in zip(batch, leading, strict=True)]
    if any(leading):
        turn = await _leaders_turn(uow, urn)
        for number in (number for number, leads in enumerate(leading) if leads):
            decided[number] = _decide(urn, batch[number], turn=turn)
    if box is not None and box.entries != before:
        await uow.boxes.seal(meeting.id, box_name(round_.number), box)
    return [_outcome(urn, vote, one) for vote, one in zip(batch, decided, strict=True)]


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


def _leads(vote: Vote, urn: _Urn) -> bool:
    member = urn.members.get(vote.aad_id)
    return member is not None and member.role is Role.LEADER


async def _leaders_turn(uow: UnitOfWork, urn: _Urn) -> bool:
    if urn.school.leaders_vote is not LeadersVote.LAST or urn.box is None:
        return True
    return await leaders_turn(uow, urn.meeting, urn.school, urn.members.values(), urn.box, urn.now)


def _decide(urn: _Urn, vote: Vote, *, turn: bool = True) -> Ballot | Problem | None:
    """A new ballot (put in the box), None where an older press comes late, or what is wrong.

    ``turn`` is whether somebody who has no ballot yet need not wait for others.
    """
    member, box = urn.members.get(vote.aad_id), urn.box
    if member is None or vote.tenant_id != urn.school.tenant_id:
        return Problem("not_member")
    if vote.pressed_in is not None and vote.pressed_in != urn.school.channel_id:
        return Problem("elsewhere")
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
    if there is None and not (turn or vote.anyway):
        return Problem("leaders_vote_last")
    newest = there.rev + 1 if there else 1  # a card never carries more; somebody tampering might
    ticks = _ticks(vote, there.ticks if there else from_before.ticks)
    box.put(member.person.id, Ballot(choice, ticks, min(vote.rev, newest)))
    return box.of(member.person.id)


def _ticks(vote: Vote, there: tuple[str, ...]) -> tuple[str, ...]:
    if vote.ticks is None:
        return there
    return tuple(dict.fromkeys((*there, *vote.ticks))) if vote.adds else vote.ticks


def _choice(asked: int, there: Ballot | None, from_before: Begun) -> int | Problem:
    if asked == AS_PREPARED:
        return from_before.level if from_before.level is not None else Problem("not_prepared_a_level")
    if asked == AS_IT_IS:
        return there.choice if there is not None else Problem("vote_before_ticking")
    return asked if asked in CHOICES else Problem("gone")


def _outcome(urn: _Urn, vote: Vote, decided: Ballot | Problem | None) -> Cast | Problem:
    if isinstance(decided, Problem):
        return decided
    member, box = urn.members[vote.aad_id], urn.box
    assert box is not None, "nothing is decided about a ballot without a box"
    lies = box.of(member.person.id)
    assert lies is not None, "what was not refused lies in the box"
    counted = len(box.entries)
    eligible = max(urn.eligible, counted)
    kept = decided is None and (lies.choice != vote.choice or vote.ticks is not None)
    return Cast(urn.round, urn.meeting, urn.school, member, counted, eligible, lies.choice, lies.rev, kept)
