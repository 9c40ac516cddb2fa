"""Put a batch of ballots into the sealed boxes of their rounds: one load, one write, a decision for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.agenda.electorate import leaders_turn, left_out
from domain.errors import Problem
from domain.people.school import LeadersVote, Role
from domain.unit_of_work import UnitOfWork
from domain.votes.begin import NOTHING, Begun
from domain.votes.box import Ballot, Box
from domain.votes.ports import BoxName
from domain.votes.urns import AtHand, Urn, name_of_box, read_urns
from domain.votes.vote import AS_IT_IS, AS_PREPARED, CHOICES, Cast, Vote


async def cast_all(
    uow: UnitOfWork, batches: Mapping[str, Sequence[Vote]], now: datetime, at_hand: AtHand
) -> dict[str, list[Cast | Problem]]:
    """Decide ballots of several rounds, and seal each round's box once, under the rounds' locks: what becomes of each.

    One bad ballot fails alone. Who voted leaves no trace but the sealed entry: no row, no time, no order. ``now`` is
    therefore used only for the sentence about a round that is over, and for whether the leaders' turn has come. The
    caller commits, and only then answers anybody. What is ``at_hand`` is used and brought up to date.
    """
    wholes = await uow.rounds.wholes(batches, at_hand.wholes)
    at_hand.wholes |= wholes
    at_hand.used |= batches.keys()
    urns = await read_urns(uow, {id_: whole for id_, whole in wholes.items() if whole[2].active}, batches, now, at_hand)
    outcomes: dict[str, list[Cast | Problem]] = {}
    changed: dict[BoxName, Box] = {}
    for round_id, batch in batches.items():
        urn = urns.get(round_id)
        if urn is None:
            outcomes[round_id] = [Problem("gone")] * len(batch)
            continue
        before = dict(urn.box.entries) if urn.box else {}
        decided = await _decided(uow, urn, batch)
        if urn.box is not None and urn.box.entries != before:
            changed[name_of_box(urn.round)] = urn.box
        outcomes[round_id] = [_outcome(urn, vote, one) for vote, one in zip(batch, decided, strict=True)]
    at_hand.boxes |= await uow.boxes.seal_all(changed)
    return outcomes


async def _decided(uow: UnitOfWork, urn: Urn, batch: Sequence[Vote]) -> list[Ballot | Problem | None]:
    """Decide each ballot of a round.

    Those who come in one batch have voted at the same time: leaders are decided about when the others' are in.
    """
    leading = [_leads(vote, urn) for vote in batch]
    decided = [None if leads else _decide(urn, vote) for vote, leads in zip(batch, leading, strict=True)]
    if any(leading):
        turn = await _leaders_turn(uow, urn)
        for number in (number for number, leads in enumerate(leading) if leads):
            decided[number] = _decide(urn, batch[number], turn=turn)
    return decided


def _leads(vote: Vote, urn: Urn) -> bool:
    voter = urn.voter(vote)
    return voter is not None and voter.role is Role.LEADER


async def _leaders_turn(uow: UnitOfWork, urn: Urn) -> bool:
    if urn.school.leaders_vote is not LeadersVote.LAST or urn.box is None:
        return True
    members = await uow.people.members(urn.school.id)
    return await leaders_turn(uow, urn.meeting, urn.school, members, urn.box, urn.now)


def _decide(urn: Urn, vote: Vote, *, turn: bool = True) -> Ballot | Problem | None:
    """A new ballot (put in the box), None where an older press comes late, or what is wrong.

    ``turn`` is whether somebody who has no ballot yet need not wait for others.
    """
    voter, box = urn.voter(vote), urn.box
    if voter is None:
        return Problem("not_member")
    if vote.pressed_in is not None and vote.pressed_in != urn.school.channel_id:
        return Problem("elsewhere")
    if not voter.takes_part:
        return Problem("not_taking_part")
    if left_out(voter, urn.school):
        return Problem("leaders_do_not_vote")
    if box is None:
        return Problem("round_closed", {"when": urn.round.closed_at or urn.now, "number": urn.round.number})
    there = box.of(voter.person_id)
    if vote.first_only and there is not None:
        return Problem("word_voted_already")
    from_before = urn.begun.get(voter.person_id, NOTHING)
    choice = _choice(vote.choice, there, from_before)
    if isinstance(choice, Problem):
        return choice
    if vote.rev < (there.rev if there else 0):
        return None
    if there is None and not (turn or vote.anyway):
        return Problem("leaders_vote_last")
    newest = there.rev + 1 if there else 1  # a card never carries more; somebody tampering might
    ticks = _ticks(vote, there.ticks if there else from_before.ticks)
    box.put(voter.person_id, Ballot(choice, ticks, min(vote.rev, newest)))
    return box.of(voter.person_id)


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


def _outcome(urn: Urn, vote: Vote, decided: Ballot | Problem | None) -> Cast | Problem:
    if isinstance(decided, Problem):
        return decided
    voter, box = urn.voter(vote), urn.box
    assert voter is not None, "nothing is decided about a stranger's ballot"
    assert box is not None, "nothing is decided about a ballot without a box"
    lies = box.of(voter.person_id)
    assert lies is not None, "what was not refused lies in the box"
    counted = len(box.entries)
    eligible = max(urn.eligible, counted)
    kept = decided is None and (lies.choice != vote.choice or vote.ticks is not None)
    return Cast(urn.round, urn.meeting, urn.school, voter, counted, eligible, lies.choice, lies.rev, kept)
