"""Presses that agree on a measure: from an idea, from a good practice, or from nothing, in a meeting or outside one."""

from __future__ import annotations

from collections.abc import Awaitable

from bot.agenda.views import conductor_card
from bot.handling.ask import Ask, reading, writing
from bot.handling.services import Answer
from bot.ideas.views import idea_behind, ideas_of_leader
from bot.measures.actions import measures_card
from bot.measures.views import new_form
from cards.measures.verbs import AS_SAID, MEASURE_FORM, MEASURE_SAVE, OF_PRACTICE
from domain.errors import Problem, Refused
from domain.ideas.idea_groups import IdeaGroup
from domain.ideas.running import edit_soon
from domain.ideas.to_measure import became, taken_already
from domain.ids import new_id
from domain.measures.agree import NewMeasure, agree_measure
from domain.measures.form import TITLE
from domain.measures.measure import LONGEST_TITLE, Measure
from domain.meetings.meeting import Meeting
from domain.practice.practice import Practice
from domain.practice.take_package import practice_here


@reading(MEASURE_FORM)
async def form(ask: Ask) -> Answer:
    """Return a form with the measure as it was said, else empty, and with the id of the measure that it makes."""
    said = ask.press.arg.removeprefix(AS_SAID) if ask.press.arg.startswith(AS_SAID) else ""
    values = dict([TITLE.written(said[:LONGEST_TITLE])]) if said else None
    return await new_form(ask, await _place(ask), new_id(), values=values)


@writing(MEASURE_SAVE)
async def save(ask: Ask) -> Answer | Awaitable[Answer]:
    """Keep the measure; where it cannot be kept, return the form with what is wrong beside its fields."""
    press, meeting = ask.press, await _place(ask)
    practice = await _practice(ask)
    group = None if practice else await idea_behind(ask.uow, meeting, press.arg)
    about, origin = (practice.characteristic_id, practice.id) if practice else ("", "")
    new = NewMeasure(press.nonce, meeting.id if meeting else "", press.inputs, about, origin)
    agreed = await _agree(ask, meeting, new, group)
    if isinstance(agreed, list):
        # Of an idea that somebody else has taken meanwhile: saved once more, it is a measure of its own.
        still = None if any(problem.key == "idea_has_measure" for problem in agreed) else group
        return await new_form(ask, meeting, press.nonce, agreed, press.inputs, still, press.arg if practice else "")
    if meeting is not None and press.arg:  # on to the next idea
        return ideas_of_leader(ask.services, ask.caller, meeting.id, ask.tr("The measure is added."))
    if meeting is None or meeting.ended_at is not None:
        return await measures_card(ask)
    return conductor_card(ask, meeting.id)


async def _place(ask: Ask) -> Meeting | None:
    """Return the meeting where a new measure belongs; None where it belongs to the school itself."""
    meeting = await ask.uow.meetings.get(ask.press.ref)
    if meeting is None and await ask.uow.schools.get(ask.press.ref) is None:
        raise Refused("gone")
    await ask.leader(meeting.school_id if meeting else ask.press.ref)
    return meeting


async def _practice(ask: Ask) -> Practice | None:
    """Return the good practice that the form was filled in from, where this school may see it."""
    if not ask.press.arg.startswith(OF_PRACTICE):
        return None
    return await practice_here(ask.uow, ask.press.arg.removeprefix(OF_PRACTICE), ask.caller.school)


async def _agree(
    ask: Ask, meeting: Meeting | None, new: NewMeasure, group: IdeaGroup | None
) -> Measure | list[Problem]:
    """Agree on the measure, and note that its idea has become one. ``agree_measure`` takes the meeting's lock."""
    if meeting is not None and group is not None:
        await ask.uow.meetings.get(meeting.id, lock=True)
        if taken := await taken_already(ask.uow, meeting, group.id, new.measure_id):
            return taken
    agreed = await agree_measure(ask.uow, new, ask.caller, ask.services.holidays, ask.now)
    if isinstance(agreed, Measure) and meeting is not None and group is not None:
        await became(ask.uow, agreed, group.id)
        await edit_soon(ask.uow, meeting, ask.now)
    return agreed
