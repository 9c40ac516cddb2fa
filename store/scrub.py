"""After a meeting's key was deleted: see to it that the files do not hold its bytes any longer.

SQLite: deleted content is overwritten with zeros in the pages (``secure_delete``), and the write-ahead log, which still
has the pages of before, is carried over and cut to nothing.

PostgreSQL: a deleted row stays in the table's file until it is vacuumed, and even VACUUM FULL carries rows along that
some old snapshot in the database could still see (a dump that is running, say). So the two small tables are emptied with
TRUNCATE, which drops their files whoever is looking, and the rows of meetings still going on are put back, under a lock
and in one transaction. That also gives all of them the same ``xmin`` and a ``ctid`` of no history. Then, where the role
may, the server is asked to begin a new segment of its write-ahead log and to make a checkpoint, after which it needs the
old segments no longer.

What remains, and is the administrator's to decide: PostgreSQL keeps old segments for re-use with their bytes in them
unless ``wal_recycle = off``; an archive of the log, a replica's disk and a file-system snapshot are backups. A disk may
keep blocks that a file no longer owns. See docs/decisions/0002-sealed-ballot-box.md.
"""

from __future__ import annotations

import logging

from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError

from domain.errors import Conflict
from store.engine import Database
from store.tables import box_keys, boxes

log = logging.getLogger(__name__)

_TABLES = f"{box_keys.name}, {boxes.name}"


class Scrubber:
    """Scrubs after commits. What could not be done is tried again after the next commit, and at the next start."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.wanted = False

    async def run(self) -> bool:
        """Scrub now; False where somebody was in the way. Never raises what a database says."""
        self.wanted = True
        try:
            done = await (_sqlite if self._database.on_sqlite else _postgresql)(self._database)
        except (DBAPIError, Conflict) as error:
            log.warning("the ballot boxes could not be scrubbed and will be tried again: %s", type(error).__name__)
            return False
        if not done:
            log.info("the ballot boxes could not be scrubbed while somebody reads; tried again after the next write")
        self.wanted = not done
        return done


async def _sqlite(database: Database) -> bool:
    async with database.writer.connect() as connection:
        raw = await connection.get_raw_connection()
        driver = raw.driver_connection
        assert driver is not None
        # On the driver itself: a checkpoint is refused inside the transaction that SQLAlchemy would begin.
        cursor = await driver.execute("PRAGMA busy_timeout=250")
        await cursor.close()
        cursor = await driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy, _, _ = await cursor.fetchone()
        await cursor.close()
        cursor = await driver.execute("PRAGMA busy_timeout=10000")
        await cursor.close()
        return not busy


async def _postgresql(database: Database) -> bool:
    async with database.writer.begin() as connection:
        await connection.execute(text("SET LOCAL lock_timeout = '2s'"))
        await connection.execute(text(f"LOCK TABLE {_TABLES} IN ACCESS EXCLUSIVE MODE"))
        kept = [(table, (await connection.execute(select(table))).mappings().all()) for table in (box_keys, boxes)]
        await connection.execute(text(f"TRUNCATE {_TABLES}"))
        for table, rows in kept:
            if rows:
                await connection.execute(insert(table), [dict(row) for row in rows])
    await _let_go_of_the_log(database)
    return True


async def _let_go_of_the_log(database: Database) -> None:
    """Both need rights that a role seldom has; without them the server gets round to it in its own time."""
    async with database.writer.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        for statement in ("SELECT pg_switch_wal()", "CHECKPOINT"):
            try:
                await connection.execute(text(statement))
            except DBAPIError:
                log.debug("the database role may not run %s", statement)
