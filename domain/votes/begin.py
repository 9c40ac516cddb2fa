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


async def begun(
    uow: UnitOfWork, round_: Round, meeting: Meeting, person_ids: Sequence[str], asking: Collection[str] = ()
) -> Mapping[str, Begun]:
    """By person; those who have begun nothing are left out. ``asking`` are those who want the level they prepared.

    One short statement where nobody has placed the school: in the first round for the notes, in a later one for the
    box before it, since notes are read only of those who were not in that. An open vote begins empty: what was
    answered unseen is not carried into it.
    """
    if round_.mode is not Mode.SECRET or not person_ids:
        return {}
    earlier = await _earlier(uow, round_, meeting, person_ids)
    found = {person: Begun(ticks) for person, ticks in earlier.items()}
    wanted = [person for person in person_ids if person not in earlier or person in asking]
    notes = await uow.notes.of(meeting.id, PLACEMENT, wanted) if wanted else {}
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


async def _earlier(
    uow: UnitOfWork, round_: Round, meeting: Meeting, person_ids: Sequence[str]
) -> Mapping[str, tuple[str, ...]]:
    """What they ticked in the round before; a round that was given up has no ballots."""
    box = await uow.boxes.open(meeting.id, box_name(round_.number - 1)) if round_.number > 1 else None
    found = {person: box.of(person) for person in person_ids} if box is not None else {}
    return {person: ballot.ticks for person, ballot in found.items() if ballot is not None}
