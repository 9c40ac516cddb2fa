"""What to draw for a chart's address, and what each chart shows, in their tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Column, Index, Table, bindparam, delete, or_, select

from domain.shown import Shown, address_of
from store.database.columns import metadata, of
from store.database.types import Plain
from store.database.work import Work

charts = Table(
    "charts",
    metadata,
    Column("digest", Plain, primary_key=True),
    Column("spec", Plain, nullable=False),
)

chart_subjects = Table(
    "chart_subjects",
    metadata,
    of("digest", "charts.digest", cascade=True, primary_key=True),
    of("school_id", "schools.id", primary_key=True),
    Column("about", Plain, primary_key=True),
    Index(None, "school_id", "about"),
    Index(None, "about"),
)

_GET = select(charts.c.spec).where(charts.c.digest == bindparam("digest"))
_IDS: Any = bindparam("abouts", expanding=True)


def _showing(where: Any) -> Any:
    """Delete the charts that show it, and those of which nobody knows what they show: it may be this."""
    found = select(chart_subjects.c.digest).where(where)
    unknown = charts.c.digest.not_in(select(chart_subjects.c.digest))
    return delete(charts).where(or_(charts.c.digest.in_(found), unknown))


_OF_SCHOOL = chart_subjects.c.school_id == bindparam("school")
_FORGET = _showing(_OF_SCHOOL & chart_subjects.c.about.in_(_IDS))
_FORGET_SCHOOL = _showing(_OF_SCHOOL)
_FORGET_ABOUT = _showing(chart_subjects.c.about.in_(_IDS))


class ChartRows:
    """``domain.unit_of_work.Charts``. A chart goes with anything that it shows, and with the whole of a school."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, spec: str, shows: Sequence[Shown]) -> str:
        """Keep what to draw, and return its address, which is of both: what is there already is the same."""
        digest = address_of(spec, shows)
        if await self._work.insert_new(charts, {"digest": digest, "spec": spec}):
            rows = [{"digest": digest, "school_id": one.school_id, "about": one.about} for one in sorted(set(shows))]
            if rows:
                await self._work.insert_those_new(chart_subjects, rows)
        return digest

    async def get(self, digest: str) -> str | None:
        """What to draw, or None."""
        row = await self._work.first(_GET, {"digest": digest})
        return row[0] if row else None

    async def forget(self, shown: Iterable[Shown]) -> None:
        """Delete the charts that show any of it."""
        by_school: dict[str, set[str]] = {}
        for one in shown:
            by_school.setdefault(one.school_id, set()).add(one.about)
        for school_id, abouts in by_school.items():
            await self._gone(_FORGET, {"school": school_id, "abouts": sorted(abouts)})

    async def forget_school(self, school_id: str) -> None:
        """Delete the charts that show anything of a school."""
        await self._gone(_FORGET_SCHOOL, {"school": school_id})

    async def forget_about(self, abouts: Iterable[str]) -> None:
        """Delete the charts that show any of it, of whatever school."""
        await self._gone(_FORGET_ABOUT, {"abouts": sorted(set(abouts))})

    async def _gone(self, statement: Any, values: dict[str, Any]) -> None:
        if await self._work.run(statement, values):
            self._work.scrub = True  # it is not to lie in the file either
