"""Schools, people and what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LANGUAGES = ("nb", "nn", "en")


class LeadersVote(StrEnum):
    """How a school's leaders vote: after the others, not at all, or like everybody else."""

    LAST = "last"
    NOT = "not"
    WITH = "with"


class Role(StrEnum):
    """What a person is in a school."""

    LEADER = "leader"
    TEACHER = "teacher"
    NONE = "none"  # in the team, but not taking part in the meetings (a culture director, say)


@dataclass(frozen=True, slots=True)
class School:
    """A school of music and performing arts: a team in Teams, or one channel of it.

    ``whole_team`` is false where the school is one channel of a team. ``channel_id`` is the conversation that
    posts go to. ``active`` is false after the bot was removed: nothing is sent then.
    """

    id: str
    tenant_id: str
    name: str
    team_id: str
    channel_id: str
    service_url: str
    bot_id: str
    language: str = "nb"
    zone: str = "Europe/Oslo"
    active: bool = True
    whole_team: bool = True
    ballot_limit: int = 5  # results are shown from this many ballots up; never below 3
    installer_id: str | None = None  # Person.id of who added the bot: asked who leads
    claimant_id: str | None = None  # Person.id of who says they lead, until another confirms
    roster_at: datetime | None = None  # when the roster was last read, UTC
    leaders_vote: LeadersVote = LeadersVote.LAST
    remark_days: int = 5  # minutes are open for remarks so many working days
    release_days: int = 5  # staff have what is to be released for so many working days before the owner sees it
    keep_years: int = 5  # meetings and finished measures are kept so long
    event_at: datetime | None = None  # when Teams last said whether we are there, by Teams' own clock
    version: int = 0

    def overtaken(self, at: datetime | None) -> bool:
        """Whether Teams has said something newer about whether we are there: events come late, and out of order."""
        return at is not None and self.event_at is not None and at < self.event_at


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a tenant. ``aad_id`` is the identity; ``user_id`` (29:...) is what messages are addressed to."""

    id: str
    tenant_id: str
    aad_id: str
    user_id: str
    name: str
    given_name: str = ""
    language: str | None = None
    conversation_id: str | None = None  # the personal chat, once it is known
    service_url: str = ""
    reachable: bool = True  # false: the person blocked or removed the bot; true again when they write
    personal_copies: bool = True
    welcomed: bool = False
    version: int = 0

    @property
    def first_name(self) -> str:
        """What the bot calls the person."""
        return self.given_name or self.name.split(" ")[0]


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a school. Somebody who left keeps the row, with ``here`` false."""

    school_id: str
    person: Person
    role: Role
    here: bool = True
    subject: str = ""  # what they teach, in their own words; for groups by subject

    @property
    def takes_part(self) -> bool:
        """Whether the person votes and gets invitations."""
        return self.here and self.role is not Role.NONE


@dataclass(frozen=True, slots=True)
class Voter:
    """A person who is in a school now, as much of them as a ballot needs."""

    person_id: str
    language: str | None
    role: Role

    @property
    def takes_part(self) -> bool:
        """Whether the person votes and gets invitations."""
        return self.role is not Role.NONE


@dataclass(frozen=True, slots=True)
class Caller:
    """Who is asking, in which school, made from the verified activity and the database, never from a payload."""

    person: Person
    school: School
    role: Role
    language: str

    @property
    def leads(self) -> bool:
        """Whether the person may do what only leaders may."""
        return self.role is Role.LEADER
