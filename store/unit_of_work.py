"""The unit of work: one transaction, one repository for each aggregate."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from types import TracebackType
from typing import Self

from domain import unit_of_work as ports
from domain.figures import ports as ports_figures
from domain.measures import ports as ports_follow_up
from domain.meetings import ports as ports_meeting
from domain.reminders import ports as ports_reminders
from store.agenda import CourseRows, PresenceRows
from store.calendar import SchoolYearRows
from store.catalogue import CatalogueRows
from store.charts import ChartRows
from store.database.engine import Database
from store.database.scrub import Scrubber, Spawn
from store.database.sealing import Sealer
from store.database.work import Parsed, Work
from store.delivery.notices import NoticeRows
from store.delivery.posts import PostRows
from store.dialogs import DialogRows
from store.figures.figures import FigureRows
from store.figures.imports import ImportRows
from store.figures.limits import LimitRows
from store.figures.statistics import StatisticsRows
from store.groups import GroupRows
from store.ideas import IdeaRows
from store.inbox import InboxRows
from store.measures import MeasureRows
from store.meetings.library import LibraryRows
from store.meetings.meetings import MeetingRows
from store.minutes import MinutesRows
from store.owners import OwnerRows
from store.people.people import PeopleRows
from store.people.schools import SchoolRows
from store.personal_data.keeping import KeepingRows
from store.placing.notes import NoteRows
from store.placing.private_notes import PrivateNoteRows
from store.practice import PracticeRows
from store.reminders.rhythms import RhythmRows
from store.reminders.together import TogetherRows
from store.votes.boxes import BoxRows
from store.votes.rounds import RoundRows


def make_units(database: Database, sealer: Sealer, *, spawn: Spawn | None = None) -> ports.Units:
    """The factory that the rest of the program is handed: ``async with units() as uow``.

    ``spawn(coroutine, name)`` runs what may take a moment after a meeting ended; without it the unit waits for it.
    """
    parsed: Parsed = {}
    scrubber = Scrubber(database, spawn)

    def units(*, write: bool = True) -> ports.UnitOfWork:
        return Unit(database, sealer, parsed, scrubber, write=write)

    return units


class Unit:
    """``domain.unit_of_work.UnitOfWork``. What was not committed when it is left is rolled back."""

    def __init__(
        self, database: Database, sealer: Sealer, parsed: Parsed, scrubber: Scrubber, *, write: bool = True
    ) -> None:
        self._scrubber = scrubber
        self._write = write
        self._settled = asyncio.Event()
        work = self._work = Work(database.transaction(write=write), sealer, parsed, on_sqlite=database.on_sqlite)
        self.schools: ports.Schools = SchoolRows(work)
        self.people: ports.People = PeopleRows(work)
        self.meetings: ports.Meetings = MeetingRows(work)
        self.rounds: ports_meeting.Rounds = RoundRows(work)
        self.boxes: ports_meeting.Boxes = BoxRows(work)
        self.measures: ports_follow_up.Measures = MeasureRows(work)
        self.figures: ports.Figures = FigureRows(work)
        self.notices: ports.Notices = NoticeRows(work)
        self.posts: ports.Posts = PostRows(work)
        self.dialogs: ports.DialogStates = DialogRows(work)
        self.inbox: ports.Inbox = InboxRows(work)
        self.catalogues: ports.Catalogues = CatalogueRows(work)
        self.charts: ports.Charts = ChartRows(work)
        self.limits: ports_figures.LimitsStore = LimitRows(work)
        self.imports: ports_figures.Imports = ImportRows(work)
        self.library: ports_figures.Library = LibraryRows(work)
        self.years: ports_figures.SchoolYears = SchoolYearRows(work)
        self.statistics: ports_figures.StatisticsCache = StatisticsRows(work)
        self.courses: ports_meeting.Courses = CourseRows(work)
        self.presences: ports_meeting.Presences = PresenceRows(work)
        self.groups: ports_meeting.Groups = GroupRows(work)
        self.ideas: ports_meeting.Ideas = IdeaRows(work)
        self.notes: ports_meeting.Notes = NoteRows(work)
        self.private_notes: ports_meeting.PrivateNotes = PrivateNoteRows(work)
        self.minutes: ports_meeting.MinutesStore = MinutesRows(work)
        self.together: ports_reminders.Together = TogetherRows(work)
        self.rhythms: ports_follow_up.Rhythms = RhythmRows(work)
        self.practices: ports_follow_up.Practices = PracticeRows(work)
        self.owners: ports_follow_up.Owners = OwnerRows(work)
        self.keeping: ports_follow_up.Keeping = KeepingRows(work)

    async def __aenter__(self) -> Self:
        return self  # the transaction begins with the first statement

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._work.leave()  # rolls back what is open
        if self._write and self._scrubber.wanted:
            await self._scrubber.after_commit()

    async def commit(self) -> None:
        """Keep what was done. Once begun it is brought to its end, even where the one who asked is cancelled."""
        if not self._write:
            raise RuntimeError("a unit for reading was about to commit")
        self._settled.clear()
        try:
            await asyncio.shield(self._commit())
        except asyncio.CancelledError:
            # The connection must not be given back while the commit is still under way on it.
            while not self._settled.is_set():
                with suppress(asyncio.CancelledError):
                    await self._settled.wait()
            raise

    async def _commit(self) -> None:
        try:
            await self._work.commit()
            if self._work.scrub:
                self._work.scrub = False
                self._scrubber.want()
        finally:
            self._settled.set()
