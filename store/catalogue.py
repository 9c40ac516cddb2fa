"""Schools' own catalogues in their table, parsed once for each version."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Column, Index, Integer, Table, bindparam, delete, insert, select

from domain.catalogue.areas import Catalogue
from domain.figures.limits_in_force import in_force
from domain.ids import new_id
from store.database.columns import identity, metadata, of, written
from store.database.types import Plain, UtcDateTime
from store.database.work import Limited, Work
from store.figures.limits import LimitRows

catalogues = Table(
    "catalogues",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("source", Plain, nullable=False),  # "" is the built-in one again
    Column("put_at", UtcDateTime, nullable=False),
    written("origin"),  # the school it came from in a package
)

# Files that a leader looks at before taking one in.
catalogue_offers = Table(
    "catalogue_offers",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("source", Plain, nullable=False),
    Column("put_at", UtcDateTime, nullable=False),
    Index(None, "school_id"),
)


K = TypeVar("K")
V = TypeVar("V")
log = logging.getLogger(__name__)

MOST_KEPT = 64

_IN_FORCE = (
    select(catalogues.c.version, (catalogues.c.source == "").label("built_in"))
    .where(catalogues.c.school_id == bindparam("school"))
    .order_by(catalogues.c.version.desc())
    .limit(1)
)
_IN_FORCE_MANY = (
    select(catalogues.c.school_id, catalogues.c.version, (catalogues.c.source == "").label("built_in"))
    .where(catalogues.c.school_id.in_(bindparam("schools", expanding=True)))
    .order_by(catalogues.c.version)
)
_SOURCE = select(catalogues.c.source).where(
    catalogues.c.school_id == bindparam("school"), catalogues.c.version == bindparam("version")
)
_SOURCE_IN_FORCE = (
    select(catalogues.c.source, catalogues.c.origin)
    .where(catalogues.c.school_id == bindparam("school"))
    .order_by(catalogues.c.version.desc())
    .limit(1)
)
_OFFERED = select(catalogue_offers.c.source).where(
    catalogue_offers.c.school_id == bindparam("school"), catalogue_offers.c.id == bindparam("offer")
)
_FORGET = delete(catalogue_offers).where(catalogue_offers.c.school_id == bindparam("school"))

_PUT = insert(catalogues)
_OFFER = insert(catalogue_offers)


class CatalogueRows:
    """``domain.catalogue.ports.Catalogues``."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def of(self, school_id: str) -> Catalogue:
        """The catalogue in force: the school's own, or the built-in one."""
        from domain.catalogue.read import built_in

        row = await self._work.first(_IN_FORCE, {"school": school_id})
        if row is None or row.built_in:
            return built_in()
        known = self._work.catalogues.parsed.get((school_id, row.version))
        return known or await self._parse(school_id, row.version)

    async def of_many(self, school_ids: Iterable[str]) -> dict[str, Catalogue]:
        """The catalogues in force, by school."""
        from domain.catalogue.read import built_in

        ids = sorted(set(school_ids))
        rows = await self._work.all(_IN_FORCE_MANY, {"schools": ids}) if ids else []
        own = {row.school_id: row.version for row in rows if not row.built_in}
        latest = {row.school_id: row.version for row in rows}
        found = dict.fromkeys(ids, built_in())
        for school_id, version in own.items():
            if latest[school_id] == version:
                known = self._work.catalogues.parsed.get((school_id, version))
                found[school_id] = known or await self._parse(school_id, version)
        return found

    async def with_limits(self, school_id: str) -> Catalogue:
        """The catalogue in force with the limits that the school has set, made anew where either changed."""
        catalogue, limits = await self.of(school_id), await LimitRows(self._work).of_school(school_id)
        if not limits:
            return catalogue
        made = self._work.catalogues.limited
        known = made.get(school_id)
        if known is None or known.catalogue is not catalogue or known.limits != limits:
            known = Limited(catalogue, limits, in_force(catalogue, limits))
            _keep(made, school_id, known)
        return known.made

    async def at(self, school_id: str, version: int) -> Catalogue | None:
        """The catalogue that a meeting worked with; None where there is none with this number."""
        from domain.catalogue.read import built_in

        if version == built_in().version:
            return built_in()
        known = self._work.catalogues.parsed.get((school_id, version))
        if known is None and await self._work.first(_SOURCE, {"school": school_id, "version": version}) is not None:
            known = await self._parse(school_id, version)
        return known

    async def source(self, school_id: str) -> tuple[str, str]:
        """The text of the school's own catalogue in force, and its origin; both "" for the built-in one."""
        row = await self._work.first(_SOURCE_IN_FORCE, {"school": school_id})
        return (row.source, row.origin) if row else ("", "")

    async def put(self, school_id: str, source: str, now: datetime, origin: str = "") -> int:
        """Keep a school's own catalogue (its file's text); returns the version in force. "" is the built-in again."""
        from domain.catalogue.read import built_in

        row = await self._work.first(_IN_FORCE, {"school": school_id})
        base = built_in().version
        # Above the built-in's number, so that a meeting's ``catalogue_version`` does not mean two things.
        version = max(row.version if row else 0, base) + 1
        values = {"school_id": school_id, "version": version, "source": source, "put_at": now, "origin": origin}
        await self._work.run(_PUT, values)
        return version if source else base

    async def offer(self, school_id: str, source: str, now: datetime) -> str:
        """Keep a text that a leader is looking at before taking it in; returns its id. Earlier offers go."""
        await self._work.run(_FORGET, {"school": school_id})
        values = {"id": new_id(), "school_id": school_id, "source": source, "put_at": now}
        await self._work.run(_OFFER, values)
        return str(values["id"])

    async def offered(self, school_id: str, offer_id: str) -> str | None:
        """The text that was offered under this id, or None where it is gone or another school's."""
        row = await self._work.first(_OFFERED, {"school": school_id, "offer": offer_id})
        return row[0] if row else None

    async def _parse(self, school_id: str, version: int) -> Catalogue:
        from domain.catalogue.read import built_in, read_catalogue

        row = await self._work.first(_SOURCE, {"school": school_id, "version": version})
        catalogue, problems = read_catalogue(row[0] if row else "", "school", version)
        if catalogue is None:
            # It was read before it was kept, so this is a file of an older form: the school goes on with the built-in.
            keys = ", ".join(sorted({problem.key for problem in problems}))
            log.warning("catalogue %s of school %s cannot be read any more: %s", version, school_id, keys)
            return built_in()
        _keep(self._work.catalogues.parsed, (school_id, version), catalogue)
        return catalogue


def _keep(kept: dict[K, V], key: K, made: V) -> None:
    """Keep what was made, and forget what was made first where that is too much."""
    kept[key] = made
    if len(kept) > MOST_KEPT:
        kept.pop(next(iter(kept)))
