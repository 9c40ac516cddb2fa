"""The table of notices and its mapping, which claiming, marking and saying together all read."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint, text

from domain.delivery.notices import Notice, NoticeKind, NoticeState
from store.database.columns import identity, metadata, of, written
from store.database.mapping import Mapping
from store.database.types import Pairs, Plain, UtcDateTime, Word

notices = Table(
    "notices",
    metadata,
    identity(),
    Column("key", Plain, nullable=False),
    of("school_id", "schools.id"),
    Column("kind", Word(NoticeKind), nullable=False),
    Column("subject_id", Plain, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("person_id", Plain),
    Column("data", Pairs, nullable=False),
    Column("state", Word(NoticeState), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("lease_until", UtcDateTime),
    Column("finished_at", UtcDateTime),
    written("error"),
    UniqueConstraint("key"),
    # Only what is still to be said is ever looked for by time, and that is little. PostgreSQL's indexes have the same
    # condition, from the migration that makes them: naming it here would load its dialect where SQLite serves, too.
    Index(
        "ix_notices_due",
        "due_at",
        "id",
        sqlite_where=text("state = 'pending'"),
    ),
    # The oldest of each school, so that schools take turns.
    Index(
        "ix_notices_turns",
        "school_id",
        "due_at",
        "id",
        sqlite_where=text("state = 'pending'"),
    ),
    # What one person is to hear on one day is said together.
    Index(
        "ix_notices_person",
        "person_id",
        "due_at",
        sqlite_where=text("state = 'pending'"),
    ),
    Index(None, "subject_id"),
    Index(None, "school_id"),
)

NOTICE = Mapping(Notice, notices)
