"""Who has had their data deleted and has not written since: rosters would bring them back the next day.

A row says nobody's name: it is an HMAC of the identity with the service's secret, and a day.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Column, Date, Table, bindparam, delete, select

from store.database.columns import metadata
from store.database.types import Plain
from store.database.work import Work

left_out = Table(
    "left_out",
    metadata,
    Column("name", Plain, primary_key=True),
    Column("since", Date, nullable=False),
)

_KIND = "left out"
_NAMED = left_out.c.name.in_(bindparam("names", expanding=True))
_SOME = select(left_out.c.name).where(_NAMED)
_DROP = delete(left_out).where(_NAMED)


class LeftOut:
    """By tenant and identity."""

    __slots__ = ("_work",)

    def __init__(self, work: Work) -> None:
        self._work = work

    async def put(self, tenant_id: str, aad_id: str, now: datetime) -> None:
        """Leave somebody out."""
        name = self._names(tenant_id, aad_id)[0]
        await self._work.insert_new(left_out, {"name": name, "since": now.date()})

    async def of(self, tenant_id: str, aad_ids: Iterable[str]) -> frozenset[str]:
        """Those who are left out."""
        whose = {name: aad for aad in set(aad_ids) for name in self._names(tenant_id, aad)}
        if not whose:
            return frozenset()
        return frozenset(whose[row[0]] for row in await self._work.all(_SOME, {"names": sorted(whose)}))

    async def drop(self, tenant_id: str, aad_id: str) -> bool:
        """No longer; False where they were not."""
        return await self._work.run(_DROP, {"names": list(self._names(tenant_id, aad_id))}) > 0

    def _names(self, tenant_id: str, aad_id: str) -> tuple[str, ...]:
        return self._work.sealer.private_names(aad_id, tenant_id, _KIND)
