"""What a ballot begins with: the ticks of the same person's earlier one, else of how they placed the school.

Nobody is asked twice what they have answered already. Read from sealed boxes and notes only, under the round's lock.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from domain.meetings.meeting import Meeting
from domain.placing import placement
from domain.unit_of_work import UnitOfWork
from domain.votes.rounds import Mode, Round, box_name

PLACEMENT = "placement"  # the kind of the note


@dataclass(frozen=True, slots=True)
class Begun:
    """What somebody's ballot begins with. ``level`` is what they decided on when placing the school."""

    ticks: tuple[str, ...] = field(default=(), repr=False)
    level: int | None = field(default=None, repr=False)


NOTHING = Begun()


@dataclass(frozen=True, slots=True)
class Beginner:
    """Of whom in a round it is asked. ``asking`` are those who want the level they prepared."""

    round: Round
    meeting: Meeting
    person_ids: Sequence[str]
    asking: Collection[str] = ()


async def begun(
    uow: UnitOfWork, round_: Round, meeting: Meeting, person_ids: Sequence[str], asking: Collection[str] = ()
) -> Mapping[str, Begun]:
    """Return the same for one round, by person."""
    found = await all_begun(uow, [Beginner(round_, meeting, person_ids, asking)])
    return found.get(round_.id, {})


async def all_begun(uow: UnitOfWork, wanted: Sequence[Beginner]) -> dict[str, Mapping[str, Begun]]:
    """By round and person; those who have begun nothing are left out.

    One short statement where nobody has placed the school: in the first round for the notes, in a later one for the
    box before it, since notes are read only of those who were not in that. An open vote begins empty: what was
    answered unseen is not carried into it.
    """
    wanted = [one for one in wanted if one.round.mode is Mode.SECRET and one.person_ids]
    earlier = {one.round.id: await _earlier(uow, one) for one in wanted}
    without = {
        one.meeting.id: [each for each in one.person_ids if each not in earlier[one.round.id] or each in one.asking]
        for one in wanted
    }
    asked = {meeting_id: people for meeting_id, people in without.items() if people}
    notes = await uow.notes.of_meetings(PLACEMENT, asked) if asked else {}
    return {
        one.round.id: await _joined(uow, one.meeting, earlier[one.round.id], notes.get(one.meeting.id, {}))
        for one in wanted
    }


async def _joined(
    uow: UnitOfWork, meeting: Meeting, earlier: Mapping[str, tuple[str, ...]], notes: Mapping[str, str]
) -> Mapping[str, Begun]:
    """What each ticked in the round before, and what each placed in preparing."""
    found = {person: Begun(ticks) for person, ticks in earlier.items()}
    if not notes:
        return found
    catalogue = await uow.catalogues.of(meeting.school_id)
    characteristic = catalogue.characteristic(meeting.characteristic_id)
    for person, text in notes.items():
        placed = placement.read(text)
        if placed is not None:
            ticks = placement.ticks_of(placed, characteristic) if characteristic else ()
            found[person] = Begun(earlier.get(person, ticks), placement.placed_level(placed))
    return found


async def _earlier(uow: UnitOfWork, one: Beginner) -> Mapping[str, tuple[str, ...]]:
    """What they ticked in the round before; a round that was given up has no ballots."""
    if one.round.number <= 1:
        return {}
    box = await uow.boxes.open(one.meeting.id, box_name(one.round.number - 1))
    found = {person: box.of(person) for person in one.person_ids} if box is not None else {}
    return {person: ballot.ticks for person, ballot in found.items() if ballot is not None}
