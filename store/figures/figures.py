"""Values of indicators in their table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Boolean, Column, Date, Double, Integer, Table, bindparam, delete, false, select

from domain.figures.figure import Figure
from domain.figures.suppression import withheld
from store.database.columns import metadata, of, written
from store.database.mapping import Mapping
from store.database.types import Plain
from store.database.work import Work

figures = Table(
    "figures",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("indicator_id", Plain, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("scope", Plain, primary_key=True, server_default="school"),
    Column("value", Double, nullable=False),
    Column("answers", Integer),
    written("source"),
    Column("counted_on", Date),
    Column("derived", Boolean, nullable=False, server_default=false()),
    Column("instrument", Plain, primary_key=True, server_default=""),
    Column("group", Plain, primary_key=True, server_default=""),
    written("place"),
)

FIGURE = Mapping(Figure, figures)

_OF_SCHOOL = (
    select(*FIGURE.columns)
    .where(figures.c.school_id == bindparam("school"))
    .order_by(figures.c.indicator_id, figures.c.year, figures.c.scope, figures.c.instrument, figures.c.group)
)
_SOME = _OF_SCHOOL.where(figures.c.indicator_id.in_(bindparam("ids", expanding=True)))
_DROP = delete(figures).where(
    figures.c.school_id == bindparam("school"),
    figures.c.indicator_id == bindparam("indicator"),
    figures.c.year == bindparam("of_year"),
    figures.c.scope == bindparam("of_scope"),
    figures.c.instrument == bindparam("by_instrument"),
    figures.c.group == bindparam("of_group"),
)


class FigureRows:
    """``domain.figures.ports.Figures``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def of_school(self, school_id: str, indicator_ids: Sequence[str] = ()) -> list[Figure]:
        """Of every scope, by indicator, year and scope; all indicators where none are given."""
        if indicator_ids:
            rows = await self._work.all(_SOME, {"school": school_id, "ids": list(indicator_ids)})
        else:
            rows = await self._work.all(_OF_SCHOOL, {"school": school_id})
        return [FIGURE.of(row) for row in rows]

    async def put(self, figures_: Iterable[Figure]) -> int:
        """Insert or replace by (school, indicator, year, scope, instrument, group); returns how many rows changed.

        What must not be shown is not kept: whoever reads the database learns no more than the school does.
        """
        wanted = {_key(f): withheld(f) for f in figures_}
        there: set[Figure] = set()
        for school_id in {f.school_id for f in wanted.values()}:
            there.update(await self.of_school(school_id))
        changed = [FIGURE.row(f) for f in wanted.values() if f not in there]
        if changed:
            await self._work.put(figures, changed)
        return len(changed)

    async def drop(self, figures_: Iterable[Figure]) -> int:
        """Delete by the same as ``put``, whatever the value is by now; returns how many rows went."""
        gone = 0
        for school, indicator, year, scope, instrument, group in {_key(f) for f in figures_}:
            values = {"school": school, "indicator": indicator, "of_year": year, "of_scope": scope}
            values |= {"by_instrument": instrument, "of_group": group}
            gone += await self._work.run(_DROP, values)
        return gone


def _key(figure: Figure) -> tuple[str, str, int, str, str, str]:
    return figure.school_id, figure.indicator_id, figure.year, figure.scope, figure.instrument, figure.group
