"""After a meeting's key was deleted: see to it that the files do not hold its bytes any longer.

SQLite: deleted content is overwritten with zeros in the pages (``secure_delete``), and the write-ahead log, which still
has the pages of before, is carried over and cut to nothing.

PostgreSQL: a deleted row stays in the table's file until it is vacuumed, and even VACUUM FULL carries rows along that
some old snapshot in the database could still see (a dump that is running, say). So the small tables are emptied
with TRUNCATE, which drops their files whoever is looking, and the rows of meetings still going on are put back, under
a lock and in one transaction. That also gives all of them the same ``xmin`` and a ``ctid`` of no history. Then, where
the role may, the server is asked to begin a new segment of its write-ahead log and to make a checkpoint, after which
it needs the old segments no longer.

What remains, and is the administrator's to decide: PostgreSQL keeps old segments for re-use with their bytes in them
unless ``wal_recycle = off``; an archive of the log, a replica's disk and a file-system snapshot are backups. A disk may
keep blocks that a file no longer owns. See docs/decisions/0002-sealed-ballot-box.md.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from sqlalchemy import Table, insert, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from domain.errors import Conflict
from store.attendance import attendances
from store.database.engine import Database
from store.groups import groups, presences
from store.ideas import ideas
from store.meetings.keys import box_keys
from store.placing.notes import notes
from store.votes.boxes import boxes

log = logging.getLogger(__name__)

Spawn = Callable[[Coroutine[Any, Any, object], str], object]

TRY_AGAIN_AFTER = 15.0  # seconds; whoever is in the way (a dump that runs for an hour) is not asked at every commit
PATIENCE_MS = 300  # how long a scrub waits for readers; meanwhile it makes others wait

SEALED = (box_keys, boxes, notes)  # the keys first: the others refer to them
# Nobody may know from the files in which order people came, or who was in them before.
UNSIGNED = (ideas, groups, presences, attendances)


class Scrubber:
    """Scrubs after commits. What could not be done is tried again after a later commit, and at the next start.

    ``spawn`` runs it beside the one who ended the meeting; without it they wait.
    """

    def __init__(self, database: Database, spawn: Spawn | None = None) -> None:
        self._database = database
        self._spawn = spawn
        self._not_before = 0.0
        self.wanted = False  # a key was deleted and its bytes may still be there

    async def after_commit(self) -> None:
        """Scrub where that is wanted and it was not tried just now."""
        now = asyncio.get_running_loop().time()
        if not self.wanted or now < self._not_before:
            return
        self._not_before = now + TRY_AGAIN_AFTER
        if self._spawn is None:
            await self.run()
        else:
            self._spawn(self.run(), "scrub the ballot boxes")

    def want(self) -> None:
        """A key was deleted just now: do not wait for the next try's turn."""
        self.wanted, self._not_before = True, 0.0

    async def run(self) -> bool:
        """Scrub now; False where somebody was in the way. Never raises what a database says."""
        self.wanted = False  # before, not after: what is deleted meanwhile wants its own scrubbing
        done = False
        try:
            shared = self._database.shared
            done = await (shared.checkpoint(PATIENCE_MS) if shared else _postgresql(self._database))
        except (DBAPIError, sqlite3.Error, OSError, Conflict) as error:
            log.warning("scrubbing the ballot boxes failed: %s", type(error).__name__)
        finally:
            if not done:
                self.wanted = True
        if not done:
            log.info("somebody is in the way of scrubbing the ballot boxes; tried again after a later commit")
        return done


async def _postgresql(database: Database) -> bool:
    async with database.engine.begin() as connection:
        names = await _take(connection, SEALED)
        # Through this process, so that no other file of the server gets to see the keys that stay.
        kept = [(table, (await connection.execute(select(table))).mappings().all()) for table in SEALED]
        await connection.execute(text(f"TRUNCATE {names}"))
        for table, rows in kept:
            if rows:
                await connection.execute(insert(table), [dict(row) for row in rows])
    async with database.engine.begin() as connection:
        names = await _take(connection, UNSIGNED)
        for table in UNSIGNED:
            await connection.execute(text(f"CREATE TEMPORARY TABLE kept_{table} ON COMMIT DROP AS TABLE {table}"))
        await connection.execute(text(f"TRUNCATE {names}"))
        for table in UNSIGNED:
            order = ", ".join(column.name for column in table.primary_key)
            await connection.execute(text(f"INSERT INTO {table} SELECT * FROM kept_{table} ORDER BY {order}"))  # noqa: S608
    await _let_go_of_the_log(database)
    return True


async def _take(connection: AsyncConnection, tables: Sequence[Table]) -> str:
    """Lock tables, or give up soon; returns their names."""
    names = ", ".join(table.name for table in tables)
    await connection.execute(text("SET LOCAL lock_timeout = " + str(PATIENCE_MS)))
    await connection.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
    return names


async def _let_go_of_the_log(database: Database) -> None:
    """Both need rights that a role seldom has; without them the server gets round to it in its own time."""
    async with database.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for statement in ("SELECT pg_switch_wal()", "CHECKPOINT"):
            try:
                await connection.execute(text(statement))
            except DBAPIError:
                log.debug("the database role may not run %s", statement)


async def scrub(database: Database) -> bool:
    """Scrub at the start of the service: the last one may have been killed before it came to it."""
    return await Scrubber(database).run()
