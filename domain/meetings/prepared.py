"""Who has prepared for a meeting: names in a sealed box, which goes when the meeting does. Nobody is told."""

from __future__ import annotations

from domain.meetings.meeting import MeetingState
from domain.unit_of_work import UnitOfWork
from domain.votes.box import Ballot

PREPARED_BOX = "prepared"


async def note_prepared(uow: UnitOfWork, meeting_id: str, person_id: str) -> None:
    """The person has opened what there is to read. Twice is once; outside an invited meeting it leaves no trace."""
    meeting = await uow.meetings.get(meeting_id, lock=True)  # so that no key is made after the meeting has ended
    if meeting is None or meeting.state is not MeetingState.INVITED:
        return
    await uow.boxes.create_key(meeting.id)
    box = await uow.boxes.open(meeting.id, PREPARED_BOX, lock=True)
    if box is None or box.has(person_id):
        return
    box.put(person_id, Ballot(0))
    await uow.boxes.seal(meeting.id, PREPARED_BOX, box)


async def has_prepared(uow: UnitOfWork, meeting_id: str, person_id: str) -> bool:
    """Whether the person has prepared: asked for whom to nudge, and for what people see themselves, nobody else."""
    box = await uow.boxes.open(meeting_id, PREPARED_BOX)
    return box is not None and box.has(person_id)


async def how_many_prepared(uow: UnitOfWork, meeting_id: str, limit: int) -> int | None:
    """How many have; None where they are fewer than ``limit``, for then a number might tell who."""
    box = await uow.boxes.open(meeting_id, PREPARED_BOX)
    count = len(box.entries) if box is not None else 0
    return count if count >= limit else None
