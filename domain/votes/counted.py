"""What a result counts beside the results shown before it: the one place that says what two results may tell together.

Who subtracts one shown result from another learns what those voted who make the difference: who came, who left, who
voted anew. So each of these is nobody, or as many people as a result takes. Where it is otherwise, the result counts
the same people as the one before it, each with their newest ballot; where that does not do either, there is none.
A tally is made from this alone, and all that is shown (cards, pictures, texts, minutes, tables) is made from a tally.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.unit_of_work import UnitOfWork
from domain.votes.box import Ballot, Movement
from domain.votes.rounds import Mode, Round, Tally, box_name, needed, tally_of, told

Cast = Mapping[str, int]  # by a name in the meeting's boxes: the round of the ballot that counts


@dataclass(frozen=True, slots=True)
class Counted:
    """The ballots of one result. ``ticking`` is None where no sentences are told."""

    number: int
    ballots: Mapping[str, Ballot] = field(repr=False)
    cast: Cast = field(repr=False)
    ticking: Cast | None = field(repr=False)
    same_people: bool = False  # it counts those of the result before it, and not just who voted in its own round

    @property
    def tally(self) -> Tally:
        """The counts: of all ballots, and of the sentences that those who tick have recognised."""
        told_ = tally_of(ballot.choice for ballot in self.ballots.values())
        if self.ticking is None:
            return told_
        ticked = tally_of((), (self.ballots[name].ticks for name in self.ticking))
        return Tally(told_.counts, told_.unsure, ticked.ticks, len(self.ticking))


def may_stand_beside(before: Cast, after: Cast, limit: int) -> bool:
    """Whether what differs between two results is nobody's, or that of at least ``limit`` people, whoever they are."""
    came, left = after.keys() - before.keys(), before.keys() - after.keys()
    anew = {name for name in before.keys() & after.keys() if before[name] != after[name]}
    return all(not each or len(each) >= limit for each in (came, left, anew))


def count(
    earlier: Sequence[Counted], number: int, entries: Mapping[str, Ballot], limit: int, least: int
) -> Counted | None:
    """What the result of round ``number`` counts; None where nothing of it may be shown.

    ``earlier`` are the results shown before it, ``limit`` how many people a result takes and ``least`` how many have
    to tick before sentences are counted.
    """
    cast: Cast = dict.fromkeys(entries, number)
    fits = len(cast) >= limit and _fits((one.cast for one in earlier), cast, limit)
    if not fits and earlier:
        cast = {name: number if name in entries else there for name, there in earlier[-1].cast.items()}
        fits = number in cast.values() and _fits((one.cast for one in earlier), cast, limit)
    if not fits:
        return None
    there = earlier[-1].ballots if earlier else {}
    ballots = {name: entries.get(name) or there[name] for name in cast}
    same = bool(earlier) and cast.keys() != entries.keys()
    return Counted(number, ballots, cast, _ticking(earlier, ballots, cast, least), same)


def _ticking(earlier: Sequence[Counted], ballots: Mapping[str, Ballot], cast: Cast, least: int) -> Cast | None:
    """Whose sentences are counted: of all who ticked, else of those whose were counted last."""
    own = {name: cast[name] for name, ballot in ballots.items() if ballot.ticks}
    before = [one.ticking for one in earlier if one.ticking is not None]
    if len(own) >= max(1, least) and _fits(before, own, least):
        return own
    if not before or not before[-1].keys() <= cast.keys():
        return None
    same = {name: cast[name] for name in before[-1]}
    return same if own and _fits(before, same, least) else None


def _fits(earlier: Iterable[Cast], cast: Cast, limit: int) -> bool:
    return all(may_stand_beside(one, cast, limit) for one in earlier)


async def count_round(uow: UnitOfWork, round_: Round, ballot_limit: int) -> Counted | None:
    """The same for a round whose box can be opened. ``ballot_limit`` is the school's. Whoever writes holds the lock."""
    rounds = await uow.rounds.of_meeting(round_.meeting_id)
    before = [one for one in told(rounds) if one.number < round_.number and one.mode is not Mode.HANDS]
    earlier: list[Counted] = []
    for one in before:
        found = await _counted(uow, earlier, one, ballot_limit)
        if found is None or found.tally != one.tally:
            return None  # somebody's ballot was taken out since, or the limit is another: what it counted is not known
        earlier.append(found)
    return await _counted(uow, earlier, round_, ballot_limit)


async def _counted(uow: UnitOfWork, earlier: Sequence[Counted], round_: Round, ballot_limit: int) -> Counted | None:
    box = await uow.boxes.open(round_.meeting_id, box_name(round_.number))
    if box is None:
        return None
    limit, least = needed(round_.mode, ballot_limit), needed(Mode.SECRET, ballot_limit)
    return count(earlier, round_.number, box.entries, limit, least)


def movement(first: Mapping[str, Ballot], second: Mapping[str, Ballot], smallest: int) -> Movement | None:
    """Movement between two results, over people who chose a level in both.

    None where a count between 1 and ``smallest`` - 1 could point at somebody: of those who moved, or of those whom a
    result counts and this does not.
    """
    both = {name for name in first.keys() & second.keys() if first[name].choice and second[name].choice}
    pairs = [(first[name].choice, second[name].choice) for name in both]
    counts = Movement(
        up=sum(after > before for before, after in pairs),
        same=sum(after == before for before, after in pairs),
        down=sum(after < before for before, after in pairs),
    )
    others = (len(first.keys() - both), len(second.keys() - both))
    if any(0 < number < smallest for number in (counts.up, counts.same, counts.down, *others)):
        return None
    return counts if pairs else None


def side_by_side(rounds: Sequence[Round], limit: int) -> tuple[Round, ...]:
    """The last result and the one before it, where the two may be compared; else the last alone.

    Who raised a hand is known to the room and not here, so that a show of hands is compared where as many people, or
    many more or fewer, took part.
    """
    pair = tuple(rounds[-2:])
    if len(pair) < 2 or all(one.mode is not Mode.HANDS for one in pair):
        return pair
    return pair if near_enough(pair[0].tally, pair[1].tally, limit) else pair[-1:]


def near_enough(first: Tally | None, second: Tally | None, limit: int) -> bool:
    """Whether two results of which nobody knows who is in both are told beside each other, by how many each counts."""
    if first is None or second is None:
        return True
    apart = abs(first.ballots - second.ballots)
    return apart == 0 or apart >= limit
