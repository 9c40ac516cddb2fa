"""What the use cases need from the outside, as protocols. ``store`` and ``bot`` implement them.

Every ``save`` takes the aggregate as it was read plus changes, writes it with ``version + 1`` and returns it; it raises
``errors.Conflict`` where the row has another version by now. ``lock=True`` takes the row's lock on PostgreSQL (SQLite's
write units take turns anyway). A write unit inside another waits in vain: leave the first one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from types import TracebackType
from typing import Protocol, Self

from domain.catalogue.areas import Catalogue
from domain.delivery.notices import Notice, NoticeKind, NoticeState, Post
from domain.figures.figure import Figure
from domain.figures.ports import Imports, Library, LimitsStore, SchoolYears, StatisticsCache
from domain.measures.ports import Keeping, Measures, Owners, Practices, Rhythms
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.ports import Boxes, Courses, Groups, Ideas, MinutesStore, Notes, Presences, PrivateNotes, Rounds
from domain.people.school import Member, Person, Role, School
from domain.reminders.ports import Together


class Schools(Protocol):
    """Schools, found by id or by where in Teams they are."""

    async def get(self, school_id: str, *, lock: bool = False) -> School | None: ...
    async def many(self, school_ids: Iterable[str]) -> dict[str, School]: ...
    async def tenants_of(self, school_ids: Iterable[str]) -> dict[str, str]: ...
    async def in_channel(self, tenant_id: str, team_id: str, channel_id: str) -> School | None:
        """The school of this channel: one bound to the channel itself, else the one bound to the whole team."""

    async def of_team(self, tenant_id: str, team_id: str) -> list[School]: ...
    async def named(self, name: str) -> list[School]:
        """Schools with this name, any case."""

    async def all_active(self) -> list[School]: ...
    async def add(self, school: School) -> bool:
        """False where a school already exists for this tenant, team and (unless whole_team) channel."""

    async def save(self, school: School) -> School: ...


class People(Protocol):
    """People of a tenant and their part in schools."""

    async def get(self, person_id: str, *, lock: bool = False) -> Person | None: ...
    async def by_aad(self, tenant_id: str, aad_id: str) -> Person | None: ...
    async def many(self, person_ids: Iterable[str]) -> dict[str, Person]: ...
    async def add(self, person: Person) -> bool:
        """False where the tenant already has a person with this aad_id."""

    async def save(self, person: Person) -> Person: ...
    async def member(self, school_id: str, person_id: str) -> Member | None: ...
    async def members_many(self, parts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Member]:
        """By (school, person), in one read; somebody who left has one too."""

    async def members(self, school_id: str, *, here_only: bool = True) -> list[Member]:
        """The school's people, by name."""

    async def schools_of(self, person_id: str) -> list[tuple[School, Role]]:
        """Active schools the person is in now, by name."""

    async def voters(self, school_id: str) -> frozenset[str]:
        """The ids of those who take part now: all that a batch of ballots has to know, in one short read."""

    async def put_member(self, school_id: str, person_id: str, role: Role, *, here: bool = True) -> None:
        """Give a person a part in a school, in place of an earlier one. What they teach stays."""

    async def put_subject(self, school_id: str, person_id: str, subject: str) -> None:
        """Set what a member teaches."""


class Meetings(Protocol):
    """Reflection meetings."""

    async def get(self, meeting_id: str, *, lock: bool = False) -> Meeting | None: ...
    async def add(self, meeting: Meeting) -> None: ...
    async def save(self, meeting: Meeting) -> Meeting: ...
    async def delete(self, meeting_id: str) -> None: ...
    async def of_school(self, school_id: str, *, states: Sequence[MeetingState] = ()) -> list[Meeting]:
        """By start, drafts without a time last; all states where none are given."""


class Figures(Protocol):
    """Values of indicators."""

    async def of_school(self, school_id: str, indicator_ids: Sequence[str] = ()) -> list[Figure]:
        """Of every scope, the school's own among them: readers filter."""

    async def put(self, figures: Iterable[Figure]) -> int:
        """Insert or replace by (school, indicator, year, scope); returns how many rows changed."""

    async def drop(self, figures: Iterable[Figure]) -> int:
        """Delete by (school, indicator, year, scope), whatever the value is by now; returns how many rows went."""


