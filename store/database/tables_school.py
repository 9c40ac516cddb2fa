"""The tables of what a school is, does and agrees on.

Columns that carry a field of a dataclass have its name.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    UniqueConstraint,
    false,
    true,
)

from domain.measures.measure import Progress
from domain.meetings.meeting import MeetingState
from domain.people.school import LeadersVote, Role
from domain.votes.rounds import Mode, RoundState
from store.database.columns import identity, metadata, of, version, written
from store.database.types import Counts, Plain, UtcDateTime, Word, Words

schools = Table(
    "schools",
    metadata,
    identity(),
    Column("tenant_id", Plain, nullable=False),
    written("name"),
    Column("team_id", Plain, nullable=False),
    Column("channel_id", Plain, nullable=False),
    written("service_url"),
    written("bot_id"),
    Column("language", Plain, nullable=False),
    Column("zone", Plain, nullable=False),
    Column("active", Boolean, nullable=False, server_default=true()),
    Column("whole_team", Boolean, nullable=False, server_default=true()),
    Column("ballot_limit", Integer, nullable=False, server_default="5"),
    Column("installer_id", Plain),
    Column("claimant_id", Plain),
    Column("roster_at", UtcDateTime),
    Column("leaders_vote", Word(LeadersVote), nullable=False, server_default=LeadersVote.LAST),
    Column("remark_days", Integer, nullable=False, server_default="5"),
    Column("release_days", Integer, nullable=False, server_default="5"),
    Column("keep_years", Integer, nullable=False, server_default="5"),
    version(),
    Column("bound_to", Plain, nullable=False),  # the channel, "" for the whole team
    UniqueConstraint("tenant_id", "team_id", "bound_to"),
)

people = Table(
    "people",
    metadata,
    identity(),
    Column("tenant_id", Plain, nullable=False),
    Column("aad_id", Plain, nullable=False),
    written("user_id"),
    written("name"),
    written("given_name"),
    Column("language", Plain),
    Column("conversation_id", Plain),
    written("service_url"),
    Column("reachable", Boolean, nullable=False, server_default=true()),
    Column("personal_copies", Boolean, nullable=False, server_default=true()),
    Column("welcomed", Boolean, nullable=False, server_default=false()),
    version(),
    UniqueConstraint("tenant_id", "aad_id"),
)

members = Table(
    "members",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    of("person_id", "people.id", primary_key=True),
    Column("role", Word(Role), nullable=False),
    Column("here", Boolean, nullable=False, server_default=true()),
    written("subject"),
    Index(None, "person_id"),
)

meetings = Table(
    "meetings",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("characteristic_id", Plain, nullable=False),
    Column("state", Word(MeetingState), nullable=False),
    Column("created_by", Plain, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("starts_at", UtcDateTime),
    Column("minutes", Integer, nullable=False),
    written("place"),
    Column("form", Plain, nullable=False),
    written("problem"),
    written("unseen"),
    written("comment"),
    Column("indicators", Words, nullable=False),
    Column("questions", Words, nullable=False),
    Column("catalogue_version", Integer, nullable=False),
    written("eyes"),
    written("picture"),
    written("picture_alt"),
    Column("chart", Plain, nullable=False, server_default="trend"),
    Column("invite_at", UtcDateTime),
    Column("prepare_at", UtcDateTime),
    Column("nudge_at", UtcDateTime),
    Column("vote_at", UtcDateTime),
    Column("sequence", Integer, nullable=False),
    Column("started_at", UtcDateTime),
    Column("ended_at", UtcDateTime),
    version(),
    Column("agreed", Boolean, nullable=False, server_default=false()),  # whether the next four say anything
    Column("agreed_level", Integer),
    Column("agreed_aim", Integer),
    Column("agreed_review_on", Date),
    written("agreed_reasons"),
    Index(None, "school_id", "starts_at"),
)

rounds = Table(
    "rounds",
    metadata,
    identity(),
    of("meeting_id", "meetings.id", cascade=True),
    Column("number", Integer, nullable=False),
    Column("state", Word(RoundState), nullable=False),
    Column("mode", Word(Mode), nullable=False),
    Column("opened_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    version(),
    Column("level_1", Integer),  # the tally; all five are null while there is none
    Column("level_2", Integer),
    Column("level_3", Integer),
    Column("level_4", Integer),
    Column("unsure", Integer),
    Column("ticks", Counts, nullable=False, server_default="{}"),
    Column("tickers", Integer, nullable=False, server_default="0"),
    UniqueConstraint("meeting_id", "number"),
)

# Neither of the two has a time, a count or a person in it. A box cannot exist without its meeting's key.
box_keys = Table(
    "box_keys",
    metadata,
    of("meeting_id", "meetings.id", cascade=True, primary_key=True),
    Column("key", LargeBinary(32), nullable=False),
    Column("mark", Plain, nullable=False),  # which of the service's secrets the boxes are sealed with
)

boxes = Table(
    "boxes",
    metadata,
    of("meeting_id", "box_keys.meeting_id", cascade=True, primary_key=True),
    Column("name", Plain, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

measures = Table(
    "measures",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("meeting_id", Plain, ForeignKey("meetings.id")),
    Column("characteristic_id", Plain, nullable=False),
    written("title"),
    written("owner_id"),  # no foreign key: "" once nobody sees to it
    Column("due", Date, nullable=False),
    written("effect"),
    Column("progress", Word(Progress), nullable=False),
    written("note"),
    Column("answered_at", UtcDateTime),
    Column("created_by", Plain, nullable=False, server_default=""),
    Column("created_at", UtcDateTime),
    Column("helpers", Words, nullable=False, server_default="[]"),
    Column("steps", Plain, nullable=False, server_default="[]"),  # JSON: [[text, done], ...]
    Column("from_level", Integer),
    Column("to_level", Integer),
    Column("seen_in", Words, nullable=False, server_default="[]"),
    Column("look_on", Date),
    written("answered_by"),
    written("practice_id"),
    version(),
    Index(None, "school_id", "due"),
    Index(None, "meeting_id"),
)

catalogues = Table(
    "catalogues",
    metadata,
    of("school_id", "schools.id", primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("source", Plain, nullable=False),  # "" is the built-in one again
    Column("put_at", UtcDateTime, nullable=False),
    written("origin"),  # the school it came from in a package
)


# Files that a leader looks at before taking one in.
catalogue_offers = Table(
    "catalogue_offers",
    metadata,
    identity(),
    of("school_id", "schools.id"),
    Column("source", Plain, nullable=False),
    Column("put_at", UtcDateTime, nullable=False),
    Index(None, "school_id"),
)
