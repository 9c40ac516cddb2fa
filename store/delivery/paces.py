"""When something may be sent next to a conversation or a tenant, in a table that all processes on PostgreSQL share.

A row is found by a name under the service's secret and deleted as soon as it says nothing any more: whom something was
sent to, and when, is to be read nowhere. The table is not in PostgreSQL's log: after a crash of the server it is empty.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Column, Table, text
from sqlalchemy.ext.asyncio import AsyncEngine

from domain.delivery.paces import Pace
from store.database.columns import metadata
from store.database.types import Plain, UtcDateTime

paces = Table(
    "paces",
    metadata,
    Column("name", Plain, primary_key=True),
    Column("next_at", UtcDateTime, nullable=False),
    Column("hour_at", UtcDateTime, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
)

_NOW = "coalesce(CAST(:now AS timestamptz), clock_timestamp())"
# In the order of their names: two processes that ask for the same ones wait for each other and not both at once.
_RESERVE = text(
    f"""
    INSERT INTO paces AS kept (name, next_at, hour_at, asked_at)
    SELECT asked.name, moment.now + CAST(:step AS interval), moment.now + CAST(:hour_step AS interval), moment.now
    FROM unnest(CAST(:names AS text[])) AS asked(name), (SELECT {_NOW} AS now) AS moment
    ORDER BY asked.name
    ON CONFLICT (name) DO UPDATE SET
        next_at = greatest(kept.next_at, excluded.asked_at) + CAST(:step AS interval),
        hour_at = greatest(kept.hour_at, excluded.asked_at) + CAST(:hour_step AS interval),
        asked_at = excluded.asked_at
    WHERE kept.next_at <= excluded.asked_at + CAST(:room AS interval)
        AND kept.hour_at <= excluded.asked_at + CAST(:hour_room AS interval)
    RETURNING name, next_at - asked_at, hour_at - asked_at
    """  # noqa: S608  (the only part that is put in is the line above)
)
_LEFT = text(
    f"""
    SELECT name, next_at - {_NOW}, hour_at - {_NOW} FROM paces WHERE name = ANY(CAST(:names AS text[]))
    """  # noqa: S608
)
# Of one who holds a name: ``next_at`` is until when, ``asked_at`` when they took it or let go, ``hour_at`` when the one
# before let go.
_HOLD = text(
    f"""
    INSERT INTO paces AS kept (name, next_at, hour_at, asked_at)
    SELECT :name, moment.now + CAST(:lease AS interval), CAST('2000-01-01+00' AS timestamptz), moment.now
    FROM (SELECT {_NOW} AS now) AS moment
    ON CONFLICT (name) DO UPDATE SET
        next_at = excluded.next_at, hour_at = kept.asked_at, asked_at = excluded.asked_at
    WHERE kept.next_at <= excluded.asked_at
    RETURNING asked_at - hour_at, asked_at
    """  # noqa: S608
)
_LET_GO = text(
    f"UPDATE paces SET next_at = {_NOW}, asked_at = {_NOW} WHERE name = :name AND asked_at = :mine"  # noqa: S608
)
# What another process is just asking for is passed over: nobody waits, and no two wait for each other.
_FORGET = text(
    f"""
    DELETE FROM paces WHERE name IN (
        SELECT name FROM paces WHERE greatest(next_at, hour_at, asked_at + interval '1 minute') < {_NOW}
        FOR UPDATE SKIP LOCKED
    )
    """  # noqa: S608
)


class SharedPaces:
    """``domain.delivery.paces.Paces`` on PostgreSQL. The time is the server's, whatever the processes' clocks say."""

    def __init__(self, engine: AsyncEngine, secret: bytes, clock: Callable[[], datetime] | None = None) -> None:
        self._engine = engine
        self._secret = secret
        self._clock = clock

    async def reserve(
        self, names: Sequence[str], pace: Pace, count: int, ahead: float
    ) -> Mapping[str, tuple[bool, float]]:
        """In one statement, and a second where somebody has to wait."""
        marks = {self._mark(name): name for name in names}
        before, hour_before = pace.every * (pace.at_once - 1), pace.hourly * (pace.hourly_at_once - 1)
        step, hour_step = pace.every * count, pace.hourly * count
        now = self._clock() if self._clock else None
        found: dict[str, tuple[bool, float]] = {}
        async with self._engine.begin() as connection:
            values = {
                "names": list(marks),
                "now": now,
                "step": timedelta(seconds=step),
                "hour_step": timedelta(seconds=hour_step),
                "room": timedelta(seconds=before + ahead),
                "hour_room": timedelta(seconds=hour_before + ahead),
            }
            for mark, following, hour in await connection.execute(_RESERVE, values):
                wait = max(following.total_seconds() - step - before, hour.total_seconds() - hour_step - hour_before)
                found[marks[mark]] = True, max(wait, 0.0)
            if refused := [mark for mark, name in marks.items() if name not in found]:
                for mark, following, hour in await connection.execute(_LEFT, {"names": refused, "now": now}):
                    wait = max(following.total_seconds() - before, hour.total_seconds() - hour_before)
                    found[marks[mark]] = False, max(wait, 0.0)
        return {name: found.get(name, (False, 0.0)) for name in names}

    async def hold(self, name: str, lease: float) -> tuple[float, datetime] | None:
        """Hold a name for so long at most; None where another process holds it.

        Returned are the seconds since somebody let go of it, and what to let go with.
        """
        values = {
            "name": self._mark(name),
            "lease": timedelta(seconds=lease),
            "now": self._clock() if self._clock else None,
        }
        async with self._engine.begin() as connection:
            row = (await connection.execute(_HOLD, values)).first()
        return None if row is None else (row[0].total_seconds(), row[1])

    async def let_go(self, name: str, mine: datetime) -> None:
        """End it, unless it ran out and is another's by now."""
        values = {"name": self._mark(name), "mine": mine, "now": self._clock() if self._clock else None}
        async with self._engine.begin() as connection:
            await connection.execute(_LET_GO, values)

    async def forget(self) -> None:
        """Delete the rows that hold nobody back any more."""
        async with self._engine.begin() as connection:
            await connection.execute(_FORGET, {"now": self._clock() if self._clock else None})

    def _mark(self, name: str) -> str:
        return hmac.new(self._secret, b"pace " + name.encode(), hashlib.sha256).hexdigest()[:32]
