"""The tables of what follows a meeting: history of measures, rhythms, good practice, releases, what was deleted.

Columns that carry a field of a dataclass have its name.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, Table, false

from domain.measures.measure import Change
from domain.reminders.rhythms import Digest, Wants
from store.database.columns import identity, metadata, of, version, written
from store.database.types import Plain, UtcDateTime, Word

measure_events = Table(
    "measure_events",
    metadata,
    identity(),
    of("measure_id", "measures.id", cascade=True),
    Column("at", UtcDateTime, nullable=False),
    Column("what", Word(Change), nullable=False),
    written("by"),
    written("before"),
    written("after"),
    written("note"),
    Index(None, "measure_id"),
)

rhythms = Table(
    "rhythms",
    metadata,
    of("person_id", "people.id", cascade=True, primary_key=True),
    Column("days", Plain, nullable=False),  # digits, Monday 0: "01234"
    Column("begin", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("wants", Word(Wants), nullable=False),
    Column("paused_until", Date),
    Column("reminded_on", Date),
    written("reminded_by"),
    version(),
)

reminder_plans = Table(
    "reminder_plans",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("ahead", Integer, nullable=False),
    Column("after", Plain, nullable=False),  # "3,10,24"
    Column("digest", Word(Digest), nullable=False),
    Column("overdue_to_leader", Integer, nullable=False),
    version(),
)

practices = Table(
    "practices",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("characteristic_id", Plain, nullable=False),
    written("title"),
    written("did"),
    written("changed"),
    written("again"),
    Column("shared", Boolean, nullable=False, server_default=false()),
    written("measure_id"),
    written("origin"),
    Column("made_at", UtcDateTime),
    version(),
    Index(None, "school_id"),
)

practice_thanks = Table(
    "practice_thanks",
    metadata,
    of("practice_id", "practices.id", cascade=True, primary_key=True),
    of("person_id", "people.id", cascade=True, primary_key=True),
)

owners = Table(
    "owners",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    of("person_id", "people.id", cascade=True, primary_key=True),
    Index(None, "person_id"),
)

releases = Table(
    "releases",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("characteristic_id", Plain, nullable=False),
    Column("parts", Plain, nullable=False),  # "levels,aims"
    Column("told_at", UtcDateTime, nullable=False),
    Column("open_from", UtcDateTime, nullable=False),
    written("released_by"),
    Column("revoked_at", UtcDateTime),
    version(),
    Index(None, "school_id"),
)

deletions = Table(
    "deletions",
    metadata,
    identity(),
    written("school_id"),  # no foreign key: the log outlives the school
    Column("at", UtcDateTime, nullable=False),
    Column("what", Plain, nullable=False),
    Column("count", Integer, nullable=False),
    Column("why", Plain, nullable=False),
    Index(None, "school_id", "at"),
)

# Since when a school has rested, or a person has been in no school: noted by the daily look at what is kept.
gone = Table(
    "gone",
    metadata,
    identity(),  # the school's or the person's
    Column("kind", Plain, nullable=False),
    Column("since", UtcDateTime, nullable=False),
)

# Who has had their data deleted: an HMAC, see store/personal_data/left_out.py.
left_out = Table(
    "left_out",
    metadata,
    Column("name", Plain, primary_key=True),
    Column("since", Date, nullable=False),
)
