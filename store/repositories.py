"""All repositories of a unit of work, each made when it is first asked for. Whoever imports this knows all tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

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
from domain.reminders.ports import Rhythms, Together
from domain.unit_of_work import Charts, DialogStates, Inbox
from domain.votes.ports import Boxes, Rounds
from domain.year.ports import SchoolYears
from store.agenda import AgendaRows
from store.attendance import AttendanceRows
from store.calendar import CalendarRows
from store.catalogue import CatalogueRows
from store.charts import ChartRows
from store.database.work import Work
from store.delivery.notices import NoticeRows
from store.delivery.posts import PostRows
from store.dialogs import DialogRows
from store.figures.figures import FigureRows
from store.figures.imports import ImportRows
from store.figures.limits import LimitRows
from store.figures.statistics import StatisticsRows
from store.figures.table_keys import TableKeyRows
from store.groups import GroupRows, PresenceRows
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
from store.year import SchoolYearRows

R = TypeVar("R")


class Made(Generic[R]):
    """A repository that is made when it is first asked for, and lies in the unit from then on."""

    def __init__(self, kind: Callable[[Work], R]) -> None:
        self._kind = kind

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, unit: Repositories, owner: type) -> R:
        # An attribute of the unit is found before this descriptor, so only the first access comes here.
        made = unit.__dict__[self._name] = self._kind(unit.work)
        return made


class Repositories:
    """The repositories of ``domain.unit_of_work.UnitOfWork``."""

    def __init__(self, work: Work) -> None:
        self.work = work

    schools = Made[Schools](SchoolRows)
    people = Made[People](PeopleRows)
    meetings = Made[Meetings](MeetingRows)
    rounds = Made[Rounds](RoundRows)
    boxes = Made[Boxes](BoxRows)
    measures = Made[Measures](MeasureRows)
    figures = Made[Figures](FigureRows)
    notices = Made[Notices](NoticeRows)
    posts = Made[Posts](PostRows)
    dialogs = Made[DialogStates](DialogRows)
    inbox = Made[Inbox](InboxRows)
    catalogues = Made[Catalogues](CatalogueRows)
    charts = Made[Charts](ChartRows)
    limits = Made[LimitsStore](LimitRows)
    imports = Made[Imports](ImportRows)
    table_keys = Made[TableKeys](TableKeyRows)
    library = Made[Library](LibraryRows)
    calendars = Made[Calendars](CalendarRows)
    years = Made[SchoolYears](SchoolYearRows)
    statistics = Made[StatisticsCache](StatisticsRows)
    agendas = Made[Agendas](AgendaRows)
    attendances = Made[Attendances](AttendanceRows)
    presences = Made[Presences](PresenceRows)
    groups = Made[Groups](GroupRows)
    ideas = Made[Ideas](IdeaRows)
    notes = Made[Notes](NoteRows)
    private_notes = Made[PrivateNotes](PrivateNoteRows)
    minutes = Made[MinutesStore](MinutesRows)
    together = Made[Together](TogetherRows)
    rhythms = Made[Rhythms](RhythmRows)
    practices = Made[Practices](PracticeRows)
    owners = Made[Owners](OwnerRows)
    keeping = Made[Keeping](KeepingRows)
