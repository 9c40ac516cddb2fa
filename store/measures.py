"""Measures and their history, in their tables; steps and the hypothesis lie in columns of the measure's row."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from typing import Any, cast

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    bindparam,
    insert,
    or_,
    select,
    type_coerce,
)

from domain.measures.measure import Change, Event, Hypothesis, Measure, Progress, Step
from store.database.columns import identity, metadata, of, version, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime, Word, Words
from store.database.work import Work, values_of

measures = Table(
    "measures",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("meeting_id", Plain, ForeignKey("meetings.id")),
    Column("characteristic_id", Plain, nullable=False),
    written("title"),
    written("owner_id"),  # no foreign key: "" once nobody sees to it
    Column("due", Date, nullable=False),
    written("effect"),
    Column("progress", Word(Progress), nullable=False),
    written("note"),
    Column("answered_at", UtcDateTime),
    Column("created_by", Plain, nullable=False, server_default=""),
    Column("created_at", UtcDateTime),
    Column("helpers", Words, nullable=False, server_default="[]"),
    Column("steps", Plain, nullable=False, server_default="[]"),  # JSON: [[text, done], ...]
    Column("from_level", Integer),
    Column("to_level", Integer),
    Column("seen_in", Words, nullable=False, server_default="[]"),
    Column("look_on", Date),
    written("answered_by"),
    written("practice_id"),
    version(),
    Index(None, "school_id", "due"),
    Index(None, "meeting_id"),
)

measure_events = Table(
    "measure_events",
    metadata,
    identity(),
    of("measure_id", "measures.id", cascade=True),
    Column("at", UtcDateTime, nullable=False),
    Column("what", Word(Change), nullable=False),
    written("by"),
    written("before"),
    written("after"),
    written("note"),
    Index(None, "measure_id"),
)

_HYPOTHESIS = ("from_level", "to_level", "seen_in", "look_on")


class _MeasureMapping(Mapping[Measure]):
    def __init__(self) -> None:
        super().__init__(Measure, measures)
        self._plain = len(self.columns)
        self._steps = self.names.index("steps")
        # All fields but the hypothesis are columns: what stands before it is handed over by place, the rest by name.
        before = [field.name for field in fields(Measure)].index("hypothesis")
        assert self.names[:before] == tuple(field.name for field in fields(Measure))[:before]
        self._before, self._after = before, self.names[before:]
        self.columns += tuple(measures.c[name] for name in _HYPOTHESIS)

    def of(self, row: Sequence[Any], **more: object) -> Measure:
        values = list(row[: self._plain])
        steps = values[self._steps]
        values[self._steps] = () if steps == "[]" else tuple(Step(text, done) for text, done in json.loads(steps))
        hypothesis = Hypothesis(*row[self._plain : self._plain + 4])
        rest = dict(zip(self._after, values[self._before :], strict=True))
        made: Measure = cast(Any, self.kind)(*values[: self._before], hypothesis, **rest)
        return made

    def row(self, thing: Measure) -> dict[str, Any]:
        steps = json.dumps([[step.text, step.done] for step in thing.steps], ensure_ascii=False)
        return super().row(thing) | {"steps": steps} | {name: getattr(thing.hypothesis, name) for name in _HYPOTHESIS}


MEASURE = _MeasureMapping()
EVENT = Mapping(Event, measure_events)

_ALL = select(*MEASURE.columns).order_by(measures.c.due, measures.c.created_at, measures.c.id)
_OF_SCHOOL = _ALL.where(measures.c.school_id == bindparam("school"))
_OF_OWNER = _OF_SCHOOL.where(measures.c.owner_id == bindparam("owner"))
_OF_CHARACTERISTIC = _OF_SCHOOL.where(measures.c.characteristic_id == bindparam("characteristic"))
_OF_MEETING = _ALL.where(measures.c.meeting_id == bindparam("meeting"))
_MANY = _ALL.where(measures.c.id.in_(bindparam("ids", expanding=True)))
_OF_PERSON = _ALL.where(
    or_(measures.c.owner_id == bindparam("person"), type_coerce(measures.c.helpers, Plain).like(bindparam("quoted")))
)
_RECORD = insert(measure_events)
_HISTORY = (
    select(*EVENT.columns)
    .where(measure_events.c.measure_id == bindparam("measure"))
    .order_by(measure_events.c.at, measure_events.c.id)
)


class MeasureRows:
    """``domain.measures.ports.Measures``."""

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
            return await self._read(_OF_SCHOOL, school=school_id)
        return await self._read(_OF_OWNER, school=school_id, owner=owner_id)

    async def of_meeting(self, meeting_id: str) -> list[Measure]:
        """By due date."""
        return await self._read(_OF_MEETING, meeting=meeting_id)

    async def of_characteristic(self, school_id: str, characteristic_id: str) -> list[Measure]:
        """By due date."""
        return await self._read(_OF_CHARACTERISTIC, school=school_id, characteristic=characteristic_id)

    async def many(self, measure_ids: Iterable[str]) -> dict[str, Measure]:
        """Measures by id; ids that none has are left out."""
        ids = sorted(set(measure_ids))
        return {measure.id: measure for measure in await self._read(_MANY, ids=ids)} if ids else {}

    async def of_person(self, person_id: str) -> list[Measure]:
        """Owned or helped with, in whatever school, by due date."""
        if not person_id:
            return []
        found = await self._read(_OF_PERSON, person=person_id, quoted=f'%"{person_id}"%')
        return [one for one in found if one.owner_id == person_id or person_id in one.helpers]

    async def record(self, events: Iterable[Event]) -> None:
        """Add to the history."""
        rows = [EVENT.row(event) for event in events]
        if rows:
            await self._work.run(_RECORD, rows)

    async def history(self, measure_id: str) -> list[Event]:
        """Oldest first."""
        return [EVENT.of(row) for row in await self._work.all(_HISTORY, {"measure": measure_id})]

    async def _read(self, statement: Any, **values: Any) -> list[Measure]:
        return [MEASURE.of(row) for row in await self._work.all(statement, values)]
