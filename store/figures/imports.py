"""Imports of figures in their table; the figures they hold lie in the row, as JSON without the school's id."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Index, Table, bindparam, delete, select

from domain.figures.figure import Figure
from domain.figures.imports import Change, Import, ImportState
from domain.figures.instruments import instrument_said
from domain.figures.suppression import withheld
from store.database.columns import identity, metadata, of, written
from store.database.mapping import Mapping
from store.database.types import Plain, UtcDateTime, Word
from store.database.work import Work

imports = Table(
    "imports",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("digest", Plain, nullable=False),
    written("file_name"),
    Column("kind", Plain, nullable=False),
    written("by"),
    Column("at", UtcDateTime, nullable=False),
    Column("state", Word(ImportState), nullable=False),
    Column("figures", Plain, nullable=False),  # both as JSON
    Column("changes", Plain, nullable=False),
    Index(None, "school_id", "state", "at"),
)


class _ImportMapping(Mapping[Import]):
    def of(self, row: Sequence[Any], **more: object) -> Import:
        values = dict(zip(self.names, row, strict=False))
        school = values["school_id"]
        values["figures"] = tuple(_figure(school, each) for each in json.loads(values["figures"]))
        pairs = json.loads(values["changes"])
        values["changes"] = tuple(Change(b and _figure(school, b), _figure(school, a)) for b, a in pairs)
        return self.kind(**values)

    def row(self, thing: Import) -> dict[str, Any]:
        pairs = [(c.before and _plain(thing, c.before), _plain(thing, c.after)) for c in thing.changes]
        return super().row(thing) | {
            "figures": json.dumps([_plain(thing, figure) for figure in thing.figures], separators=(",", ":")),
            "changes": json.dumps(pairs, separators=(",", ":")),
        }


IMPORT = _ImportMapping(Import, imports)

_TAKEN = (
    select(*IMPORT.columns)
    .where(imports.c.school_id == bindparam("school"), imports.c.state == ImportState.TAKEN)
    .order_by(imports.c.at.desc(), imports.c.id.desc())
    .limit(1)
)
_DROP_OFFERS = delete(imports).where(
    imports.c.school_id == bindparam("school"),
    imports.c.state == ImportState.OFFERED,
    imports.c.at < bindparam("before"),
)
_FORGET = delete(imports).where(imports.c.state != ImportState.TAKEN, imports.c.at < bindparam("before"))


class ImportRows:
    """``domain.figures.ports.Imports``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, import_id: str, *, lock: bool = False) -> Import | None:
        """An import by id."""
        return await self._work.get(IMPORT, import_id, lock=lock)  # type: ignore[type-var]  # it has no version

    async def put(self, import_: Import) -> None:
        """Insert or replace by id."""
        await self._work.put(imports, IMPORT.row(import_))

    async def last_taken(self, school_id: str) -> Import | None:
        """The newest import that is in force."""
        row = await self._work.first(_TAKEN, {"school": school_id})
        return None if row is None else IMPORT.of(row)

    async def drop_offers_before(self, school_id: str, before: datetime) -> None:
        """Forget what was looked at and not taken in."""
        await self._work.run(_DROP_OFFERS, {"school": school_id, "before": before})

    async def forget_before(self, before: datetime) -> None:
        """Offers of all schools that nobody took in, and what was undone: neither is of use any more."""
        await self._work.run(_FORGET, {"before": before})


def _plain(owner: Import, figure: Figure) -> list[Any]:
    if figure.school_id != owner.school_id:
        raise ValueError("an import holds a figure of another school")
    figure = withheld(figure)  # as in the table of figures
    counted = figure.counted_on and figure.counted_on.isoformat()
    first = [figure.indicator_id, figure.year, figure.value, figure.answers, figure.source, counted, figure.scope]
    return [*first, figure.derived, figure.instrument, figure.group, figure.place]


def _figure(school_id: str, plain: Sequence[Any]) -> Figure:
    indicator, year, value, answers, source, counted, scope, derived, *asked = plain
    day = date.fromisoformat(counted) if counted else None
    if not asked:  # kept before a figure knew its survey: as the migration of the table of figures reads the source
        asked = [instrument_said(source) if answers is not None else "", "", ""]
    return Figure(school_id, indicator, year, float(value), answers, source, day, scope, derived, *asked)
