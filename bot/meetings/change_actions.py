"""Presses that move or cancel a meeting that people are invited to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.agenda.views import characteristic_of, leader_of
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import require_leader, scene_for
from bot.handling.services import Action, Answer, Services
from cards.kit.scene import Card
from cards.meetings import listing as cards
from cards.meetings.verbs import MEETING_CANCEL, MEETING_CANCEL_SAVE, MEETING_MOVE, MEETING_MOVE_SAVE
from cards.verbs import Press, Verb
from dialogs.meetings.form_values import read_minutes, read_start, typed
from dialogs.meetings.views import in_words
from domain.calendar.calendar_of import calendar_of
from domain.errors import Problem, Refused
from domain.meetings.cancel import LONGEST_REASON, cancel_meeting
from domain.meetings.invite import require_ahead
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.move import move_meeting
from domain.meetings.plan import AHEAD, problems_with, warnings_about
from domain.people.school import Caller
from domain.unit_of_work import UnitOfWork


async def _move(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The form for another time."""
    async with services.units(write=False) as uow:
        leader, meeting = await _ahead(uow, incoming, press.ref)
        characteristic = await characteristic_of(uow, leader.school.id, meeting.characteristic_id)
    return cards.move(scene_for(services, leader, services.clock()), meeting, characteristic)


async def _move_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Move it; the same form, filled in, where it cannot be or where it is unusual and not yet confirmed."""
    now = services.clock()

    async def do(uow: UnitOfWork) -> Card:
        leader, meeting = await _ahead(uow, incoming, press.ref)
        scene = scene_for(services, leader, now)
        characteristic = await characteristic_of(uow, leader.school.id, meeting.characteristic_id)
        inputs = typed(press.inputs)

        def again(problems: Sequence[Problem], arg: str = "") -> Card:
            return cards.move(scene, meeting, characteristic, in_words(scene, problems), inputs, arg)

        wanted, problems = _as_typed(meeting, press, leader.school.zone)
        same = replace(wanted, version=meeting.version) == meeting
        read = {problem.field for problem in problems}
        wrong = problems_with(wanted, now, leader.school.zone) if not same else []
        problems += [one for one in wrong if one.field not in read]
        if problems:
            return again(problems)
        if same:  # pressed twice, or nothing was changed
            return cards.moved(scene, meeting, characteristic)
        if press.rev and press.rev != meeting.version:
            return again([Problem("changed_meanwhile")])
        seen = f"seen {wanted.starts_at} {wanted.minutes}"
        others = await uow.meetings.of_school(leader.school.id, states=AHEAD)
        catalogue = await uow.catalogues.of(leader.school.id)
        calendar = await calendar_of(uow, leader.school, services.holidays)
        unusual = warnings_about(wanted, others, catalogue, leader.school, calendar, scene.language)
        if unusual and press.arg != seen:
            return again([*unusual, Problem("press_again")], seen)
        to = (wanted.starts_at, wanted.minutes, wanted.place)
        saved = await move_meeting(uow, leader, meeting.id, *to, now, services.holidays)
        return again(saved) if isinstance(saved, list) else cards.moved(scene, saved, characteristic)

    return await effect(services, do)


def _as_typed(meeting: Meeting, press: Press, zone: str) -> tuple[Meeting, list[Problem]]:
    starts_at, problems = read_start(press.inputs, zone)
    minutes, wrong = read_minutes(press.inputs, meeting.minutes)
    left_out = "" if "date" in press.inputs else meeting.place  # clients leave out a field that was emptied
    place = " ".join(press.inputs.get("place", left_out).split())
    return replace(meeting, starts_at=starts_at, minutes=minutes, place=place), problems + wrong


async def _cancel(services: Services, incoming: Incoming, press: Press) -> Answer:
    """The question whether it is to be cancelled."""
    async with services.units(write=False) as uow:
        leader, meeting = await _ahead(uow, incoming, press.ref)
        characteristic = await characteristic_of(uow, leader.school.id, meeting.characteristic_id)
    return cards.cancel(scene_for(services, leader, services.clock()), meeting, characteristic)


async def _cancel_save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Yes: call it off. A reason that is too long is cut; the form has room for less anyway."""
    now = services.clock()

    async def do(uow: UnitOfWork) -> Card:
        leader = await leader_of(uow, incoming, press.ref)
        reason = press.inputs.get("reason", "")[:LONGEST_REASON]
        meeting = await cancel_meeting(uow, leader, press.ref, reason, now)
        characteristic = await characteristic_of(uow, leader.school.id, meeting.characteristic_id)
        return cards.cancelled(scene_for(services, leader, now), meeting, characteristic)

    return await effect(services, do)


async def _ahead(uow: UnitOfWork, incoming: Incoming, meeting_id: str) -> tuple[Caller, Meeting]:
    meeting = await uow.meetings.get(meeting_id)
    if meeting is None:
        raise Refused("gone")
    leader = await require_leader(uow, incoming, meeting.school_id)
    if meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    require_ahead(meeting)
    return leader, meeting


ACTIONS: dict[Verb, Action] = {
    MEETING_MOVE: _move,
    MEETING_MOVE_SAVE: _move_save,
    MEETING_CANCEL: _cancel,
    MEETING_CANCEL_SAVE: _cancel_save,
}
