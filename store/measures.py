"""Measures in their table."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from domain.measures import Measure
from store.mapping import Mapping
from store.tables import measures
from store.work import Work, values_of

MEASURE = Mapping(Measure, measures)

_ALL = select(*MEASURE.columns).order_by(measures.c.due, measures.c.created_at, measures.c.id)
_OF_SCHOOL = _ALL.where(measures.c.school_id == bindparam("school"))
_OF_OWNER = _OF_SCHOOL.where(measures.c.owner_id == bindparam("owner"))
_OF_MEETING = _ALL.where(measures.c.meeting_id == bindparam("meeting"))


class MeasureRows:
    """``domain.ports.Measures``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, measure_id: str, *, lock: bool = False) -> Measure | None:
        """A measure by id."""
        return await self._work.get(MEASURE, measure_id, lock=lock)

    async def add(self, measure: Measure) -> bool:
        """False where a measure with this id exists (the same form sent twice)."""
        return await self._work.insert_new(measures, MEASURE.row(measure))

    async def save(self, measure: Measure) -> Measure:
        """Write the measure where nobody else did since."""
        return await self._work.save(MEASURE, measure, values_of(MEASURE, measure))

    async def of_school(self, school_id: str, *, owner_id: str | None = None) -> list[Measure]:
        """By due date."""
        if owner_id is None:
            rows = await self._work.all(_OF_SCHOOL, {"school": school_id})
        else:
            rows = await self._work.all(_OF_OWNER, {"school": school_id, "owner": owner_id})
        return [MEASURE.of(row) for row in rows]

    async def of_meeting(self, meeting_id: str) -> list[Measure]:
        """By due date."""
        return [MEASURE.of(row) for row in await self._work.all(_OF_MEETING, {"meeting": meeting_id})]
