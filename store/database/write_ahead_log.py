"""What of PostgreSQL's settings lets the bytes of boxes and keys outlive a meeting, and what to set instead.

With the service's secret, a key and a box that stay in a segment of the write-ahead log, or in a log of statements,
open a meeting's votes after it is over. See docs/decisions/0002-sealed-ballot-box.md.
"""

from __future__ import annotations

from sqlalchemy import text

from store.database.engine import Database

_SETTINGS = text(
    "SELECT name, setting FROM pg_settings WHERE name IN"
    " ('wal_recycle', 'archive_mode', 'log_statement', 'log_min_duration_statement', 'log_parameter_max_length')"
)
_MAY_SWITCH = text("SELECT has_function_privilege('pg_switch_wal()', 'EXECUTE')")
_MAY_CHECK = text(
    "SELECT coalesce(bool_or(pg_has_role(oid, 'USAGE')), false) FROM pg_roles WHERE rolname = 'pg_checkpoint'"
)
_SUPERUSER = text("SELECT rolsuper FROM pg_roles WHERE rolname = current_user")


async def what_to_set(database: Database) -> list[str]:
    """A line for each setting of the server that keeps what a meeting's end should destroy; none for SQLite."""
    if database.on_sqlite:
        return []
    async with database.engine.connect() as connection:
        values = {str(row.name): str(row.setting) for row in await connection.execute(_SETTINGS)}
        superuser = bool((await connection.execute(_SUPERUSER)).scalar())
        may_switch = superuser or bool((await connection.execute(_MAY_SWITCH)).scalar())
        may_check = superuser or bool((await connection.execute(_MAY_CHECK)).scalar())
    return lines(values, may_switch=may_switch, may_check=may_check)


def lines(values: dict[str, str], *, may_switch: bool = True, may_check: bool = True) -> list[str]:
    """The same from settings as the server names them. A setting that it does not know is no trouble."""
    found = []
    if values.get("wal_recycle", "off") != "off":
        found.append(
            "set wal_recycle = off: segments of the write-ahead log are used again with old boxes and keys in them"
        )
    if values.get("archive_mode", "off") != "off":
        found.append("archive_mode is on: an archive of the write-ahead log is a backup that opens meetings held since")
    if not may_switch:
        found.append("GRANT EXECUTE ON FUNCTION pg_switch_wal TO the service's role: the log goes on in a new segment")
    if not may_check:
        found.append("GRANT pg_checkpoint TO the service's role: old segments are given up when a meeting has ended")
    logs_statements = values.get("log_statement", "none") in ("mod", "all")
    logs_slow_ones = values.get("log_min_duration_statement", "-1") != "-1"
    if (logs_statements or logs_slow_ones) and values.get("log_parameter_max_length", "-1") != "0":
        found.append("set log_parameter_max_length = 0: statements are logged, with boxes and keys as parameters")
    return found
