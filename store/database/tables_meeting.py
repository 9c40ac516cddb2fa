"""The tables of what happens in a meeting, and of what is left of it.

Columns that carry a field of a dataclass have its name. On SQLite the tables of what nobody may know the order of have
no row numbers: their rows lie by their primary key, which is random.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, LargeBinary, Table, UniqueConstraint, false

from domain.agenda.agenda import IdeasState
from domain.minutes.minutes import MinutesState
from store.database.columns import identity, metadata, of, version, written
from store.database.types import Plain, UtcDateTime, Word

courses = Table(
    "courses",
    metadata,
    of("id", "meetings.id", cascade=True, primary_key=True),
    Column("phase", Integer, nullable=False),
    Column("began_at", UtcDateTime, nullable=False),
    Column("ends_at", UtcDateTime, nullable=False),
    Column("paused_at", UtcDateTime),
    Column("ideas", Word(IdeasState), nullable=False),
    version(),
)

presences = Table(
    "presences",
    metadata,
    of("meeting_id", "meetings.id", cascade=True, primary_key=True),
    Column("person_id", Plain, primary_key=True),
    sqlite_with_rowid=False,
)

groups = Table(
    "groups",
    metadata,
    identity(),
    of("meeting_id", "meetings.id", cascade=True),
    Column("number", Integer, nullable=False),
    Column("seats", Plain, nullable=False),  # JSON: [[person, part], ...]
    written("finding"),
    Column("done", Boolean, nullable=False, server_default=false()),
    version(),
    UniqueConstraint("meeting_id", "number"),
    sqlite_with_rowid=False,
)

ideas = Table(
    "ideas",
    metadata,
    identity(),
    of("meeting_id", "meetings.id", cascade=True),
    Column("text", Plain, nullable=False),
    written("joined_to"),
    Column("dots", Integer),
    written("measure_id"),
    version(),
    Index(None, "meeting_id"),
    sqlite_with_rowid=False,
)

# A note cannot exist without its meeting's key, and says neither whose it is nor what: the name is an HMAC.
notes = Table(
    "notes",
    metadata,
    of("meeting_id", "box_keys.meeting_id", cascade=True, primary_key=True),
    Column("name", Plain, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# Both names are HMACs with the service's secret: of the person, and of the person and what it is about.
private_notes = Table(
    "private_notes",
    metadata,
    Column("name", Plain, primary_key=True),
    Column("owner", Plain, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("touched_on", Date, nullable=False),  # a day, which points at no press
    Index(None, "owner"),
    sqlite_with_rowid=False,
)

minutes = Table(
    "minutes",
    metadata,
    of("id", "meetings.id", cascade=True, primary_key=True),
    of("school_id", "schools.id"),
    Column("state", Word(MinutesState), nullable=False),
    written("findings"),
    Column("remarks_until", UtcDateTime),
    Column("frozen_at", UtcDateTime),
    written("frozen"),
    version(),
)

remarks = Table(
    "remarks",
    metadata,
    identity(),
    of("meeting_id", "meetings.id", cascade=True),
    written("person_id"),
    Column("text", Plain, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Index(None, "meeting_id"),
)

templates = Table(
    "templates",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("kind", Plain, primary_key=True),
    written("file_name"),
    Column("body", LargeBinary, nullable=False),
    written("put_by"),
    Column("put_at", UtcDateTime, nullable=False),
)
