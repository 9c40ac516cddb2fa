"""Loads what the card of a series needs: the sentence that asks for it, read against the school's calendar and year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.handling.services import Services
from cards.kit.scene import Scene
from cards.year.series import Series
from dialogs.meetings.views import in_words
from dialogs.sentences.recurrence import Recurrence, read_recurrence
from dialogs.sentences.sentence import Asked, read_sentence
from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import local_date
from domain.calendar.school_calendar import SchoolCalendar
from domain.errors import Problem
from domain.ids import new_id
from domain.meetings.forms import FORMS, USUAL
from domain.meetings.meeting import Meeting, MeetingState
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork
from domain.year.plan import habits
from domain.year.series import MOST, days_of, with_usual_day
from domain.year.start_series import propose_abouts

PLANNED = (MeetingState.INVITED, MeetingState.RUNNING)
NOT_UNDERSTOOD = frozenset({"day_unknown", "break_unknown"})
_ABOUT = re.compile(r"\b(?:om|about|regarding|kjennetegn|kjenneteikn|characteristic)\b", re.IGNORECASE)
MOST_BUSY = 3  # days with another meeting that are named one by one


async def series_of(
    services: Services, uow: UnitOfWork, caller: Caller, scene: Scene, text: str, now: datetime, about: str = ""
) -> Series | None:
    """Return the series that a sentence asks for; None where nothing in it comes back. ``about``: what it names."""
    school = caller.school
    calendar = await calendar_of(uow, school, services.holidays)
    found = read_recurrence(text, now, school.zone, calendar.days)
    if found is None:
        return None
    catalogue = await uow.catalogues.of(school.id)
    asked = read_sentence(found.rest, catalogue, now, school.zone, caller.language, calendar.days)
    meetings = await uow.meetings.of_school(school.id)
    rhythm = with_usual_day(found.rhythm, habits(meetings, calendar)[0])
    tomorrow = local_date(now, school.zone) + timedelta(days=1)
    days = days_of(rhythm, max(found.first or tomorrow, tomorrow), found.last, found.count, calendar)
    about = asked.characteristic.id if asked.characteristic else about
    abouts = dict.fromkeys(days.days, about) if about else await propose_abouts(uow, caller, days.days, calendar)
    busy, drafts = (_on(meetings, calendar, states) & set(days.days) for states in (PLANNED, (MeetingState.DRAFT,)))
    notes = [*_notes(asked, found, chosen=bool(about)), *(_busy_note(day) for day in sorted(busy)[:MOST_BUSY])]
    notes += [Problem("series_draft", {"date": day}) for day in sorted(drafts - busy)[:MOST_BUSY]]
    if days.cut:
        notes.append(Problem("series_cut", {"most": MOST}))
    return Series(
        new_id(),
        abouts,
        day_names(scene, calendar, days.left_out),
        frozenset(busy | drafts),
        asked.when.time,
        asked.when.minutes or FORMS[USUAL].minutes,
        tuple(in_words(scene, notes)),
    )


def day_names(scene: Scene, calendar: SchoolCalendar, days: Iterable[date]) -> Mapping[date, str]:
    """Return what each day off is called, in the language of who looks."""
    return {day: _name(scene, calendar, day) for day in days}


def _name(scene: Scene, calendar: SchoolCalendar, day: date) -> str:
    if calendar.planning(day):
        return scene.tr("planning day")
    return calendar.name_of(day, scene.language) or scene.tr("a day off at the school")


def _on(meetings: Iterable[Meeting], calendar: SchoolCalendar, states: Sequence[MeetingState]) -> set[date]:
    """Return the days that have a meeting in one of these states."""
    return {local_date(one.starts_at, calendar.zone) for one in meetings if one.starts_at and one.state in states}


def _busy_note(day: date) -> Problem:
    return Problem("series_busy", {"date": day})


def _notes(asked: Asked, found: Recurrence, *, chosen: bool) -> list[Problem]:
    """Return what is said about how the sentence was read: nothing that was not understood is passed over."""
    notes = [one for one in asked.when.doubts if one.field == "time" or one.key in NOT_UNDERSTOOD]
    notes += [one for one in asked.when.problems if one.field == "time"]
    notes += [one for one in asked.doubts if one.key == "characteristic_doubtful"]
    if not found.rhythm.weekdays:
        notes.append(Problem("series_usual_day"))
    if not chosen and asked.subject and _ABOUT.search(found.rest):
        notes.append(Problem("series_about_unknown", {"words": asked.subject[:60]}))
    return [replace(one, field="") for one in notes]
