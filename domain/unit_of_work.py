"""What the use cases need from the outside, as protocols. ``store`` and ``bot`` implement them.

Every ``save`` takes the aggregate as it was read plus changes, writes it with ``version + 1`` and returns it; it raises
``errors.Conflict`` where the row has another version by now. ``lock=True`` takes the row's lock on PostgreSQL (SQLite's
write units take turns anyway). A write unit inside another waits in vain: leave the first one before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from domain.agenda.ports import Agendas
from domain.attendance.ports import Attendances
from domain.calendar.ports import Calendars
from domain.catalogue.ports import Catalogues
from domain.delivery.ports import Notices, Posts
from domain.figures.ports import Figures, Imports, LimitsStore, StatisticsCache, TableKeys
from domain.groups.ports import Groups, Presences
from domain.ideas.ports import Ideas
from domain.measures.ports import Measures
from domain.meetings.ports import Library, Meetings
from domain.minutes.ports import MinutesStore
from domain.owners.ports import Owners
from domain.people.ports import People, Schools
from domain.personal_data.ports import Keeping
from domain.placing.ports import Notes, PrivateNotes
from domain.practice.ports import Practices
from domain.receipts import Receipt, Taken
from domain.reminders.ports import Rhythms, Together
from domain.shown import Shown
from domain.votes.ports import Boxes, Rounds
from domain.year.ports import SchoolYears


class DialogStates(Protocol):
    """Where a person is in a dialog: JSON text of at most 32 KB for each (conversation, person)."""

    async def get(self, conversation_id: str, person_id: str, *, lock: bool = False) -> str | None: ...
    async def put(self, conversation_id: str, person_id: str, state: str | None, now: datetime) -> None:
        """None deletes."""


class Inbox(Protocol):
    """Which messages have been handled. Votes never pass here: no receipt of a vote exists."""

    async def take(self, receipt: Receipt, holder: str, now: datetime, dead: datetime | None = None) -> Taken: ...
    async def renew(self, receipts: Sequence[Receipt], holder: str, now: datetime) -> None: ...
    async def keep(self, receipt: Receipt) -> None: ...
    async def finish(self, receipt: Receipt) -> None: ...
    async def forget_before(self, before: datetime) -> None: ...


class Charts(Protocol):
    """What to draw for a signed chart address, as JSON text, so that any process can redraw it.

    A chart belongs to what it shows, and goes with any of it.
    """

    async def put(self, spec: str, shows: Sequence[Shown]) -> str:
        """Keep what to draw; returns its address (``domain.shown.address_of``)."""

    async def get(self, digest: str) -> str | None: ...
    async def forget(self, shown: Iterable[Shown]) -> None:
        """Delete the charts that show any of it."""


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
    table_keys: TableKeys
    library: Library
    calendars: Calendars
    years: SchoolYears
    statistics: StatisticsCache
    agendas: Agendas
    attendances: Attendances
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


Clock = Callable[[], datetime]  # the time now, aware, UTC
