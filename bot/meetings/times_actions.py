"""Presses on the card of the times around a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.agenda.asked import led_meeting
from bot.agenda.views import characteristic_of
from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.meetings import times as cards
from cards.meetings.verbs import TIMES_PROPOSE, TIMES_SAVE, TIMES_SHOW
from dialogs.meetings.form_values import read_clock
from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import Fit, moment
from domain.calendar.school_calendar import SchoolCalendar
from domain.catalogue.areas import Characteristic
from domain.errors import Problem, Refused
from domain.meetings.change_times import change_times
from domain.meetings.invite import require_ahead
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import NINE, announced, propose, vote_by_timetable, with_times
from domain.reading import read_day


@reading(TIMES_SHOW)
async def show(ask: Ask) -> Answer:
    """Return the times as they are, or as they are proposed."""
    meeting, calendar = await _meeting_to_time(ask)
    if meeting.state is MeetingState.DRAFT:
        meeting = with_times(meeting, ask.now, calendar)
    return cards.times(ask.scene, meeting, await _characteristic(ask, meeting))


@writing(TIMES_SAVE)
async def save(ask: Ask) -> Answer:
    """Keep what was typed; the same card with what is wrong beside its field where it cannot be kept."""
    meeting, calendar = await _meeting_to_time(ask)
    shown = with_times(meeting, ask.now, calendar) if meeting.state is MeetingState.DRAFT else meeting
    about, inputs = await _characteristic(ask, meeting), ask.press.inputs
    wanted, problems = _as_typed(shown, inputs, ask.caller.school.zone, ask.now)
    if not problems:
        saved = await change_times(ask.uow, ask.caller, wanted, ask.now, calendar)
        if isinstance(saved, Meeting):
            return cards.times(ask.scene, saved, about, saved=True)
        problems = saved
    values = {name: inputs.get(name, "") for name in cards.stored(ask.scene, shown) if name != "vote"}
    vote = inputs.get("vote")
    return cards.times(ask.scene, shown, about, problems, values | ({"vote": vote} if vote else {}))


@writing(TIMES_PROPOSE)
async def propose_again(ask: Ask) -> Answer:
    """Put the proposed times back, and keep them at once."""
    meeting, calendar = await _meeting_to_time(ask)
    wanted = propose(meeting, ask.now, calendar)
    saved = await change_times(ask.uow, ask.caller, wanted, ask.now, calendar)
    about = await _characteristic(ask, meeting)
    if isinstance(saved, Meeting):
        return cards.times(ask.scene, saved, about, saved=True)
    return cards.times(ask.scene, wanted, about, saved)


async def _meeting_to_time(ask: Ask) -> tuple[Meeting, SchoolCalendar]:
    """Return the meeting, and its school's calendar, to a leader; one that is no longer ahead is refused."""
    meeting = await led_meeting(ask)
    if ask.incoming.public:
        raise Refused("write_to_me")
    if meeting.starts_at is None:
        raise Refused("date_missing")
    if meeting.state is not MeetingState.DRAFT:
        require_ahead(meeting)
    return meeting, await calendar_of(ask.uow, ask.caller.school, ask.services.holidays)


async def _characteristic(ask: Ask, meeting: Meeting) -> Characteristic:
    """Return what the meeting is about."""
    return await characteristic_of(ask.uow, ask.caller.school.id, meeting.characteristic_id)


def _as_typed(meeting: Meeting, inputs: Mapping[str, str], zone: str, now: datetime) -> tuple[Meeting, list[Problem]]:
    """Return the meeting with the times that were typed, and what is wrong with them.

    A date without a time is at nine; a field that was not on the card stays.
    """
    problems: list[Problem] = []
    typed: dict[str, datetime | None] = {}
    for part in cards.PARTS:
        if part == "invite" and meeting.state is not MeetingState.DRAFT and announced(meeting, now):
            continue
        at, problem = _moment(part, inputs, zone)
        if problem is not None:
            problems.append(problem)
        typed[f"{part}_at"] = at
    vote_at = meeting.vote_at
    if "vote" in inputs:
        by_timetable = inputs["vote"] == cards.BY_TIMETABLE
        vote_at = (meeting.vote_at or vote_by_timetable(meeting)) if by_timetable else None
    for name, at in typed.items():  # a minute that was there before is kept to the second, so that nothing changes
        was: datetime | None = getattr(meeting, name)
        if at is not None and was is not None and at == was.replace(second=0, microsecond=0):
            typed[name] = was
    return replace(meeting, vote_at=vote_at, **typed), problems  # type: ignore[arg-type]


def _moment(part: str, inputs: Mapping[str, str], zone: str) -> tuple[datetime | None, Problem | None]:
    """Return the moment that was typed for one part, or what is wrong with it; neither where nothing was typed."""
    written = inputs.get(f"{part}_date", "").strip()
    if not written:
        return None, None
    day = read_day(written)
    if day is None:
        return None, Problem("not_a_day", field=f"{part}_date")
    clock = inputs.get(f"{part}_time", "").strip()
    at = read_clock(clock) if clock else NINE
    if at is None:
        return None, Problem("not_a_time", field=f"{part}_time")
    there = moment(day, at, zone)
    if there.fit is Fit.SKIPPED:
        return None, Problem("time_skipped", {"time": at.strftime("%H:%M")}, f"{part}_time")
    return there.utc, None
