"""Which meetings worked with other criteria than the one before them: levels on either side do not compare."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from domain.catalogue.areas import Characteristic
from domain.meetings.meeting import Meeting, MeetingState
from domain.unit_of_work import UnitOfWork


async def meetings_with_new_criteria(uow: UnitOfWork, school_id: str, meetings: Sequence[Meeting]) -> frozenset[str]:
    """Ids of the held meetings before which the sentences of their own characteristic were changed.

    Another catalogue alone is no change: most often it has other sentences for something else.
    """
    by_subject: dict[str, list[Meeting]] = {}
    for meeting in sorted(meetings, key=lambda one: one.ended_at or one.created_at):
        if meeting.state is MeetingState.ENDED:
            by_subject.setdefault(meeting.characteristic_id, []).append(meeting)
    found = set()
    for held in by_subject.values():
        for before, after in pairwise(held):
            if before.catalogue_version == after.catalogue_version:
                continue
            if await _criteria(uow, school_id, before) != await _criteria(uow, school_id, after):
                found.add(after.id)
    return frozenset(found)


async def _criteria(uow: UnitOfWork, school_id: str, meeting: Meeting) -> object:
    catalogue = await uow.catalogues.at(school_id, meeting.catalogue_version)
    one = catalogue.characteristic(meeting.characteristic_id) if catalogue else None
    return _sentences(one) if one else meeting.catalogue_version  # gone: told apart by its number


def _sentences(one: Characteristic) -> object:
    return [[dict(each.text) for each in one.levels.get(level, ())] for level in sorted(one.levels)]
