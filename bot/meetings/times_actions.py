"""Presses on the card of the times around a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.agenda.views import characteristic_of, known
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.kit.scene import Card
from cards.meetings import times as cards
from cards.meetings.verbs import TIMES_PROPOSE, TIMES_SAVE, TIMES_SHOW
from cards.verbs import Press, Verb
from dialogs.meetings.form_values import read_clock
from domain.calendar.calendar_of import calendar_of
from domain.calendar.clock_and_days import Fit, moment
from domain.errors import Problem, Refused
from domain.meetings.change_times import change_times
from domain.meetings.invite import require_ahead
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.times import NINE, announced, propose, vote_by_timetable, with_times
from domain.people.school import Caller
from domain.reading import read_day
from domain.unit_of_work import UnitOfWork


async def _show(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The times as they are, or as they are proposed."""
    now = services.clock()
    async with services.units(write=False) as uow:
        leader, meeting = await _meeting(uow, incoming, press.ref)
        calendar = await calendar_of(uow, leader.school, services.holidays)
        if meeting.state is MeetingState.DRAFT:
            meeting = with_times(meeting, now, calendar)
        about = await characteristic_of(uow, leader.school.id, meeting.characteristic_id)
    return cards.times(scene_for(services, leader, now), meeting, about)


async def _save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep what was typed; the same card with what is wrong beside its field where it cannot be."""
    now = services.clock()

    async def do(uow: UnitOfWork) -> Card:
        leader, meeting = await _meeting(uow, incoming, press.ref)
        calendar = await calendar_of(uow, leader.school, services.holidays)
        shown = with_times(meeting, now, calendar) if meeting.state is MeetingState.DRAFT else meeting
        scene = scene_for(services, leader, now)
        about = await characteristic_of(uow, leader.school.id, meeting.characteristic_id)
        wanted, problems = _as_typed(shown, press.inputs, leader.school.zone, now)
        if not problems:
            saved = await change_times(uow, leader, wanted, now, calendar)
            if isinstance(saved, Meeting):
                return cards.times(scene, saved, about, saved=True)
            problems = saved
        fields = cards.stored(scene, shown)
        values = {name: press.inputs.get(name, "") for name in fields if name != "vote"}
        vote = press.inputs.get("vote")
        return cards.times(scene, shown, about, problems, values | ({"vote": vote} if vote else {}))

    return await effect(services, do)


async def _propose(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The proposed times again, kept at once."""
    now = services.clock()

    async def do(uow: UnitOfWork) -> Card:
        leader, meeting = await _meeting(uow, incoming, press.ref)
        calendar = await calendar_of(uow, leader.school, services.holidays)
        wanted = propose(meeting, now, calendar)
        saved = await change_times(uow, leader, wanted, now, calendar)
        about = await characteristic_of(uow, leader.school.id, meeting.characteristic_id)
        scene = scene_for(services, leader, now)
        if isinstance(saved, Meeting):
            return cards.times(scene, saved, about, saved=True)
        return cards.times(scene, wanted, about, saved)

    return await effect(services, do)


def _as_typed(meeting: Meeting, inputs: Mapping[str, str], zone: str, now: datetime) -> tuple[Meeting, list[Problem]]:
    """What was typed, onto the meeting. A date without a time is at nine; a field that was not on the card stays."""
    problems: list[Problem] = []
    found: dict[str, datetime | None] = {}
    for part in cards.PARTS:
        if part == "invite" and meeting.state is not MeetingState.DRAFT and announced(meeting, now):
            continue
        at, problem = _moment(part, inputs, zone)
        if problem is not None:
            problems.append(problem)
        found[f"{part}_at"] = at
    vote_at = meeting.vote_at
    if "vote" in inputs:
        by_timetable = inputs["vote"] == cards.BY_TIMETABLE
        vote_at = (meeting.vote_at or vote_by_timetable(meeting)) if by_timetable else None
    for name, at in found.items():  # a minute that was there before is kept to the second, so that nothing changes
        was: datetime | None = getattr(meeting, name)
        if at is not None and was is not None and at == was.replace(second=0, microsecond=0):
            found[name] = was
    return replace(meeting, vote_at=vote_at, **found), problems  # type: ignore[arg-type]


def _moment(part: str, inputs: Mapping[str, str], zone: str) -> tuple[datetime | None, Problem | None]:
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


async def _meeting(uow: UnitOfWork, incoming: Incoming, meeting_id: str) -> tuple[Caller, Meeting]:
    """The meeting for a leader of its school; anything that is no longer ahead is refused."""
    meeting = await known(uow, meeting_id)
    leader = await require_leader(uow, incoming, meeting.school_id)
    if incoming.public:
        raise Refused("write_to_me")
    if meeting.starts_at is None:
        raise Refused("date_missing")
    if meeting.state is not MeetingState.DRAFT:
        require_ahead(meeting)
    return leader, meeting


ACTIONS: dict[Verb, Action] = {TIMES_SHOW: _show, TIMES_SAVE: _save, TIMES_PROPOSE: _propose}
