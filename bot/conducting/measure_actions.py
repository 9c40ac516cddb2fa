"""Presses that agree on a measure: from an idea, from a good practice, or from nothing, in a meeting or outside one."""

from __future__ import annotations

from bot.agenda.views import conductor_card
from bot.edge.incoming import Incoming
from bot.handling.effects import effect
from bot.handling.identity import require_leader
from bot.handling.services import Action, Answer, Services
from bot.ideas.views import idea_behind, ideas_of_leader
from bot.measures.actions import measures_card
from bot.measures.views import new_form
from cards.kit.scene import Card
from cards.measures.verbs import MEASURE_FORM, MEASURE_SAVE
from cards.verbs import Press, Verb
from domain.errors import Problem, Refused
from domain.ideas.idea_groups import IdeaGroup
from domain.ideas.running import edit_soon
from domain.ideas.to_measure import became, taken_already
from domain.ids import new_id
from domain.measures.agree import NewMeasure, agree_measure
from domain.measures.measure import Measure
from domain.meetings.meeting import Meeting
from domain.people.school import Caller
from domain.practice.practice import Practice
from domain.practice.take_package import practice_here
from domain.unit_of_work import UnitOfWork
from locales import tr

OF_PRACTICE = "practice:"  # what the form's button carries where the measure is taken from a good practice


async def form(services: Services, incoming: Incoming, press: Press) -> Answer:
    """An empty form, with the id of the measure that it makes."""
    async with services.units(write=False) as uow:
        leader, meeting = await _place(uow, incoming, press.ref)
        return await new_form(services, uow, leader, meeting, new_id())


async def save(services: Services, incoming: Incoming, press: Press) -> Answer:
    """Keep the measure; the same form with what is wrong beside its fields where it cannot be kept."""

    async def do(uow: UnitOfWork) -> tuple[Caller, Meeting | None, Card | None]:
        leader, meeting = await _place(uow, incoming, press.ref)
        practice = await _practice(uow, leader, press.arg)
        group = None if practice else await idea_behind(uow, meeting, press.arg)
        about, origin = (practice.characteristic_id, practice.id) if practice else ("", "")
        new = NewMeasure(press.nonce, meeting.id if meeting else "", press.inputs, about, origin)
        found = await _agree(services, uow, leader, meeting, new, group)
        if isinstance(found, list):
            # Of an idea that somebody else has taken meanwhile: saved once more, it is a measure of its own.
            still = None if any(problem.key == "idea_has_measure" for problem in found) else group
            again = (press.nonce, found, press.inputs, still, press.arg if practice else "")
            return leader, meeting, await new_form(services, uow, leader, meeting, *again)
        return leader, meeting, None

    leader, meeting, again = await effect(services, do)
    if again is not None:
        return again
    if meeting is not None and press.arg:  # on to the next idea
        return await ideas_of_leader(services, leader, meeting.id, tr(leader.language, "The measure is added."))
    if meeting is None or meeting.ended_at is not None:
        return await measures_card(services, leader, mine=False)
    return await conductor_card(services, leader, meeting.id)


async def _place(uow: UnitOfWork, incoming: Incoming, ref: str) -> tuple[Caller, Meeting | None]:
    """Where a new measure belongs: a meeting, or the school itself."""
    meeting = await uow.meetings.get(ref)
    if meeting is not None:
        return await require_leader(uow, incoming, meeting.school_id), meeting
    if await uow.schools.get(ref) is None:
        raise Refused("gone")
    return await require_leader(uow, incoming, ref), None


async def _practice(uow: UnitOfWork, leader: Caller, arg: str) -> Practice | None:
    """The good practice that the form was filled in from, where this school may see it."""
    if not arg.startswith(OF_PRACTICE):
        return None
    return await practice_here(uow, arg.removeprefix(OF_PRACTICE), leader.school)


async def _agree(
    services: Services,
    uow: UnitOfWork,
    leader: Caller,
    meeting: Meeting | None,
    new: NewMeasure,
    group: IdeaGroup | None,
) -> Measure | list[Problem]:
    """The measure, and that its idea has become one. ``agree_measure`` takes the meeting's lock."""
    now = services.clock()
    if meeting is not None and group is not None:
        await uow.meetings.get(meeting.id, lock=True)
        if taken := await taken_already(uow, meeting, group.id, new.measure_id):
            return taken
    found = await agree_measure(uow, new, leader, services.holidays, now)
    if isinstance(found, Measure) and meeting is not None and group is not None:
        await became(uow, found, group.id)
        await edit_soon(uow, meeting, now)
    return found


ACTIONS: dict[Verb, Action] = {MEASURE_FORM: form, MEASURE_SAVE: save}
