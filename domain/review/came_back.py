"""What a meeting comes back to: the meetings held on the same characteristic, and what became of their measures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain.catalogue.new_criteria import meetings_with_new_criteria
from domain.measures.measure import OVER, Measure
from domain.meetings.meeting import Meeting, MeetingState
from domain.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Earlier:
    """The meetings held before on the same characteristic, oldest first, and the measures to look at again.

    ``renewed`` are those that came after new criteria.
    """

    meetings: Sequence[Meeting] = ()
    measures: Sequence[Measure] = ()
    renewed: frozenset[str] = frozenset()

    @property
    def last(self) -> Meeting | None:
        """The meeting before this one."""
        return self.meetings[-1] if self.meetings else None


async def earlier_than(uow: UnitOfWork, meeting: Meeting) -> Earlier:
    """What there was before a meeting in any state; for one that was held, before it was."""
    if not meeting.characteristic_id:
        return Earlier()
    held = [one for one in await held_on(uow, meeting.school_id, meeting.characteristic_id) if one.id != meeting.id]
    if meeting.ended_at is not None:
        held = [one for one in held if ended(one) < meeting.ended_at]
    measures = await uow.measures.of_characteristic(meeting.school_id, meeting.characteristic_id)
    renewed = await meetings_with_new_criteria(uow, meeting.school_id, held)
    return Earlier(held, to_look_at(measures, meeting, held[-1] if held else None), renewed)


async def held_on(uow: UnitOfWork, school_id: str, characteristic_id: str) -> list[Meeting]:
    """The meetings that a school has held on a characteristic, oldest first."""
    found = await uow.meetings.of_school(school_id, states=[MeetingState.ENDED])
    return sorted((one for one in found if one.characteristic_id == characteristic_id), key=ended)


def to_look_at(measures: Sequence[Measure], meeting: Meeting, last: Meeting | None) -> list[Measure]:
    """The last meeting's measures, whatever became of them, and of older ones those that are not over.

    What was finished or dropped since the last meeting is among them too: that is what is to be told. Measures of the
    meeting itself are not.
    """
    since = ended(last) if last is not None else None

    def belongs(one: Measure) -> bool:
        if one.meeting_id == meeting.id or (meeting.ended_at and one.created_at and one.created_at > meeting.ended_at):
            return False
        if last is not None and one.meeting_id == last.id:
            return True
        lately = since is not None and one.answered_at is not None and one.answered_at > since
        return one.progress not in OVER or lately

    return sorted(filter(belongs, measures), key=lambda one: (one.due, one.id))


def ended(meeting: Meeting) -> datetime:
    """When a held meeting ended."""
    return meeting.ended_at or meeting.created_at


async def to_go_through(uow: UnitOfWork, meeting: Meeting) -> Sequence[Measure]:
    """The measures that a meeting opens with; of a held one its own, for who looks back at it."""
    if meeting.state is not MeetingState.ENDED:
        return (await earlier_than(uow, meeting)).measures
    measures = await uow.measures.of_characteristic(meeting.school_id, meeting.characteristic_id)
    return looked_back_on(measures, meeting)


def looked_back_on(measures: Sequence[Measure], held: Meeting) -> list[Measure]:
    """What there is to look at again since a held meeting, from today."""
    return to_look_at(measures, replace(held, id="", ended_at=None), held)