class Notices(Protocol):
    """What is to be said, and when."""

    async def add(self, notice: Notice) -> bool:
        """False where a notice with this key exists."""

    async def claim_due(self, now: datetime, lease_until: datetime, limit: int) -> list[Notice]:
        """Lease pending rows that are due and not leased, oldest first. Commits by the caller."""

    async def finish(self, notice_id: str, state: NoticeState, now: datetime, error: str = "") -> None: ...
    async def finish_many(self, notice_ids: Sequence[str], state: NoticeState, now: datetime) -> None:
        """The same for several in one statement, so that a sweep marks in batches."""

    async def postpone(self, notice_id: str, due_at: datetime, *, failed: bool, error: str = "") -> None:
        """Give the lease back and be due later; ``failed`` counts an attempt."""

    async def drop(self, subject_id: str, kinds: Sequence[NoticeKind] = ()) -> int:
        """Delete pending rows about a subject (moved, cancelled, removed); returns how many."""

    async def drop_school(self, school_id: str) -> int: ...
    async def of_subject(self, subject_id: str) -> list[Notice]: ...
    async def next_due(self) -> datetime | None: ...


class Posts(Protocol):
    """Messages that were sent and may be edited."""

    async def get(self, kind: str, subject_id: str, person_id: str = "") -> Post | None: ...
    async def put(self, post: Post) -> None: ...
    async def of_subject(self, subject_id: str) -> list[Post]: ...


class DialogStates(Protocol):
    """Where a person is in a dialog: JSON text of at most 32 KB for each (conversation, person)."""

    async def get(self, conversation_id: str, person_id: str) -> str | None: ...
    async def put(self, conversation_id: str, person_id: str, state: str | None, now: datetime) -> None:
        """None deletes."""


class Inbox(Protocol):
    """Which messages have been handled. Votes never pass here: no receipt of a vote exists."""

    async def first_time(self, conversation_id: str, activity_id: str, now: datetime) -> bool: ...
    async def forget_before(self, before: datetime) -> None: ...


class Catalogues(Protocol):
    """Catalogues of schools; the built-in one where a school has none."""

    async def of(self, school_id: str) -> Catalogue: ...
    async def of_many(self, school_ids: Iterable[str]) -> dict[str, Catalogue]:
        """Of each; one read, and one more for each own catalogue that was not asked for before."""

    async def at(self, school_id: str, version: int) -> Catalogue | None:
        """The catalogue that a meeting worked with, by its ``catalogue_version``."""

    async def put(self, school_id: str, source: str, now: datetime, origin: str = "") -> int:
        """Keep a school's own catalogue (its file's text); returns the version in force. "" is the built-in again.

        ``origin`` is the school it came from in a package.
        """

    async def source(self, school_id: str) -> tuple[str, str]:
        """The text of the school's own catalogue in force, and its origin; both "" for the built-in one."""

    async def offer(self, school_id: str, source: str, now: datetime) -> str:
        """Keep a file's text that a leader is looking at before taking it in; returns its id.

        The school's earlier offers go.
        """

    async def offered(self, school_id: str, offer_id: str) -> str | None:
        """The text that was offered under this id, or None where it is gone or another school's."""


class Charts(Protocol):
    """What to draw for a signed chart address, as JSON text, so that any process can redraw it."""

    async def put(self, digest: str, spec: str) -> None: ...
    async def get(self, digest: str) -> str | None: ...


class UnitOfWork(Protocol):
    """One transaction. Nothing is kept unless ``commit`` is called; no network inside."""

    schools: Schools
    people: People
    meetings: Meetings
    rounds: Rounds
    boxes: Boxes
    measures: Measures
    figures: Figures
    notices: Notices
    posts: Posts
    dialogs: DialogStates
    inbox: Inbox
    catalogues: Catalogues
    charts: Charts
    limits: LimitsStore
    imports: Imports
    library: Library
    years: SchoolYears
    statistics: StatisticsCache
    courses: Courses
    presences: Presences
    groups: Groups
    ideas: Ideas
    notes: Notes
    private_notes: PrivateNotes
    minutes: MinutesStore
    rhythms: Rhythms
    together: Together
    practices: Practices
    owners: Owners
    keeping: Keeping

    async def __aenter__(self) -> Self: ...
    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    async def commit(self) -> None: ...


class Units(Protocol):
    """Makes units of work: ``async with units() as uow``; ``units(write=False)`` for reading only."""

    def __call__(self, *, write: bool = True) -> UnitOfWork: ...


class Holidays(Protocol):
    """Norwegian public holidays."""

    def name_of(self, day: date, language: str) -> str | None:
        """The holiday's name in the language, or None on an ordinary day."""


Clock = Callable[[], datetime]  # the time now, aware, UTC
