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
from cards.meetings.move_and_cancel import REST, WHICH
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
from domain.meetings.together import cancel_together, move_together, moved_together, remaining_with


@reading(MEETING_MOVE)
async def move(ask: Ask) -> Answer:
    """Return the form for another time."""
    meeting = await _meeting_ahead(ask)
    rest = await remaining_with(ask.uow, meeting, ask.now)
    return cards.move(ask.scene, meeting, await _characteristic(ask, meeting), rest=rest)


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
        return await _form_again(ask, meeting, characteristic, problems)
    if same:  # pressed twice, or nothing was changed
        return cards.moved(ask.scene, meeting, characteristic)
    if press.rev and press.rev != meeting.version:
        return await _form_again(ask, meeting, characteristic, [Problem("changed_meanwhile")])
    together = await remaining_with(ask.uow, meeting, ask.now) if press.inputs.get(WHICH) == REST else []
    moved = moved_together(meeting, wanted, together, school.zone) or [wanted]
    seen = f"seen {wanted.starts_at} {wanted.minutes}{f' {len(together)}' if together else ''}"
    unusual = await _unusual(ask, moved)
    if unusual and press.arg != seen:
        return await _form_again(ask, meeting, characteristic, [*unusual, Problem("press_again")], seen)
    if together:
        if wrong := await move_together(ask.uow, ask.caller, moved, ask.now, ask.services.holidays):
            return await _form_again(ask, meeting, characteristic, wrong)
        return cards.moved_together(ask.scene, school.id, moved)
    to = (wanted.starts_at, wanted.minutes, wanted.place)
    saved = await move_meeting(ask.uow, ask.caller, meeting.id, *to, ask.now, ask.services.holidays)
    if isinstance(saved, list):
        return await _form_again(ask, meeting, characteristic, saved)
    return cards.moved(ask.scene, saved, characteristic)


@reading(MEETING_CANCEL)
async def cancel(ask: Ask) -> Answer:
    """Ask whether the meeting is to be cancelled."""
    meeting = await _meeting_ahead(ask)
    rest = await remaining_with(ask.uow, meeting, ask.now)
    return cards.cancel(ask.scene, meeting, await _characteristic(ask, meeting), rest)


@writing(MEETING_CANCEL_SAVE)
async def cancel_save(ask: Ask) -> Answer:
    """Call the meeting off, or all that remain of its series. A reason that is too long is cut."""
    asked = await led_meeting(ask)
    reason = ask.press.inputs.get("reason", "")[:LONGEST_REASON]
    if ask.press.inputs.get(WHICH) == REST and asked.series:
        off = await cancel_together(ask.uow, ask.caller, asked, reason, ask.now)
        return cards.cancelled_together(ask.scene, asked.school_id, off)
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


async def _unusual(ask: Ask, wanted: Sequence[Meeting]) -> list[Problem]:
    """Return what is unusual about the times that are wanted, of one meeting or of several that move together."""
    school = ask.caller.school
    moving = {one.id for one in wanted}
    ahead = await ask.uow.meetings.of_school(school.id, states=AHEAD)
    others = [one for one in ahead if one.id not in moving]
    catalogue = await ask.uow.catalogues.of(school.id)
    calendar = await calendar_of(ask.uow, school, ask.services.holidays)
    language = ask.scene.language
    return [problem for one in wanted for problem in warnings_about(one, others, catalogue, school, calendar, language)]


async def _form_again(
    ask: Ask, meeting: Meeting, characteristic: Characteristic, problems: Sequence[Problem], arg: str = ""
) -> Card:
    """Return the form for another time as it was typed, with what is wrong; ``arg`` says what its button confirms."""
    words = in_words(ask.scene, problems)
    rest = await remaining_with(ask.uow, meeting, ask.now)
    values = {**typed(ask.press.inputs), WHICH: ask.press.inputs.get(WHICH, "")}
    return cards.move(ask.scene, meeting, characteristic, words, values, arg, rest)


def _as_typed(meeting: Meeting, press: Press, zone: str) -> tuple[Meeting, list[Problem]]:
    """Return the meeting at the time and place that were typed, and what of it cannot be read."""
    starts_at, problems = read_start(press.inputs, zone)
    minutes, wrong = read_minutes(press.inputs, meeting.minutes)
    left_out = "" if "date" in press.inputs else meeting.place  # clients leave out a field that was emptied
    place = " ".join(press.inputs.get("place", left_out).split())
    return replace(meeting, starts_at=starts_at, minutes=minutes, place=place), problems + wrong
