"""The tables of figures, their limits and imports, and of what a school keeps for its meetings and its year.

Columns that carry a field of a dataclass have its name.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Double, Index, Integer, LargeBinary, Table, UniqueConstraint, false

from domain.calendar.school_year import DayKind
from domain.figures.imports import ImportState
from store.database.columns import identity, metadata, of, written
from store.database.types import Plain, UtcDateTime, Word

figures = Table(
    "figures",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("indicator_id", Plain, primary_key=True),
    Column("year", Integer, primary_key=True, autoincrement=False),
    Column("scope", Plain, primary_key=True, server_default="school"),
    Column("value", Double, nullable=False),
    Column("answers", Integer),
    written("source"),
    Column("counted_on", Date),
    Column("derived", Boolean, nullable=False, server_default=false()),
)

limits = Table(
    "limits",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("indicator_id", Plain, primary_key=True),
    Column("good_from", Double),
    Column("lift_below", Double),
    written("yardstick"),
    Column("margin", Double, nullable=False),
    written("set_by"),
    Column("set_at", UtcDateTime),
)

imports = Table(
    "imports",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("digest", Plain, nullable=False),
    written("file_name"),
    Column("kind", Plain, nullable=False),
    written("by"),
    Column("at", UtcDateTime, nullable=False),
    Column("state", Word(ImportState), nullable=False),
    Column("figures", Plain, nullable=False),  # both as JSON, see store/figures/imports.py
    Column("changes", Plain, nullable=False),
    Index(None, "school_id", "state", "at"),
)

own_questions = Table(
    "own_questions",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    written("characteristic_id"),
    written("text"),
    Column("made_at", UtcDateTime, nullable=False),
    Column("digest", Plain, nullable=False),  # of the text: an index cannot hold long texts
    written("origin"),
    UniqueConstraint("school_id", "digest"),
)

own_forms = Table(
    "own_forms",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    written("name"),
    Column("phases", Plain, nullable=False),  # JSON: [[phase, minutes], ...]
    Column("made_at", UtcDateTime, nullable=False),
    written("origin"),
    Index(None, "school_id"),
)

# Two schools may have the same picture; each has its own row, which goes with that school.
pictures = Table(
    "pictures",
    metadata,
    Column("digest", Plain, primary_key=True),
    of("school_id", "schools.id", primary_key=True),
    Column("png", LargeBinary, nullable=False),
    Column("width", Integer, nullable=False),
    Column("height", Integer, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
)

school_days = Table(
    "school_days",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("first", Date, primary_key=True),
    Column("last", Date, primary_key=True),
    Column("kind", Word(DayKind), primary_key=True),
    written("name"),
)

year_slots = Table(
    "year_slots",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("school_year", Integer, nullable=False),
    Column("characteristic_id", Plain, nullable=False),
    Column("day", Date, nullable=False),
    Column("minute_of_day", Integer, nullable=False),
    written("reason"),
    written("state"),
    Column("meeting_id", Plain),  # no foreign key: a draft that was accepted may be discarded
    Index(None, "school_id", "school_year"),
)

statistics = Table(
    "statistics",
    metadata,
    Column("digest", Plain, primary_key=True),  # of the address, which may be longer than an index holds
    Column("key", Plain, nullable=False),
    Column("body", Plain, nullable=False),
    Column("fetched_at", UtcDateTime, nullable=False),
)
