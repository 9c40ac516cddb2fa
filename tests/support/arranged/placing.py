"""What people placed for a meeting, read back as the store keeps it."""

from __future__ import annotations

from domain.placing.place_school import KIND
from domain.placing.placement import Placement, read
from domain.unit_of_work import UnitOfWork


async def placement_of(uow: UnitOfWork, meeting_id: str, person_id: str) -> Placement | None:
    """What a person placed for a meeting; None where they did not."""
    return read(await uow.notes.get(meeting_id, KIND, person_id))
