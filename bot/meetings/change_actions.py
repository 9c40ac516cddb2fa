"""Presses that move or cancel a meeting that people are invited to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.agenda.asked import led_meeting
from bot.agenda.views import characteristic_of
from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from cards.kit.scene import Card
from cards.meetings import move_and_cancel as cards
from cards.meetings.verbs import MEETING_CANCEL, MEETING_CANCEL_SAVE, MEETING_MOVE, MEETING_MOVE_SAVE
from cards.verbs import Press
from dialogs.meetings.form_values import read_minutes, read_start, typed
from dialogs.meetings.views import in_words
from domain.calendar.calendar_of import calendar_of
from domain.catalogue.areas import Characteristic
from domain.errors import Problem, Refused
from domain.meetings.cancel import LONGEST_REASON, cancel_meeting
from domain.meetings.invite import require_ahead
from domain.meetings.meeting import Meeting, MeetingState
from domain.meetings.move import move_meeting
from domain.meetings.plan import AHEAD, problems_with, warnings_about


@reading(MEETING_MOVE)
async def move(ask: Ask) -> Answer:
    """Return the form for another time."""
    meeting = await _meeting_ahead(ask)
    return cards.move(ask.scene, meeting, await _characteristic(ask, meeting))


@writing(MEETING_MOVE_SAVE)
async def move_save(ask: Ask) -> Answer:
    """Move the meeting; where the time cannot be, or is unusual and not yet confirmed, return the form, filled in."""
    meeting, press = await _meeting_ahead(ask), ask.press
    school, characteristic = ask.caller.school, await _characteristic(ask, meeting)
    wanted, problems = _as_typed(meeting, press, school.zone)
    same = replace(wanted, version=meeting.version) == meeting
    unread = {problem.field for problem in problems}
    wrong = problems_with(wanted, ask.now, school.zone) if not same else []
    problems += [problem for problem in wrong if problem.field not in unread]
    if problems:
        return _form_again(ask, meeting, characteristic, problems)
    if same:  # pressed twice, or nothing was changed
        return cards.moved(ask.scene, meeting, characteristic)
    if press.rev and press.rev != meeting.version:
        return _form_again(ask, meeting, characteristic, [Problem("changed_meanwhile")])
    seen = f"seen {wanted.starts_at} {wanted.minutes}"
    unusual = await _unusual(ask, wanted)
    if unusual and press.arg != seen:
        return _form_again(ask, meeting, characteristic, [*unusual, Problem("press_again")], seen)
    to = (wanted.starts_at, wanted.minutes, wanted.place)
    saved = await move_meeting(ask.uow, ask.caller, meeting.id, *to, ask.now, ask.services.holidays)
    if isinstance(saved, list):
        return _form_again(ask, meeting, characteristic, saved)
    return cards.moved(ask.scene, saved, characteristic)


@reading(MEETING_CANCEL)
async def cancel(ask: Ask) -> Answer:
    """Ask whether the meeting is to be cancelled."""
    meeting = await _meeting_ahead(ask)
    return cards.cancel(ask.scene, meeting, await _characteristic(ask, meeting))


@writing(MEETING_CANCEL_SAVE)
async def cancel_save(ask: Ask) -> Answer:
    """Call the meeting off. A reason that is too long is cut; the form has room for less anyway."""
    await led_meeting(ask)
    reason = ask.press.inputs.get("reason", "")[:LONGEST_REASON]
    meeting = await cancel_meeting(ask.uow, ask.caller, ask.press.ref, reason, ask.now)
    return cards.cancelled(ask.scene, meeting, await _characteristic(ask, meeting))


async def _meeting_ahead(ask: Ask) -> Meeting:
    """Return the meeting to a leader of its school; one that nobody is invited to, or that is past, is refused."""
    meeting = await led_meeting(ask)
    if meeting.state is MeetingState.DRAFT:
        raise Refused("gone")
    require_ahead(meeting)
    return meeting


async def _characteristic(ask: Ask, meeting: Meeting) -> Characteristic:
    """Return what the meeting is about."""
    return await characteristic_of(ask.uow, ask.caller.school.id, meeting.characteristic_id)


async def _unusual(ask: Ask, wanted: Meeting) -> list[Problem]:
    """Return what is unusual about the time that is wanted."""
    school = ask.caller.school
    others = await ask.uow.meetings.of_school(school.id, states=AHEAD)
    catalogue = await ask.uow.catalogues.of(school.id)
    calendar = await calendar_of(ask.uow, school, ask.services.holidays)
    return warnings_about(wanted, others, catalogue, school, calendar, ask.scene.language)


def _form_again(
    ask: Ask, meeting: Meeting, characteristic: Characteristic, problems: Sequence[Problem], arg: str = ""
) -> Card:
    """Return the form for another time as it was typed, with what is wrong; ``arg`` says what its button confirms."""
    words = in_words(ask.scene, problems)
    return cards.move(ask.scene, meeting, characteristic, words, typed(ask.press.inputs), arg)


def _as_typed(meeting: Meeting, press: Press, zone: str) -> tuple[Meeting, list[Problem]]:
    """Return the meeting at the time and place that were typed, and what of it cannot be read."""
    starts_at, problems = read_start(press.inputs, zone)
    minutes, wrong = read_minutes(press.inputs, meeting.minutes)
    left_out = "" if "date" in press.inputs else meeting.place  # clients leave out a field that was emptied
    place = " ".join(press.inputs.get("place", left_out).split())
    return replace(meeting, starts_at=starts_at, minutes=minutes, place=place), problems + wrong
