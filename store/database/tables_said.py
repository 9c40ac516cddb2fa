"""The tables of what is said and what was handled: notices, posts, dialogs, the inbox and charts."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, UniqueConstraint, text

from domain.delivery.notices import NoticeKind, NoticeState
from store.database.columns import identity, metadata, of, written
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
    # Only what is still to be said is ever looked for by time, and that is little.
    Index(
        "ix_notices_due",
        "due_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    # The oldest of each school, so that schools take turns.
    Index(
        "ix_notices_turns",
        "school_id",
        "due_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    # What one person is to hear on one day is said together.
    Index(
        "ix_notices_person",
        "person_id",
        "due_at",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
    Index(None, "subject_id"),
    Index(None, "school_id"),
)

posts = Table(
    "posts",
    metadata,
    Column("kind", Plain, primary_key=True),
    Column("subject_id", Plain, primary_key=True),
    Column("person_id", Plain, primary_key=True),
    of("school_id", "schools.id"),
    Column("conversation_id", Plain, nullable=False),
    Column("activity_id", Plain, nullable=False),
    Column("service_url", Plain, nullable=False),
    Index(None, "subject_id"),
)

dialogs = Table(
    "dialogs",
    metadata,
    Column("conversation_id", Plain, primary_key=True),
    Column("person_id", Plain, primary_key=True),
    Column("state", Plain, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
)

inbox = Table(
    "inbox",
    metadata,
    Column("conversation_id", Plain, primary_key=True),
    Column("activity_id", Plain, primary_key=True),
    Column("seen_at", UtcDateTime, nullable=False),
    Index(None, "seen_at"),
)

charts = Table(
    "charts",
    metadata,
    Column("digest", Plain, primary_key=True),
    Column("spec", Plain, nullable=False),
)
